//! Lines made ready go onto the order, at its end and as proposed. They are numbered here: the writer is
//! alone, and the ids need not be told line by line.

use serde_json::{Value, json};

use super::new_line::Ready;
use super::{OrderId, OrderLineId, rules};
use crate::kernel::{Refusal, Result, Write};
use crate::policy::{self, keys};

/// Where the lines of an order end so far.
#[derive(Default, sqlx::FromRow)]
struct End {
    count: i64,
    position: i64,
    group: i64,
    /// The id the next line of the house has.
    next: i64,
}

/// Refuses more than an order may hold.
pub async fn write_lines(cx: &mut Write, order: OrderId, lines: &[Ready]) -> Result<Vec<OrderLineId>> {
    let end = sqlx::query_as(
        "SELECT count(*) AS count, coalesce(max(position), 0) AS position,
                coalesce(max(package_group), 0) AS \"group\",
                (SELECT coalesce(max(id), 0) + 1 FROM order_lines) AS next
         FROM order_lines WHERE order_id = ?",
    );
    let end = end.bind(order).fetch_one(cx.db()).await?;
    write_after(cx, order, end, lines).await
}

/// The lines an order begins with; `next` is the id of the first.
pub async fn write_first_lines(
    cx: &mut Write,
    order: OrderId,
    next: i64,
    lines: &[Ready],
) -> Result<Vec<OrderLineId>> {
    write_after(cx, order, End { next, ..End::default() }, lines).await
}

async fn write_after(cx: &mut Write, order: OrderId, end: End, lines: &[Ready]) -> Result<Vec<OrderLineId>> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    if usize::try_from(end.count).unwrap_or(usize::MAX).saturating_add(lines.len()) > rules::MOST_LINES {
        let refusal = Refusal::new("orders.too_many_lines").at("lines");
        return Err(refusal.with("limit", rules::MOST_LINES).into());
    }
    let tax = policy::value(cx, keys::TAX_REPAIR).await?;
    let (now, staff) = (cx.now, cx.staff());
    let rows: Vec<Value> =
        (1_i64..).zip(lines).map(|(step, line)| row(end.position + step, end.group, line)).collect();
    // Each row is looked into as the one text it is, not written anew for each of its columns.
    sqlx::query(
        "INSERT INTO order_lines (id, order_id, position, kind, operation_id, part_id, code, name, unit,
                job_class, fault_code, package_id, package_group, payer, customer_supplied, quantity,
                unit_price, list_amount, amount, price_rule, price_reason, sublet_supplier,
                sublet_cost, tax_rate, state, added_at, added_by)
         SELECT ?6 + key, ?2, row ->> 0, row ->> 1, row ->> 2, row ->> 3, row ->> 4, row ->> 5, row ->> 6, row ->> 7,
                row ->> 8, row ->> 9, row ->> 10, row ->> 11, row ->> 12, row ->> 13, row ->> 14, row ->> 15,
                row ->> 15, row ->> 16, row ->> 17, row ->> 18, row ->> 19, ?3, 'proposed', ?4, ?5
         FROM (SELECT key, value AS row FROM json_each(?1) ORDER BY key)",
    )
    .bind(Value::Array(rows).to_string())
    .bind(order)
    .bind(tax)
    .bind(now)
    .bind(staff)
    .bind(end.next)
    .execute(cx.db())
    .await?;
    Ok((end.next..).zip(lines).map(|(id, _)| OrderLineId(id)).collect())
}

/// A line's own columns, in the order of the statement.
fn row(position: i64, group: i64, line: &Ready) -> Value {
    json!([
        position,
        line.kind,
        line.operation,
        line.part,
        line.code,
        line.name,
        line.unit,
        line.job_class,
        line.fault_code,
        line.package,
        line.group.and_then(|at| i64::try_from(at).ok()).map(|at| group + 1 + at),
        line.payer,
        line.customer_supplied,
        line.quantity.units(),
        line.unit_price.units(),
        line.list_amount.units(),
        line.price_rule,
        line.price_reason,
        line.sublet_supplier,
        line.sublet_cost.map(|cost| cost.units()),
    ])
}

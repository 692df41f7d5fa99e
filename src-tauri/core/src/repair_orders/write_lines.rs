//! Lines made ready go onto the order, at its end and as proposed.

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
}

/// Refuses more than an order may hold.
pub async fn write_lines(cx: &mut Write, order: OrderId, lines: &[Ready]) -> Result<Vec<OrderLineId>> {
    let end = sqlx::query_as(
        "SELECT count(*) AS count, coalesce(max(position), 0) AS position,
                coalesce(max(package_group), 0) AS \"group\"
         FROM order_lines WHERE order_id = ?",
    );
    let end = end.bind(order).fetch_one(cx.db()).await?;
    write_after(cx, order, end, lines).await
}

/// The lines an order begins with.
pub async fn write_first_lines(cx: &mut Write, order: OrderId, lines: &[Ready]) -> Result<Vec<OrderLineId>> {
    write_after(cx, order, End::default(), lines).await
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
    let mut ids: Vec<OrderLineId> = sqlx::query_scalar(
        "INSERT INTO order_lines (order_id, position, kind, operation_id, part_id, code, name, unit,
                job_class, fault_code, package_id, package_group, payer, customer_supplied, quantity,
                unit_price, list_amount, amount, price_rule, price_reason, sublet_supplier,
                sublet_cost, tax_rate, state, added_at, added_by)
         SELECT ?2, j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4, j.value ->> 5,
                j.value ->> 6, j.value ->> 7, j.value ->> 8, j.value ->> 9, j.value ->> 10, j.value ->> 11,
                j.value ->> 12, j.value ->> 13, j.value ->> 14, j.value ->> 15, j.value ->> 15, j.value ->> 16,
                j.value ->> 17, j.value ->> 18, j.value ->> 19, ?3, 'proposed', ?4, ?5
         FROM json_each(?1) AS j ORDER BY j.key RETURNING id",
    )
    .bind(Value::Array(rows).to_string())
    .bind(order)
    .bind(tax)
    .bind(now)
    .bind(staff)
    .fetch_all(cx.db())
    .await?;
    // Given in the order of the lines, whatever order they are told in.
    ids.sort_unstable();
    Ok(ids)
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

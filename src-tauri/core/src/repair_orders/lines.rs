//! The lines of an order as rules see them, and the gate in front of work and parts.

use super::{LineKind, LineState, LineWork, OrderId, OrderLineId, OrderState, Payer, PriceRule, rules};
use crate::audit::stale;
use crate::catalogue::OperationId;
use crate::kernel::{Money, Quantity, Read, Refusal, Result, Write};
use crate::parts::PartId;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    pub id: OrderLineId,
    pub order_id: OrderId,
    pub kind: LineKind,
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub name: String,
    pub package_group: Option<i64>,
    pub payer: Payer,
    pub customer_supplied: bool,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    pub amount: Money,
    pub price_rule: PriceRule,
    pub state: LineState,
    pub work: LineWork,
    /// Parts out to this line and not brought back.
    pub issued: Quantity,
    pub version: i64,
}

impl Line {
    /// Its price is a share of a package's fixed price: it stands and falls with the package.
    pub fn of_fixed_package(&self) -> Option<i64> {
        self.package_group.filter(|_| self.price_rule == PriceRule::Package)
    }
}

/// The line, or `orders.unknown_line`.
pub async fn load(cx: &mut Read, id: OrderLineId) -> Result<Line> {
    let found: Option<Line> = sqlx::query_as(
        "SELECT l.id, l.order_id, l.kind, l.operation_id, l.part_id, l.name, l.package_group, l.payer,
                l.customer_supplied, l.quantity, l.unit_price, l.list_amount, l.discount, l.amount,
                l.price_rule, l.state, l.work, l.version,
                (SELECT coalesce(sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END), 0)
                 FROM slip_lines x JOIN slips s ON s.id = x.slip_id WHERE x.order_line_id = l.id) AS issued
         FROM order_lines l WHERE l.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    Ok(found.ok_or_else(|| Refusal::new("orders.unknown_line").at("line_id").with("id", id))?)
}

/// The line for an edit; refuses a stale version (`record.stale`).
pub async fn load_seen(cx: &mut Write, id: OrderLineId, version: i64) -> Result<Line> {
    let line = load(cx, id).await?;
    stale::refuse_if_changed(cx, "order", line.order_id.0, version, line.version).await?;
    Ok(line)
}

/// All lines of an order in their order.
pub async fn of_order(cx: &mut Read, order: OrderId) -> Result<Vec<Line>> {
    Ok(sqlx::query_as(
        "SELECT l.id, l.order_id, l.kind, l.operation_id, l.part_id, l.name, l.package_group, l.payer,
                l.customer_supplied, l.quantity, l.unit_price, l.list_amount, l.discount, l.amount,
                l.price_rule, l.state, l.work, l.version,
                (SELECT coalesce(sum(CASE s.kind WHEN 'issue' THEN x.quantity ELSE -x.quantity END), 0)
                 FROM slip_lines x JOIN slips s ON s.id = x.slip_id WHERE x.order_line_id = l.id) AS issued
         FROM order_lines l WHERE l.order_id = ? ORDER BY l.position, l.id",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

/// The gate of EST-01 and EST-02: the line, if its customer said yes and the order is in
/// a state in which work is dispatched and parts are picked. Otherwise refused with
/// `orders.not_consented` or `orders.not_in_state`.
pub async fn consented(cx: &mut Read, id: OrderLineId) -> Result<Line> {
    let line = load(cx, id).await?;
    let (number, state): (String, OrderState) =
        sqlx::query_as("SELECT number, state FROM repair_orders WHERE id = ?")
            .bind(line.order_id)
            .fetch_one(cx.db())
            .await?;
    if line.state != LineState::Consented {
        let refusal = Refusal::new("orders.not_consented").at("line_id");
        return Err(refusal.with("number", number).with("line", line.name).with("state", line.state).into());
    }
    if !rules::work_may_begin(state) {
        let refusal = Refusal::new("orders.not_in_state").at("line_id");
        return Err(refusal.with("number", number).with("state", state).into());
    }
    Ok(line)
}

/// Progress of a labour line, told by the workshop.
pub async fn set_work(cx: &mut Write, id: OrderLineId, work: LineWork) -> Result<()> {
    sqlx::query("UPDATE order_lines SET work = ? WHERE id = ?").bind(work).bind(id).execute(cx.db()).await?;
    Ok(())
}

/// Whether every consented labour line of the order is finished; true where there is none.
pub async fn all_work_finished(cx: &mut Read, order: OrderId) -> Result<bool> {
    let open: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM order_lines
         WHERE order_id = ? AND kind = 'labour' AND state = 'consented' AND work <> 'finished'",
    )
    .bind(order)
    .fetch_one(cx.db())
    .await?;
    Ok(open == 0)
}

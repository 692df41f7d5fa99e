//! What waits in the store, counted: for somebody's yes, for goods, for paper, for nobody.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Money, Nothing, Permission, Read, Result};
use crate::parts::idle::{self, IdleQuery};
use crate::parts::waiting::{self, WaitingQuery};
use crate::policy::{self, keys};

#[derive(Debug, Serialize, TS)]
pub struct Attention {
    /// Write-offs, counts and suppliers' invoices that wait for a yes.
    pub write_offs: i64,
    pub counts: i64,
    pub supplier_invoices: i64,
    /// All three together.
    pub approvals: i64,
    /// Lines that wait for parts, and of these whose promised day has passed or was never named.
    pub waiting: i64,
    pub overdue: i64,
    pub unpromised: i64,
    /// Deliveries to be inspected.
    pub uninspected: i64,
    /// Lines of orders to suppliers whose day has passed.
    pub late_purchases: i64,
    /// Sales over the counter that nobody has paid yet.
    pub unpaid_sales: i64,
    /// Records of bad parts without a decision.
    pub defects: i64,
    /// Parts nobody touched for so many months, and what they are worth; only for those who see costs.
    pub idle_months: u32,
    pub idle_parts: i64,
    pub idle_value: Option<Money>,
}

#[derive(sqlx::FromRow)]
struct Counted {
    write_offs: i64,
    counts: i64,
    supplier_invoices: i64,
    uninspected: i64,
    late_purchases: i64,
    unpaid_sales: i64,
    defects: i64,
}

pub async fn attention(cx: &mut Read, _: Nothing) -> Result<Attention> {
    let today = cx.today();
    let counted: Counted = sqlx::query_as(
        "SELECT (SELECT count(*) FROM write_offs WHERE state = 'asked') AS write_offs,
                (SELECT count(*) FROM counts INDEXED BY counts_open
                 WHERE state IN ('counting', 'review') AND warehouse_id > 0 AND state = 'review') AS counts,
                (SELECT count(*) FROM supplier_invoices WHERE state = 'asked') AS supplier_invoices,
                (SELECT count(*) FROM receipts WHERE inspected = 0) AS uninspected,
                (SELECT count(*) FROM purchase_orders o CROSS JOIN purchase_lines l ON l.order_id = o.id
                 WHERE o.state = 'open' AND l.completed_day IS NULL AND l.expected_day < ?) AS late_purchases,
                (SELECT count(*) FROM counter_sales WHERE state = 'open') AS unpaid_sales,
                (SELECT count(*) FROM part_defects WHERE state = 'open') AS defects",
    )
    .bind(today)
    .fetch_one(cx.db())
    .await?;
    let waiting = waiting::waiting(cx, WaitingQuery::default()).await?;
    let idle_months: u32 = policy::value(cx, keys::IDLE_MONTHS).await?;
    let idle = idle::idle(cx, IdleQuery { warehouse_id: None, months: idle_months.max(1) }).await?;
    let sees_costs = cx.who.may(Permission::ViewMoney) || cx.who.may(Permission::ReceiveParts);
    Ok(Attention {
        write_offs: counted.write_offs,
        counts: counted.counts,
        supplier_invoices: counted.supplier_invoices,
        approvals: counted.write_offs + counted.counts + counted.supplier_invoices,
        waiting: i64::try_from(waiting.rows.len()).unwrap_or(i64::MAX),
        overdue: waiting.overdue,
        unpromised: waiting.unpromised,
        uninspected: counted.uninspected,
        late_purchases: counted.late_purchases,
        unpaid_sales: counted.unpaid_sales,
        defects: counted.defects,
        idle_months,
        idle_parts: idle.parts,
        idle_value: sees_costs.then_some(idle.value),
    })
}

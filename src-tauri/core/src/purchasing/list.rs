//! Orders to suppliers: the open ones by the day they are due, or all, newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PurchaseId, PurchaseState};
use crate::kernel::{Day, Moment, Money, Read, Result, page};
use crate::parts::SupplierId;

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PurchasesQuery {
    pub supplier_id: Option<SupplierId>,
    pub open_only: bool,
    /// The last order of the page before.
    pub before: Option<PurchaseId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PurchaseRow {
    pub id: PurchaseId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub supplier: String,
    pub state: PurchaseState,
    pub ordered_at: Moment,
    pub ordered_by: Option<String>,
    pub lines: i64,
    pub open_lines: i64,
    /// The next day something of it is expected.
    pub expected_day: Option<Day>,
    /// Open lines whose first promise has passed.
    pub late_lines: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct PurchasePage {
    pub rows: Vec<PurchaseRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: PurchasesQuery) -> Result<PurchasePage> {
    let today = cx.today();
    let mut rows: Vec<PurchaseRow> = sqlx::query_as(
        "SELECT o.id, o.number, o.supplier_id, s.name AS supplier, o.state, o.ordered_at, a.name AS ordered_by,
                (SELECT count(*) FROM purchase_lines l WHERE l.order_id = o.id) AS lines,
                (SELECT count(*) FROM purchase_lines l WHERE l.order_id = o.id AND l.completed_day IS NULL) AS open_lines,
                (SELECT min(l.expected_day) FROM purchase_lines l WHERE l.order_id = o.id AND l.completed_day IS NULL) AS expected_day,
                (SELECT count(*) FROM purchase_lines l WHERE l.order_id = o.id AND l.completed_day IS NULL AND l.promised_day < ?1) AS late_lines
         FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id LEFT JOIN staff a ON a.id = o.ordered_by
         WHERE o.id < ?2 AND (?3 IS NULL OR o.supplier_id = ?3) AND (NOT ?4 OR o.state = 'open')
         ORDER BY o.id DESC LIMIT ?5",
    )
    .bind(today)
    .bind(input.before.unwrap_or(PurchaseId(i64::MAX)))
    .bind(input.supplier_id)
    .bind(input.open_only)
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(PurchasePage { rows, more })
}

/// What an order is worth to the fen, net of VAT.
pub(super) fn worth(lines: impl Iterator<Item = (Money, crate::kernel::Quantity)>) -> Money {
    lines.map(|(cost, quantity)| cost.times(quantity)).sum()
}

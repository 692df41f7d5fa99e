//! A part's ledger, newest first, with the balance after every move and its origin.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MoveId, MoveKind, PartId, WarehouseId};
use crate::kernel::{Moment, Money, Permission, Quantity, Read, Result, page};

const PAGE: i64 = 100;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerQuery {
    pub part_id: PartId,
    pub warehouse_id: WarehouseId,
    /// The last move of the page before.
    pub before: Option<MoveId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct LedgerRow {
    pub id: MoveId,
    pub at: Moment,
    pub kind: MoveKind,
    /// Signed.
    pub quantity: Quantity,
    pub on_hand_after: Quantity,
    /// Signed, net of VAT; only for those who may see costs.
    pub value: Option<Money>,
    pub value_after: Option<Money>,
    pub origin_kind: String,
    pub origin_id: i64,
    pub origin_label: String,
    pub by_name: Option<String>,
}

#[derive(Debug, Serialize, TS)]
pub struct LedgerPage {
    pub rows: Vec<LedgerRow>,
    pub more: bool,
}

/// What things cost is for those who buy, keep or account for them.
pub(super) fn sees_costs(cx: &Read) -> bool {
    cx.who.may(Permission::ViewMoney) || cx.who.may(Permission::ReceiveParts)
}

pub async fn ledger(cx: &mut Read, input: LedgerQuery) -> Result<LedgerPage> {
    let before = input.before.unwrap_or(MoveId(i64::MAX));
    let mut rows = moves(cx, input.part_id, input.warehouse_id, before, PAGE + 1).await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(LedgerPage { rows, more })
}

pub(super) async fn moves(
    cx: &mut Read,
    part: PartId,
    warehouse: WarehouseId,
    before: MoveId,
    limit: i64,
) -> Result<Vec<LedgerRow>> {
    let with_costs = sees_costs(cx);
    Ok(sqlx::query_as(
        "SELECT m.id, m.at, m.kind, m.quantity, m.on_hand_after,
                CASE WHEN ?5 THEN m.value END AS value, CASE WHEN ?5 THEN m.value_after END AS value_after,
                m.origin_kind, m.origin_id, m.origin_label, s.name AS by_name
         FROM stock_moves m LEFT JOIN staff s ON s.id = m.by_staff
         WHERE m.part_id = ?1 AND m.warehouse_id = ?2 AND m.id < ?3
         ORDER BY m.id DESC LIMIT ?4",
    )
    .bind(part)
    .bind(warehouse)
    .bind(before)
    .bind(limit)
    .bind(with_costs)
    .fetch_all(cx.db())
    .await?)
}

//! Transfers, newest first, and one of them with its lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TransferId;
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result, page};

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TransfersQuery {
    /// The last one of the page before.
    pub before: Option<TransferId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct TransferRow {
    pub id: TransferId,
    pub number: String,
    pub from_name: String,
    pub to_name: String,
    pub note: Option<String>,
    pub at: Moment,
    pub by_name: Option<String>,
    pub lines: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct TransferPage {
    pub rows: Vec<TransferRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: TransfersQuery) -> Result<TransferPage> {
    let mut rows: Vec<TransferRow> = sqlx::query_as(
        "SELECT x.id, x.number, f.name AS from_name, t.name AS to_name, x.note, x.at, a.name AS by_name,
                (SELECT count(*) FROM transfer_lines l WHERE l.transfer_id = x.id) AS lines
         FROM transfers x JOIN warehouses f ON f.id = x.from_warehouse JOIN warehouses t ON t.id = x.to_warehouse
         LEFT JOIN staff a ON a.id = x.by_staff WHERE x.id < ? ORDER BY x.id DESC LIMIT ?",
    )
    .bind(input.before.unwrap_or(TransferId(i64::MAX)))
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(TransferPage { rows, more })
}

#[derive(Debug, sqlx::FromRow)]
pub(super) struct Line {
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub cost: Money,
}

pub(super) async fn with_lines(cx: &mut Read, id: TransferId) -> Result<(TransferRow, Vec<Line>)> {
    let next = TransfersQuery { before: Some(TransferId(id.0.saturating_add(1))) };
    let found = list(cx, next).await?.rows.into_iter().find(|row| row.id == id);
    let head = found.ok_or_else(|| Refusal::new("transfers.unknown").at("id"))?;
    let lines = sqlx::query_as(
        "SELECT p.number, p.name, p.unit, l.quantity, l.cost
         FROM transfer_lines l JOIN parts p ON p.id = l.part_id WHERE l.transfer_id = ? ORDER BY l.id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    Ok((head, lines))
}

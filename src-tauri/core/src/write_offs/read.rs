//! Write-offs, newest first, and one of them with its lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{WriteOffId, WriteOffReason, WriteOffState};
use crate::kernel::{Moment, Money, Quantity, Read, Refusal, Result, page};
use crate::parts::{PartId, rules};

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct WriteOffsQuery {
    /// The last one of the page before.
    pub before: Option<WriteOffId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WriteOffRow {
    pub id: WriteOffId,
    pub number: String,
    pub warehouse: String,
    pub state: WriteOffState,
    pub reason: WriteOffReason,
    pub note: Option<String>,
    pub asked_at: Moment,
    pub asked_by: Option<String>,
    pub decided_at: Option<Moment>,
    pub decided_by: Option<String>,
    pub decision: Option<String>,
    pub version: i64,
    /// At today's average while it is asked for, as it left once it is written off; net of VAT.
    pub value: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct WriteOffPage {
    pub rows: Vec<WriteOffRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: WriteOffsQuery) -> Result<WriteOffPage> {
    let mut rows: Vec<WriteOffRow> = sqlx::query_as(
        "SELECT x.id, x.number, w.name AS warehouse, x.state, x.reason, x.note, x.asked_at, a.name AS asked_by,
                x.decided_at, b.name AS decided_by, x.decision, x.version,
                coalesce((SELECT sum(l.cost) FROM write_off_lines l WHERE l.write_off_id = x.id), 0) AS value
         FROM write_offs x JOIN warehouses w ON w.id = x.warehouse_id
         LEFT JOIN staff a ON a.id = x.asked_by LEFT JOIN staff b ON b.id = x.decided_by
         WHERE x.id < ? ORDER BY x.id DESC LIMIT ?",
    )
    .bind(input.before.unwrap_or(WriteOffId(i64::MAX)))
    .bind(PAGE + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    value_asked(cx, &mut rows).await?;
    Ok(WriteOffPage { rows, more })
}

/// What is only asked for is told at what it would cost now.
async fn value_asked(cx: &mut Read, rows: &mut [WriteOffRow]) -> Result<()> {
    let lines: Vec<(WriteOffId, Quantity, Quantity, Money)> = sqlx::query_as(
        "SELECT x.id, l.quantity, s.on_hand, s.value
         FROM write_offs x JOIN write_off_lines l ON l.write_off_id = x.id
         JOIN stock s ON s.part_id = l.part_id AND s.warehouse_id = x.warehouse_id
         WHERE x.state = 'asked'",
    )
    .fetch_all(cx.db())
    .await?;
    for (id, quantity, on_hand, value) in lines {
        if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
            row.value += rules::cost_of(quantity, on_hand, value);
        }
    }
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteOffQuery {
    pub id: WriteOffId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WriteOffLine {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Net of VAT, once written off.
    pub cost: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct WriteOffCard {
    pub write_off: WriteOffRow,
    pub lines: Vec<WriteOffLine>,
}

pub async fn card(cx: &mut Read, input: WriteOffQuery) -> Result<WriteOffCard> {
    let next = WriteOffsQuery { before: Some(WriteOffId(input.id.0.saturating_add(1))) };
    let found = list(cx, next).await?.rows.into_iter().find(|row| row.id == input.id);
    let write_off = found.ok_or_else(|| Refusal::new("write_offs.unknown").at("id"))?;
    let lines = sqlx::query_as(
        "SELECT l.part_id, p.number, p.name, p.unit, l.quantity, l.cost
         FROM write_off_lines l JOIN parts p ON p.id = l.part_id WHERE l.write_off_id = ? ORDER BY l.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    Ok(WriteOffCard { write_off, lines })
}

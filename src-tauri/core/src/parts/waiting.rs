//! Back-orders by age: who waits for what, for how long, and whose promised day has passed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, PartId, ReservationId, WarehouseId};
use crate::kernel::{Day, Moment, Quantity, Read, Result};

const MOST: i64 = 2_000;
/// Upper ends of the ages told, in days; the last is open.
const AGES: [i64; 4] = [2, 7, 14, 30];

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct WaitingQuery {
    /// The main warehouse if not said.
    pub warehouse_id: Option<WarehouseId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct WaitingRow {
    pub id: ReservationId,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    /// Still missing.
    pub short: Quantity,
    pub origin_kind: String,
    pub origin_id: i64,
    /// Number of the order or the appointment.
    pub origin_label: String,
    pub since: Moment,
    pub expected_day: Option<Day>,
    /// The day for which it is needed; nothing where the car is here.
    pub needed_day: Option<Day>,
    #[sqlx(skip)]
    pub days: i64,
    /// The promised day has passed.
    #[sqlx(skip)]
    pub overdue: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct WaitingAge {
    pub from_days: i64,
    /// Nothing for the oldest.
    pub to_days: Option<i64>,
    pub lines: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct WaitingParts {
    /// Oldest first.
    pub rows: Vec<WaitingRow>,
    pub ages: Vec<WaitingAge>,
    /// Lines whose promised day has passed.
    pub overdue: i64,
    /// Lines nobody has promised a day for.
    pub unpromised: i64,
}

pub async fn waiting(cx: &mut Read, input: WaitingQuery) -> Result<WaitingParts> {
    let mut rows: Vec<WaitingRow> = sqlx::query_as(
        "SELECT r.id, r.part_id, p.number, p.name, p.unit, r.wanted - r.held AS short, r.origin_kind, r.origin_id,
                r.origin_label, r.created_at AS since, r.expected_day, r.needed_day
         FROM reservations r INDEXED BY reservations_waiting JOIN parts p ON p.id = r.part_id
         WHERE r.held < r.wanted AND r.part_id > 0 AND r.warehouse_id = ? ORDER BY r.created_at, r.id LIMIT ?",
    )
    .bind(input.warehouse_id.unwrap_or(MAIN_WAREHOUSE))
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let (now, today) = (cx.now, cx.today());
    let (mut overdue, mut unpromised) = (0, 0);
    for row in &mut rows {
        row.days = (now.millis() - row.since.millis()).max(0) / 86_400_000;
        row.overdue = row.expected_day.is_some_and(|day| day < today);
        overdue += i64::from(row.overdue);
        unpromised += i64::from(row.expected_day.is_none());
    }
    Ok(WaitingParts { ages: ages(&rows), rows, overdue, unpromised })
}

fn ages(rows: &[WaitingRow]) -> Vec<WaitingAge> {
    let ends = AGES.iter().map(|end| Some(*end)).chain([None]);
    let starts = [0].into_iter().chain(AGES.iter().map(|end| end + 1));
    starts
        .zip(ends)
        .map(|(from_days, to_days)| {
            let within =
                |row: &&WaitingRow| row.days >= from_days && to_days.is_none_or(|end| row.days <= end);
            let lines = i64::try_from(rows.iter().filter(within).count()).unwrap_or(i64::MAX);
            WaitingAge { from_days, to_days, lines }
        })
        .collect()
}

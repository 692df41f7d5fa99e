//! What those who wait were told, and when it really came (PRT-08, PRT-10). Both stay on record: a new
//! day is a new row, and a wait is measured by the first day it was given.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Origin, PartId, ReservationId, SupplierId, WarehouseId};
use crate::kernel::{Day, Moment, Quantity, Read, Result, Write};

/// The kind of origin of what was promised for a line that is no more; its number may be given again.
const GONE: &str = "removed_line";

/// Tells who is behind these reservations a day, or takes the day back. Whoever misses nothing, or was
/// told the same before, hears nothing new.
pub(super) async fn tell(
    cx: &mut Write,
    reservations: &[ReservationId],
    day: Option<Day>,
    supplier: Option<SupplierId>,
) -> Result<()> {
    if reservations.is_empty() {
        return Ok(());
    }
    let ids = serde_json::to_string(reservations)?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO part_promises (origin_kind, origin_id, part_id, day, short, supplier_id, opening, follows, at, by_staff)
         SELECT r.origin_kind, r.origin_id, r.part_id, ?2, r.wanted - r.held, ?3, ?2 IS NOT NULL AND w.id IS NULL, w.id, ?4, ?5
         FROM json_each(?1) j CROSS JOIN reservations r ON r.id = j.value
         LEFT JOIN part_promises w ON w.origin_kind = r.origin_kind AND w.origin_id = r.origin_id AND w.part_id = r.part_id
              AND w.opening = 1 AND NOT EXISTS (SELECT 1 FROM part_arrivals a WHERE a.ends = w.id)
         WHERE r.held < r.wanted AND r.expected_day IS NOT ?2",
    )
    .bind(&ids)
    .bind(day)
    .bind(supplier)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "UPDATE reservations SET expected_day = ? WHERE id IN (SELECT value FROM json_each(?)) AND held < wanted",
    )
    .bind(day)
    .bind(&ids)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// So much came to somebody who waited; with nothing short any more the wait is over. Where the part's
/// latest move is a delivery of this very moment, it came by that.
pub(super) async fn came(
    cx: &mut Write,
    (kind, id): (&str, i64),
    (part, warehouse): (PartId, WarehouseId),
    quantity: Quantity,
    short: Quantity,
) -> Result<()> {
    let (now, today) = (cx.now, cx.today());
    sqlx::query(
        "INSERT INTO part_arrivals (origin_kind, origin_id, part_id, quantity, short, receipt_line_id, ends, day, at)
         VALUES (?1, ?2, ?3, ?4, ?5, (
             SELECT CASE WHEN m.origin_kind = 'receipt_line' AND m.at = ?7 THEN m.origin_id END
             FROM stock_moves m WHERE m.part_id = ?3 AND m.warehouse_id = ?8 ORDER BY m.id DESC LIMIT 1), (
             SELECT e.id FROM part_promises e
             WHERE e.origin_kind = ?1 AND e.origin_id = ?2 AND e.part_id = ?3 AND e.opening = 1 AND ?5 = 0
               AND NOT EXISTS (SELECT 1 FROM part_arrivals a WHERE a.ends = e.id)), ?6, ?7)",
    )
    .bind(kind)
    .bind(id)
    .bind(part)
    .bind(quantity)
    .bind(short)
    .bind(today)
    .bind(now)
    .bind(warehouse)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The reservation is another record's from now on, and so is what was said of it.
pub(super) async fn pass_on(cx: &mut Write, from: Origin<'_>, to: Origin<'_>) -> Result<()> {
    sqlx::query(
        "UPDATE part_promises SET origin_kind = ?, origin_id = ? WHERE origin_kind = ? AND origin_id = ?",
    )
    .bind(to.kind)
    .bind(to.id)
    .bind(from.kind)
    .bind(from.id)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "UPDATE part_arrivals SET origin_kind = ?, origin_id = ? WHERE origin_kind = ? AND origin_id = ?",
    )
    .bind(to.kind)
    .bind(to.id)
    .bind(from.kind)
    .bind(from.id)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// A record is about to be removed without trace: what was said of it is not of the one that gets its id.
pub async fn record_gone(cx: &mut Write, origin: Origin<'_>) -> Result<()> {
    pass_on(cx, origin, Origin::of(GONE, origin.id)).await
}

/// What was said of a part that was missing, and what came of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PromisedPart {
    /// The first day told: what the promise is measured by.
    pub day: Day,
    /// When the last missing piece came; nothing while it has not.
    pub came_on: Option<Day>,
    /// It came after the day, or the day has passed.
    pub late: bool,
    /// Every day that was told, oldest first.
    pub told: Vec<ToldDay>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct ToldDay {
    /// Nothing where the promise was taken back.
    pub day: Option<Day>,
    pub at: Moment,
    pub by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Told {
    origin_id: i64,
    part_id: PartId,
    day: Option<Day>,
    opening: bool,
    at: Moment,
    by: Option<String>,
    came_on: Option<Day>,
}

/// What was said of these records' parts, by record and part; of a second wait the second alone is judged.
pub async fn of(cx: &mut Read, kind: &str, ids: &[i64]) -> Result<BTreeMap<(i64, PartId), PromisedPart>> {
    let mut found: BTreeMap<(i64, PartId), PromisedPart> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let rows: Vec<Told> = sqlx::query_as(
        "SELECT y.origin_id, y.part_id, y.day, y.opening, y.at, s.name AS by,
                (SELECT a.day FROM part_arrivals a WHERE a.ends = y.id) AS came_on
         FROM json_each(?2) j CROSS JOIN part_promises y ON y.origin_kind = ?1 AND y.origin_id = j.value
         LEFT JOIN staff s ON s.id = y.by_staff ORDER BY y.id",
    )
    .bind(kind)
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    let today = cx.today();
    for row in rows {
        let key = (row.origin_id, row.part_id);
        let said = ToldDay { day: row.day, at: row.at, by: row.by };
        match (found.get_mut(&key), row.day.filter(|_| row.opening)) {
            (Some(one), None) => one.told.push(said),
            (Some(one), Some(day)) => {
                one.told.push(said);
                (one.day, one.came_on) = (day, row.came_on);
            }
            (None, Some(day)) => {
                found.insert(key, PromisedPart { day, came_on: row.came_on, late: false, told: vec![said] });
            }
            (None, None) => {}
        }
    }
    for one in found.values_mut() {
        one.late = one.came_on.unwrap_or(today) > one.day;
    }
    Ok(found)
}

//! What lay on every shelf when a month began (期初结存), kept for each month in which stock moved: the
//! stock of any past moment is that of its month's beginning and what moved since.

use super::WarehouseId;
use crate::kernel::{Moment, Read, Result, Write};
use crate::periods::Month;

/// Whether lines of the ledger stand where they are expected: none in a later month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    InNewestMonth,
    /// The clock was put right over a month's end: later beginnings know nothing of the line yet.
    Before,
}

/// Keeps the beginning of the month in which a line is about to be written, unless it is kept already.
pub(super) async fn open(cx: &mut Write, at: Moment) -> Result<Dated> {
    let starts = Month::of(at.day()).start();
    if cx.known().and_then(|known| known.stock_month) == Some(starts) {
        return Ok(Dated::InNewestMonth);
    }
    let newest: Option<Moment> =
        sqlx::query_scalar("SELECT max(starts) FROM stock_months").fetch_one(cx.db()).await?;
    if newest != Some(starts) {
        keep(cx, starts).await?;
    }
    if let Some(known) = cx.known() {
        known.stock_month = newest.max(Some(starts));
    }
    Ok(if newest.is_some_and(|newest| newest > starts) { Dated::Before } else { Dated::InNewestMonth })
}

/// The newest beginning not after a moment; nothing where nothing moved before it.
pub async fn newest_until(cx: &mut Read, at: Moment) -> Result<Option<Moment>> {
    Ok(sqlx::query_scalar("SELECT max(starts) FROM stock_months WHERE starts <= ?")
        .bind(at)
        .fetch_one(cx.db())
        .await?)
}

/// From the beginning before it and what moved since.
async fn keep(cx: &mut Write, starts: Moment) -> Result<()> {
    let before = newest_until(cx, starts).await?;
    if before == Some(starts) {
        return Ok(());
    }
    if let Some(known) = cx.known() {
        known.stock_month = None;
    }
    sqlx::query("INSERT INTO stock_months (starts) VALUES (?)").bind(starts).execute(cx.db()).await?;
    sqlx::query(
        "INSERT INTO stock_openings (starts, warehouse_id, part_id, on_hand, value, last_move_at)
         SELECT ?2, warehouse_id, part_id, sum(on_hand), sum(value), max(last_move_at)
         FROM (SELECT warehouse_id, part_id, on_hand, value, last_move_at FROM stock_openings WHERE starts = ?1
               UNION ALL
               SELECT warehouse_id, part_id, quantity, value, at FROM stock_moves WHERE at >= ?1 AND at < ?2)
         GROUP BY warehouse_id, part_id",
    )
    .bind(before.unwrap_or(Moment::from_millis(0)))
    .bind(starts)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Tells later beginnings of lines that were written before them; the rows are those of the ledger's
/// only writer: part, quantity, value.
pub(super) async fn catch_up(cx: &mut Write, warehouse: WarehouseId, at: Moment, rows: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO stock_openings (starts, warehouse_id, part_id, on_hand, value, last_move_at)
         SELECT m.starts, ?2, j.value ->> 0, sum(j.value ->> 1), sum(j.value ->> 2), ?3
         FROM stock_months m CROSS JOIN json_each(?1) AS j WHERE m.starts > ?3 GROUP BY m.starts, j.value ->> 0
         ON CONFLICT (starts, warehouse_id, part_id) DO UPDATE
         SET on_hand = on_hand + excluded.on_hand, value = value + excluded.value,
             last_move_at = max(last_move_at, excluded.last_move_at)",
    )
    .bind(rows)
    .bind(warehouse)
    .bind(at)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// The beginnings of all months in which stock moved, the oldest first: one look each.
pub(super) async fn months(cx: &mut Read) -> Result<Vec<Moment>> {
    let mut months = Vec::new();
    let mut from = Moment::from_millis(0);
    loop {
        let next: Option<Moment> = sqlx::query_scalar("SELECT min(at) FROM stock_moves WHERE at >= ?")
            .bind(from)
            .fetch_one(cx.db())
            .await?;
        let Some(next) = next else { return Ok(months) };
        let month = Month::of(next.day());
        months.push(month.start());
        from = month.end();
    }
}

/// Keeps the beginnings of a ledger that was written in bulk.
pub async fn keep_all(cx: &mut Write) -> Result<()> {
    for starts in months(cx).await? {
        keep(cx, starts).await?;
    }
    Ok(())
}

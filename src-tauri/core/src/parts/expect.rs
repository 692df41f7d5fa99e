//! When what is missing is promised to come (PRT-08).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Origin, PartId, ReservationId, SupplierId, WarehouseId, promises};
use crate::kernel::{Checks, Day, Nothing, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExpectParts {
    pub reservation_id: ReservationId,
    /// None takes the promise back.
    #[ts(optional = nullable)]
    pub expected_day: Option<Day>,
}

pub async fn expect(cx: &mut Write, input: ExpectParts) -> Result<Nothing> {
    let part: Option<i64> = sqlx::query_scalar("SELECT part_id FROM reservations WHERE id = ?")
        .bind(input.reservation_id)
        .fetch_optional(cx.db())
        .await?;
    let part = part.ok_or_else(|| Refusal::new("parts.unknown_reservation").at("reservation_id"))?;
    let mut checks = Checks::new();
    let today = cx.today();
    let sane = input.expected_day.is_none_or(|day| is_sane(today, day));
    checks.require(sane, "expected_day", "parts.expected_day_range");
    checks.done()?;
    promises::tell(cx, &[input.reservation_id], input.expected_day, None).await?;
    cx.about("part", part);
    Ok(Nothing {})
}

/// Nobody is promised a past day, or one farther ahead than two years.
pub fn is_sane(today: Day, day: Day) -> bool {
    day >= today && day <= today.plus_days(730)
}

/// Who waits under this origin is promised this day.
pub async fn promise(cx: &mut Write, origin: Origin<'_>, day: Day) -> Result<()> {
    let waiting: Vec<ReservationId> = sqlx::query_scalar(
        "SELECT id FROM reservations WHERE origin_kind = ? AND origin_id = ? AND held < wanted",
    )
    .bind(origin.kind)
    .bind(origin.id)
    .fetch_all(cx.db())
    .await?;
    promises::tell(cx, &waiting, Some(day), None).await
}

/// Everybody who waits for the part and was told no day yet is told the one its supplier named.
pub async fn promise_waiting(
    cx: &mut Write,
    part: PartId,
    warehouse: WarehouseId,
    day: Day,
    supplier: SupplierId,
) -> Result<()> {
    let waiting: Vec<ReservationId> = sqlx::query_scalar(
        "SELECT id FROM reservations
         WHERE part_id = ? AND warehouse_id = ? AND held < wanted AND expected_day IS NULL",
    )
    .bind(part)
    .bind(warehouse)
    .fetch_all(cx.db())
    .await?;
    promises::tell(cx, &waiting, Some(day), Some(supplier)).await
}

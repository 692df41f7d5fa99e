//! The quality-guarantee period of every job: law first, promise on top, whichever end
//! comes first (domain facts 1.4, regulation on vehicle repair).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{Period, weightiest};
use crate::catalogue::{JobClass, OperationId};
use crate::kernel::{Day, Error, Read, Refusal, Result, Write};
use crate::parts::PartId;
use crate::policy::{self, keys};
use crate::repair_orders::{LineKind, OrderId, OrderKind, OrderLineId};
use crate::vehicles::VehicleId;

/// The law's period and the promised one of a class of job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    pub legal: Period,
    pub promised: Period,
}

/// The law stands in the parameters the program came with; later values are the house's
/// own and count only where they promise more.
pub async fn periods(cx: &mut Read, class: JobClass) -> Result<Periods> {
    let today = cx.today();
    let factor = policy::value(cx, keys::GUARANTEE_FACTOR).await?;
    let (days, km) = (format!("guarantee.{}.days", class.word()), format!("guarantee.{}.km", class.word()));
    let legal = Period { days: legal(cx, &days).await?, km: legal(cx, &km).await? };
    let own = Period {
        days: policy::value_on(cx, &days, today).await?,
        km: policy::value_on(cx, &km, today).await?,
    };
    Ok(Periods { legal, promised: Period::promised(legal, own, factor) })
}

async fn legal(cx: &mut Read, key: &str) -> Result<i64> {
    let first: Option<String> =
        sqlx::query_scalar("SELECT value FROM policy_parameters WHERE key = ? ORDER BY valid_from LIMIT 1")
            .bind(key)
            .fetch_optional(cx.db())
            .await?;
    first
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::Failed(format!("policy parameter {key} is missing or malformed")))
}

/// The heaviest class of the work consented to.
pub(super) async fn class_of(cx: &mut Read, order: OrderId) -> Result<JobClass> {
    let classes: Vec<JobClass> = sqlx::query_scalar(
        "SELECT DISTINCT job_class FROM order_lines
         WHERE order_id = ? AND kind = 'labour' AND state = 'consented' AND job_class IS NOT NULL",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    Ok(weightiest(&classes))
}

#[derive(sqlx::FromRow)]
struct Line {
    id: OrderLineId,
    job_class: Option<JobClass>,
}

/// The car leaves: every labour and part line of the order gets its guarantee, parts put in by
/// its reworks too; a part the customer brought has none. Where the order repairs an earlier
/// one again, the guarantee of the items done again starts anew. A part takes the class of
/// the order's heaviest job.
pub async fn start(cx: &mut Write, order: OrderId, from_day: Day, from_km: i64) -> Result<()> {
    let found: Option<(VehicleId, OrderKind, Option<OrderId>)> =
        sqlx::query_as("SELECT vehicle_id, kind, caused_by_order FROM repair_orders WHERE id = ?")
            .bind(order)
            .fetch_optional(cx.db())
            .await?;
    let (vehicle, kind, cause) = found.ok_or_else(|| Refusal::new("orders.unknown").with("id", order))?;
    if kind == OrderKind::InternalRework {
        // Its car leaves on the order it belongs to.
        return Ok(());
    }
    let weightiest = class_of(cx, order).await?;
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT l.id, l.job_class FROM order_lines l
         WHERE l.order_id = ?1 AND l.state = 'consented' AND l.kind IN ('labour', 'part') AND l.customer_supplied = 0
         UNION ALL
         SELECT l.id, l.job_class
         FROM repair_orders o
         JOIN repair_orders r ON r.visit_id = o.visit_id AND r.caused_by_order = o.id AND r.kind = 'internal_rework'
         JOIN order_lines l ON l.order_id = r.id
         WHERE o.id = ?1 AND l.state = 'consented' AND l.kind = 'part' AND l.customer_supplied = 0",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?;
    for line in lines {
        let promised = periods(cx, line.job_class.unwrap_or(weightiest)).await?.promised;
        write(cx, line.id, vehicle, order, promised, from_day, from_km).await?;
    }
    if let Some(cause) = cause {
        let again: Vec<(OrderLineId, Option<JobClass>)> = sqlx::query_as(
            "SELECT DISTINCT p.id, p.job_class
             FROM order_lines n JOIN order_lines p ON p.order_id = ?2 AND p.kind = n.kind
                  AND (p.operation_id = n.operation_id OR p.part_id = n.part_id OR p.fault_code = n.fault_code)
             JOIN guarantees g ON g.order_line_id = p.id
             WHERE n.order_id = ?1 AND n.state = 'consented'",
        )
        .bind(order)
        .bind(cause)
        .fetch_all(cx.db())
        .await?;
        for (line, class) in again {
            let promised = periods(cx, class.unwrap_or(weightiest)).await?.promised;
            write(cx, line, vehicle, cause, promised, from_day, from_km).await?;
        }
    }
    Ok(())
}

async fn write(
    cx: &mut Write,
    line: OrderLineId,
    vehicle: VehicleId,
    order: OrderId,
    promised: Period,
    from_day: Day,
    from_km: i64,
) -> Result<()> {
    let (until_day, until_km) = promised.ends(from_day, from_km);
    sqlx::query(
        "INSERT INTO guarantees (order_line_id, vehicle_id, order_id, from_day, from_km, until_day, until_km)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (order_line_id) DO UPDATE SET from_day = excluded.from_day, from_km = excluded.from_km,
                until_day = excluded.until_day, until_km = excluded.until_km",
    )
    .bind(line)
    .bind(vehicle)
    .bind(order)
    .bind(from_day)
    .bind(from_km)
    .bind(until_day)
    .bind(until_km)
    .execute(cx.db())
    .await?;
    Ok(())
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GuaranteesOf {
    pub vehicle_id: VehicleId,
    /// The odometer now; the car's last reading when missing.
    #[serde(default)]
    pub km: Option<u32>,
}

/// A job still under guarantee.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct LineGuarantee {
    pub order_line_id: OrderLineId,
    pub order_id: OrderId,
    pub number: String,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub from_day: Day,
    pub from_km: i64,
    pub until_day: Day,
    pub until_km: i64,
}

/// What of the car is under guarantee on that day at that reading; both ends included.
pub async fn running_for_vehicle(
    cx: &mut Read,
    vehicle: VehicleId,
    day: Day,
    km: i64,
) -> Result<Vec<LineGuarantee>> {
    Ok(sqlx::query_as(
        "SELECT g.order_line_id, g.order_id, o.number, l.kind, l.code, l.name, l.operation_id, l.part_id,
                g.from_day, g.from_km, g.until_day, g.until_km
         FROM guarantees g
         JOIN order_lines l ON l.id = g.order_line_id
         JOIN repair_orders o ON o.id = g.order_id
         WHERE g.vehicle_id = ?1 AND g.until_day >= ?2 AND g.from_day <= ?2 AND g.until_km >= ?3
         ORDER BY g.until_day, g.order_line_id",
    )
    .bind(vehicle)
    .bind(day)
    .bind(km)
    .fetch_all(cx.db())
    .await?)
}

pub async fn guarantees(cx: &mut Read, input: GuaranteesOf) -> Result<Vec<LineGuarantee>> {
    let reading: Option<i64> = sqlx::query_scalar("SELECT mileage FROM vehicles WHERE id = ?")
        .bind(input.vehicle_id)
        .fetch_optional(cx.db())
        .await?;
    let reading = reading
        .ok_or_else(|| Refusal::new("vehicles.unknown").at("vehicle_id").with("id", input.vehicle_id))?;
    let today = cx.today();
    running_for_vehicle(cx, input.vehicle_id, today, input.km.map_or(reading, i64::from)).await
}

//! What was ever done to a car, as its page shows it. Plain reading of the work's
//! records: whatever stands there, the car's page tells it.

use serde::Serialize;
use ts_rs::TS;

use super::VehicleId;
use super::part_warranty::{PartWarranty, PartWarrantyState};
use crate::kernel::{Day, Moment, Money, Read, Result};

const ORDERS: i64 = 100;
const LINES: i64 = 50;

/// An order of this car.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct CarOrder {
    pub id: i64,
    pub number: String,
    pub visit_id: i64,
    /// The word as stored: the states themselves belong to a slice above.
    #[ts(type = "OrderState")]
    pub state: String,
    #[ts(type = "OrderKind")]
    pub kind: String,
    pub opened_at: Moment,
    pub promised_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
    pub mileage: i64,
    pub fault: Option<String>,
    pub advice: Option<String>,
    pub advisor: Option<String>,
    /// Work agreed to, in the words of its lines.
    pub work: String,
    /// Lines agreed to, all payers; only for those who may see money.
    pub amount: Option<Money>,
}

/// Work the customer did not want; to be offered again (EST-02).
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct DeclinedWork {
    pub line_id: i64,
    pub order_id: i64,
    pub number: String,
    pub name: String,
    pub reason: Option<String>,
    pub declined_on: Moment,
    pub amount: Option<Money>,
}

/// A guarantee of the house still running, by date and kilometres.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct GuaranteeOfCar {
    pub line_id: i64,
    pub order_id: i64,
    pub number: String,
    pub name: String,
    pub from_day: Day,
    pub until_day: Day,
    pub until_km: i64,
}

/// A part in the car whose own warranty runs (PRT-14).
#[derive(Debug, Serialize, TS)]
pub struct PartUnderWarranty {
    pub line_id: i64,
    pub order_id: i64,
    pub number: String,
    pub name: String,
    pub from_day: Day,
    pub from_km: Option<i64>,
    /// Whichever comes first; nothing where it does not end by that.
    pub until_day: Option<Day>,
    pub until_km: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct PartWentOut {
    line_id: i64,
    order_id: i64,
    number: String,
    name: String,
    months: Option<i64>,
    km: Option<i64>,
    at: Moment,
    mileage: i64,
}

/// Of what was handed out for the car and not brought back, what is still under warranty, the latest first.
pub async fn part_warranties(
    cx: &mut Read,
    vehicle: VehicleId,
    today: Day,
    km: i64,
) -> Result<Vec<PartUnderWarranty>> {
    let out: Vec<PartWentOut> = sqlx::query_as(
        "SELECT l.id AS line_id, o.id AS order_id, o.number, l.name, x.warranty_months AS months, x.warranty_km AS km,
                s.at, s.mileage
         FROM repair_orders o JOIN order_lines l ON l.order_id = o.id AND l.kind = 'part'
         JOIN slip_lines x ON x.id = (
             SELECT max(y.id) FROM slip_lines y JOIN slips z ON z.id = y.slip_id
             WHERE y.order_line_id = l.id AND z.kind = 'issue')
         JOIN slips s ON s.id = x.slip_id
         WHERE o.vehicle_id = ? AND (x.warranty_months > 0 OR x.warranty_km > 0)
           AND (SELECT sum(CASE z.kind WHEN 'issue' THEN y.quantity ELSE -y.quantity END)
                FROM slip_lines y JOIN slips z ON z.id = y.slip_id WHERE y.order_line_id = l.id) > 0
         ORDER BY s.at DESC, l.position",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?;
    let running = out.into_iter().filter_map(|part| {
        let promised = PartWarranty {
            months: part.months,
            km: part.km,
            from_day: part.at.day(),
            from_km: Some(part.mileage),
        };
        (promised.on(today, Some(km)) == PartWarrantyState::Inside).then(|| PartUnderWarranty {
            line_id: part.line_id,
            order_id: part.order_id,
            number: part.number,
            name: part.name,
            from_day: promised.from_day,
            from_km: promised.from_km,
            until_day: promised.until_day(),
            until_km: promised.until_km(),
        })
    });
    Ok(running.take(usize::try_from(LINES).unwrap_or_default()).collect())
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct MileageReading {
    pub km: i64,
    pub at: Moment,
    pub source: String,
    /// Why it is lower than the one before.
    pub exception: Option<String>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PlateSpell {
    pub plate: String,
    pub from_at: Moment,
    pub until_at: Option<Moment>,
}

pub async fn orders(cx: &mut Read, vehicle: VehicleId) -> Result<Vec<CarOrder>> {
    Ok(sqlx::query_as(
        "SELECT o.id, o.number, o.visit_id, o.state, o.kind, o.opened_at, o.promised_at,
                o.delivered_at, v.mileage, o.fault, o.advice, s.name AS advisor,
                (SELECT coalesce(group_concat(l.name, '、'), '') FROM order_lines l
                 WHERE l.order_id = o.id AND l.kind <> 'part' AND l.state = 'consented') AS work,
                (SELECT sum(l.amount) FROM order_lines l
                 WHERE l.order_id = o.id AND l.state IN ('proposed', 'consented')) AS amount
         FROM repair_orders o
         JOIN visits v ON v.id = o.visit_id
         LEFT JOIN staff s ON s.id = o.advisor_id
         WHERE o.vehicle_id = ? ORDER BY o.opened_at DESC LIMIT ?",
    )
    .bind(vehicle)
    .bind(ORDERS)
    .fetch_all(cx.db())
    .await?)
}

pub async fn declined(cx: &mut Read, vehicle: VehicleId) -> Result<Vec<DeclinedWork>> {
    Ok(sqlx::query_as(
        "SELECT l.id AS line_id, o.id AS order_id, o.number, l.name, l.decline_reason AS reason,
                o.opened_at AS declined_on, l.amount
         FROM repair_orders o JOIN order_lines l ON l.order_id = o.id
         WHERE o.vehicle_id = ? AND l.state = 'declined' AND l.offered_again_on IS NULL
         ORDER BY o.opened_at DESC, l.position LIMIT ?",
    )
    .bind(vehicle)
    .bind(LINES)
    .fetch_all(cx.db())
    .await?)
}

pub async fn guarantees(
    cx: &mut Read,
    vehicle: VehicleId,
    today: Day,
    km: i64,
) -> Result<Vec<GuaranteeOfCar>> {
    Ok(sqlx::query_as(
        "SELECT g.order_line_id AS line_id, g.order_id, o.number, l.name, g.from_day, g.until_day, g.until_km
         FROM guarantees g
         JOIN repair_orders o ON o.id = g.order_id
         JOIN order_lines l ON l.id = g.order_line_id
         WHERE g.vehicle_id = ? AND g.until_day >= ? AND g.until_km >= ?
         ORDER BY g.until_day LIMIT ?",
    )
    .bind(vehicle)
    .bind(today)
    .bind(km)
    .bind(LINES)
    .fetch_all(cx.db())
    .await?)
}

pub async fn mileages(cx: &mut Read, vehicle: VehicleId) -> Result<Vec<MileageReading>> {
    Ok(sqlx::query_as(
        "SELECT km, at, source, exception FROM vehicle_mileages
         WHERE vehicle_id = ? ORDER BY at DESC, id DESC LIMIT ?",
    )
    .bind(vehicle)
    .bind(LINES)
    .fetch_all(cx.db())
    .await?)
}

pub async fn plates(cx: &mut Read, vehicle: VehicleId) -> Result<Vec<PlateSpell>> {
    Ok(sqlx::query_as(
        "SELECT plate, from_at, until_at FROM vehicle_plates WHERE vehicle_id = ? ORDER BY id DESC",
    )
    .bind(vehicle)
    .fetch_all(cx.db())
    .await?)
}

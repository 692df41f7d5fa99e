//! What is ready to go home, what still holds it, and what to say at the handover.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerVerdict, HandoverId, ReplacedParts, Told, rules};
use crate::catalogue::JobClass;
use crate::kernel::identifiers::mask;
use crate::kernel::{Day, Moment, Money, Nothing, Read, Refusal, Result};
use crate::policy::{self, keys};
use crate::reception::VisitId;
use crate::repair_orders::{OrderId, OrderState};
use crate::schedules;
use crate::vehicles::VehicleId;
use crate::workshop::clean::{self, CleaningView, CleaningsOf};

/// A car whose orders are all settled.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ReadyCar {
    pub visit_id: VisitId,
    pub plate: Option<String>,
    pub model: Option<String>,
    /// Masked.
    pub customer: String,
    pub advisor: String,
    pub promised_at: Option<Moment>,
    pub settled_at: Option<Moment>,
    pub told_at: Option<Moment>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoverOf {
    pub visit_id: VisitId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct HandoverOrder {
    pub id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub amount: Money,
}

/// Everything the handover screen shows.
#[derive(Debug, Serialize, TS)]
pub struct HandoverPage {
    pub visit_id: VisitId,
    pub visit_number: String,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub sender: String,
    pub mileage_in: i64,
    /// The customer wants the old parts taken along.
    pub wants_old_parts: bool,
    pub wash: bool,
    pub orders: Vec<HandoverOrder>,
    /// Why the car cannot leave; empty when it can.
    pub obstacles: Vec<Refusal>,
    /// Proposed from the model's interval when this visit held a maintenance.
    pub next_service_day: Option<Day>,
    pub next_service_km: Option<i64>,
    /// By the maker's schedule: what is due then, and what is due already and was not done.
    pub then_due: Vec<String>,
    pub left_due: Vec<String>,
    pub cleanings: Vec<CleaningView>,
    pub told_at: Option<Moment>,
    pub told_how: Option<Told>,
    /// Once it has left.
    pub handover: Option<HandoverRecord>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct HandoverRecord {
    pub id: HandoverId,
    pub pass_number: String,
    pub mileage_out: i64,
    pub old_parts: ReplacedParts,
    pub result: CustomerVerdict,
    pub appearance: CustomerVerdict,
    pub objection: Option<String>,
    /// What was done about it.
    pub remedy: Option<String>,
    pub remedied_at: Option<Moment>,
    pub remedied_by: Option<String>,
    pub receiver: String,
    pub at: Moment,
    pub by: String,
}

/// Orders that still hold the car, and settlements not paid.
pub(super) async fn obstacles(cx: &mut Read, visit: VisitId) -> Result<Vec<Refusal>> {
    let state: Option<String> = sqlx::query_scalar("SELECT state FROM visits WHERE id = ?")
        .bind(visit)
        .fetch_optional(cx.db())
        .await?;
    let state = state.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    let mut all = Vec::new();
    if state != "open" {
        all.push(Refusal::new("handover.already_left").at("visit_id"));
    }
    let orders: Vec<(String, OrderState)> =
        sqlx::query_as("SELECT number, state FROM repair_orders WHERE visit_id = ? ORDER BY id")
            .bind(visit)
            .fetch_all(cx.db())
            .await?;
    if !orders.iter().any(|(_, state)| *state != OrderState::Cancelled) {
        all.push(Refusal::new("handover.no_order"));
    }
    for (number, state) in orders {
        if !matches!(state, OrderState::Settled | OrderState::Cancelled | OrderState::Delivered) {
            all.push(Refusal::new("handover.not_settled").with("number", number).with("state", state));
        }
    }
    let unpaid: Vec<(String, Money)> = sqlx::query_as(
        "SELECT s.number, s.gross - (SELECT coalesce(sum(p.amount), 0) FROM payments p
                                     WHERE p.settlement_id = s.id AND p.kind <> 'account_receipt') AS due
         FROM standing_settlements s JOIN repair_orders o ON o.id = s.order_id
         WHERE o.visit_id = ? AND s.payer = 'customer'",
    )
    .bind(visit)
    .fetch_all(cx.db())
    .await?;
    for (number, due) in unpaid {
        if due.is_positive() {
            all.push(Refusal::new("handover.not_paid").with("number", number).with("due", due));
        }
    }
    Ok(all)
}

#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    vehicle_id: VehicleId,
    plate: Option<String>,
    model: Option<String>,
    sender: String,
    mileage: i64,
    old_parts: String,
    wash: bool,
    service_km: Option<i64>,
    service_months: Option<u32>,
}

pub async fn page(cx: &mut Read, input: HandoverOf) -> Result<HandoverPage> {
    let visit = input.visit_id;
    let obstacles = obstacles(cx, visit).await?;
    let head: Head = sqlx::query_as(
        "SELECT t.number, t.vehicle_id, v.plate, v.model, c.name AS sender,
                t.mileage, t.old_parts, t.wash, m.service_km, m.service_months
         FROM visits t
         JOIN named_vehicles v ON v.id = t.vehicle_id
         LEFT JOIN vehicle_models m ON m.id = v.model_id
         JOIN customers c ON c.id = t.sender_id
         WHERE t.id = ?",
    )
    .bind(visit)
    .fetch_one(cx.db())
    .await?;
    let orders = sqlx::query_as(
        "SELECT o.id, o.number, o.state, coalesce(sum(l.amount), 0) AS amount
         FROM repair_orders o
         LEFT JOIN order_lines l ON l.order_id = o.id AND l.state = 'consented' AND l.payer = 'customer'
         WHERE o.visit_id = ? GROUP BY o.id ORDER BY o.id",
    )
    .bind(visit)
    .fetch_all(cx.db())
    .await?;
    let classes: Vec<JobClass> = sqlx::query_scalar(
        "SELECT DISTINCT l.job_class FROM order_lines l JOIN repair_orders o ON o.id = l.order_id
         WHERE o.visit_id = ? AND l.state = 'consented' AND l.job_class IS NOT NULL",
    )
    .bind(visit)
    .fetch_all(cx.db())
    .await?;
    let months = match head.service_months {
        Some(months) => months,
        None => policy::value(cx, keys::SERVICE_INTERVAL_MONTHS).await?,
    };
    let km = match head.service_km {
        Some(km) => km,
        None => policy::value(cx, keys::SERVICE_INTERVAL_KM).await?,
    };
    let next = rules::next_service(&classes, cx.today(), head.mileage, months, km);
    let plan = schedules::next::after_visit(cx, head.vehicle_id, head.mileage).await?;
    let next = rules::by_schedule(next, plan.as_ref());
    let (then_due, left_due) = plan.map_or_else(Default::default, |plan| (plan.then, plan.left));
    let cleanings = clean::cleanings(cx, CleaningsOf { visit_id: visit }).await?;
    let told: Option<(Moment, Told)> =
        sqlx::query_as("SELECT told_at, how FROM handover_notices WHERE visit_id = ?")
            .bind(visit)
            .fetch_optional(cx.db())
            .await?;
    let handover = sqlx::query_as(
        "SELECT h.id, h.pass_number, h.mileage_out, h.old_parts, h.result, h.appearance, h.objection, h.remedy,
                h.remedied_at, r.name AS remedied_by, h.receiver, h.at, s.name AS by
         FROM handovers h JOIN staff s ON s.id = h.by_staff LEFT JOIN staff r ON r.id = h.remedied_by
         WHERE h.visit_id = ?",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?;
    Ok(HandoverPage {
        visit_id: visit,
        visit_number: head.number,
        plate: head.plate,
        model: head.model,
        sender: head.sender,
        mileage_in: head.mileage,
        wants_old_parts: head.old_parts == "take",
        wash: head.wash,
        orders,
        obstacles,
        next_service_day: next.map(|(day, _)| day),
        next_service_km: next.map(|(_, km)| km),
        then_due,
        left_due,
        cleanings,
        told_at: told.map(|(at, _)| at),
        told_how: told.map(|(_, how)| how),
        handover,
    })
}

/// Cars waiting for their owners, the longest waiting first.
pub async fn ready(cx: &mut Read, _: Nothing) -> Result<Vec<ReadyCar>> {
    let mut cars: Vec<ReadyCar> = sqlx::query_as(
        "SELECT t.id AS visit_id, v.plate, v.model,
                c.name AS customer, a.name AS advisor, min(o.promised_at) AS promised_at,
                max(o.settled_at) AS settled_at, n.told_at
         FROM repair_orders o
         JOIN visits t ON t.id = o.visit_id
         JOIN named_vehicles v ON v.id = t.vehicle_id
         JOIN customers c ON c.id = t.sender_id
         JOIN staff a ON a.id = t.advisor_id
         LEFT JOIN handover_notices n ON n.visit_id = t.id
         WHERE o.state = 'settled' AND o.state NOT IN ('delivered', 'cancelled') AND t.state = 'open'
           AND NOT EXISTS (SELECT 1 FROM repair_orders x WHERE x.visit_id = t.id
                           AND x.state NOT IN ('settled', 'delivered', 'cancelled'))
         GROUP BY t.id ORDER BY settled_at",
    )
    .fetch_all(cx.db())
    .await?;
    for car in &mut cars {
        car.customer = mask::name(&car.customer);
    }
    Ok(cars)
}

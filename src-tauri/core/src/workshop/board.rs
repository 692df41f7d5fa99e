//! All cars in the shop by state, for everybody to see.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::rules::{Progress, stage};
use super::{JobState, Stage};
use crate::kernel::identifiers::mask;
use crate::kernel::{Moment, Nothing, Rate, Read, Result};
use crate::reception::{VisitId, Whereabouts};
use crate::repair_orders::{Hold, OrderId, OrderKind, OrderLineId, OrderState};

#[derive(Debug, Serialize, TS)]
pub struct Board {
    pub cars: Vec<BoardCar>,
    /// Cars in the house that have no order yet.
    pub arrivals: Vec<BoardArrival>,
}

#[derive(Debug, Serialize, TS)]
pub struct BoardCar {
    pub order_id: OrderId,
    pub visit_id: VisitId,
    pub number: String,
    pub kind: OrderKind,
    pub state: OrderState,
    pub stage: Stage,
    pub plate: Option<String>,
    pub model: Option<String>,
    /// Masked.
    pub customer: String,
    pub advisor: String,
    pub arrived_at: Moment,
    /// Whether it is in the house, or worked on where it stands.
    pub whereabouts: Whereabouts,
    /// The customer sits in the lounge.
    pub waiting: bool,
    pub promised_at: Option<Moment>,
    /// Minutes to the promised time; below zero it is late.
    pub minutes_left: Option<i64>,
    /// By when the three-year promise wants it good; none once it is (WSH-08).
    pub repair_limit_at: Option<Moment>,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    /// An internal rework of it is not good yet.
    pub rework_open: bool,
    /// Days it waits for parts so far, the first day counted.
    pub waiting_for_parts_days: Option<i64>,
    pub technicians: Vec<BoardTechnician>,
    pub bays: Vec<String>,
    pub lines_done: i64,
    pub lines_total: i64,
    /// Labour lines of which a share is given to nobody.
    pub undispatched: i64,
    /// Lines the customer has not answered yet.
    pub proposed: i64,
    /// The customer wants it washed.
    pub wash: bool,
    /// Since it was washed last, and by whom (WSH-06).
    pub washed_at: Option<Moment>,
    pub washed_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BoardTechnician {
    pub name: String,
    /// On this car right now.
    pub working: bool,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct BoardArrival {
    pub visit_id: VisitId,
    pub number: String,
    pub plate: Option<String>,
    pub model: Option<String>,
    pub advisor: String,
    pub arrived_at: Moment,
    pub waiting: bool,
}

#[derive(sqlx::FromRow)]
struct Car {
    order_id: OrderId,
    visit_id: VisitId,
    number: String,
    kind: OrderKind,
    state: OrderState,
    plate: Option<String>,
    model: Option<String>,
    customer: String,
    advisor: String,
    arrived_at: Moment,
    whereabouts: Whereabouts,
    waiting: bool,
    promised_at: Option<Moment>,
    repair_limit_at: Option<Moment>,
    hold: Option<Hold>,
    hold_since: Option<Moment>,
    rework_open: bool,
    lines_done: i64,
    lines_total: i64,
    proposed: i64,
    wash: bool,
    washed_at: Option<Moment>,
    washed_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct BoardJob {
    order_id: OrderId,
    order_line_id: OrderLineId,
    technician: String,
    state: JobState,
    share: Rate,
    bay: Option<String>,
}

pub async fn board(cx: &mut Read, _: Nothing) -> Result<Board> {
    let cars: Vec<Car> = sqlx::query_as(
        "SELECT o.id AS order_id, o.visit_id, o.number, o.kind, o.state, v.plate,
                v.short_model AS model, c.name AS customer, s.name AS advisor,
                t.since AS arrived_at, t.whereabouts, t.waiting, o.promised_at,
                CASE WHEN o.passed_at IS NULL THEN o.repair_limit_at END AS repair_limit_at, o.hold, o.hold_since,
                EXISTS (SELECT 1 FROM repair_orders r
                        WHERE r.visit_id = o.visit_id AND r.caused_by_order = o.id AND r.kind = 'internal_rework'
                          AND r.state IN ('estimate', 'agreed', 'in_work', 'done')) AS rework_open,
                (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.kind = 'labour'
                   AND l.state = 'consented' AND l.work = 'finished') AS lines_done,
                (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.kind = 'labour'
                   AND l.state = 'consented') AS lines_total,
                (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id AND l.state = 'proposed') AS proposed,
                t.wash, w.at AS washed_at, k.name AS washed_by
         FROM repair_orders o
         JOIN placed_visits t ON t.id = o.visit_id
         JOIN named_vehicles v ON v.id = o.vehicle_id
         JOIN customers c ON c.id = coalesce(t.owner_id, t.sender_id)
         JOIN staff s ON s.id = o.advisor_id
         LEFT JOIN cleanings w ON w.id = (SELECT max(x.id) FROM cleanings x
                WHERE x.visit_id = o.visit_id AND x.kind = 'wash' AND x.withdrawn_at IS NULL)
         LEFT JOIN staff k ON k.id = w.cleaned_by
         WHERE o.state NOT IN ('delivered', 'cancelled')
           AND o.state IN ('estimate', 'agreed', 'in_work', 'done', 'passed', 'settled')
         ORDER BY o.promised_at IS NULL, o.promised_at, o.id",
    )
    .fetch_all(cx.db())
    .await?;
    let mut jobs = jobs(cx).await?;
    let mut rows = Vec::with_capacity(cars.len());
    for car in cars {
        let own = jobs.remove(&car.order_id).unwrap_or_default();
        rows.extend(row(cx, car, &own));
    }
    let arrivals = sqlx::query_as(
        "SELECT t.id AS visit_id, t.number, v.plate, v.short_model AS model,
                s.name AS advisor, t.since AS arrived_at, t.waiting
         FROM placed_visits t
         JOIN named_vehicles v ON v.id = t.vehicle_id
         JOIN staff s ON s.id = t.advisor_id
         WHERE t.state = 'open' AND t.whereabouts = 'here'
           AND NOT EXISTS (SELECT 1 FROM repair_orders o WHERE o.visit_id = t.id)
         ORDER BY t.since, t.id",
    )
    .fetch_all(cx.db())
    .await?;
    Ok(Board { cars: rows, arrivals })
}

/// Open and finished jobs of the orders in the shop.
async fn jobs(cx: &mut Read) -> Result<HashMap<OrderId, Vec<BoardJob>>> {
    let all: Vec<BoardJob> = sqlx::query_as(
        "SELECT a.order_id, a.order_line_id, s.name AS technician, a.state, a.share, b.name AS bay
         FROM repair_orders o
         CROSS JOIN assignments a ON a.order_id = o.id
         JOIN staff s ON s.id = a.technician_id
         LEFT JOIN bays b ON b.id = a.bay_id
         WHERE o.state NOT IN ('delivered', 'cancelled')
           AND o.state IN ('estimate', 'agreed', 'in_work', 'done', 'passed', 'settled')
           AND a.state NOT IN ('refused', 'withdrawn')
         ORDER BY a.id",
    )
    .fetch_all(cx.db())
    .await?;
    let mut by_order: HashMap<OrderId, Vec<BoardJob>> = HashMap::new();
    for job in all {
        by_order.entry(job.order_id).or_default().push(job);
    }
    Ok(by_order)
}

fn row(cx: &Read, car: Car, jobs: &[BoardJob]) -> Option<BoardCar> {
    let mut given: HashMap<OrderLineId, Rate> = HashMap::new();
    let mut technicians: Vec<BoardTechnician> = Vec::new();
    let mut bays: Vec<String> = Vec::new();
    for job in jobs {
        *given.entry(job.order_line_id).or_default() += job.share;
        let working = job.state == JobState::Working;
        match technicians.iter_mut().find(|one| one.name == job.technician) {
            Some(known) => known.working |= working,
            None => technicians.push(BoardTechnician { name: job.technician.clone(), working }),
        }
        if let Some(bay) = job.bay.as_ref().filter(|bay| !bays.contains(bay)) {
            bays.push(bay.clone());
        }
    }
    let dispatched = given.values().filter(|share| **share == Rate::ONE).count();
    let undispatched = (car.lines_total - i64::try_from(dispatched).unwrap_or(i64::MAX)).max(0);
    let count = |state: JobState| jobs.iter().filter(|job| job.state == state).count() as i64;
    let progress = Progress {
        undispatched,
        working: count(JobState::Working),
        paused: count(JobState::Paused),
        held: car.hold.is_some(),
        rework_open: car.rework_open,
    };
    let parts_since = car.hold_since.filter(|_| car.hold == Some(Hold::Parts));
    Some(BoardCar {
        stage: stage(car.state, progress)?,
        order_id: car.order_id,
        visit_id: car.visit_id,
        number: car.number,
        kind: car.kind,
        state: car.state,
        plate: car.plate,
        model: car.model,
        customer: mask::name(&car.customer),
        advisor: car.advisor,
        arrived_at: car.arrived_at,
        whereabouts: car.whereabouts,
        waiting: car.waiting,
        promised_at: car.promised_at,
        minutes_left: car.promised_at.map(|promised| promised.minutes_since(cx.now)),
        repair_limit_at: car.repair_limit_at,
        hold: car.hold,
        hold_since: car.hold_since,
        rework_open: car.rework_open,
        waiting_for_parts_days: parts_since.map(|since| cx.today().days_since(since.day()) + 1),
        technicians,
        bays,
        lines_done: car.lines_done,
        lines_total: car.lines_total,
        undispatched,
        proposed: car.proposed,
        wash: car.wash,
        washed_at: car.washed_at,
        washed_by: car.washed_by,
    })
}

//! The day at reception: every open visit, and those that left today.

use serde::Serialize;
use ts_rs::TS;

use super::{Acceptance, ArrivalChannel, VisitId, VisitState, Whereabouts};
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Moment, Nothing, Read, Result};
use crate::repair_orders::{Hold, OrderId, OrderState};
use crate::vehicles::VehicleId;

#[derive(Debug, Serialize, TS)]
pub struct VisitRow {
    pub id: VisitId,
    pub number: String,
    pub state: VisitState,
    pub vehicle_id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub plate_colour: Option<String>,
    pub model: Option<String>,
    pub sender: String,
    pub advisor: String,
    pub channel: ArrivalChannel,
    pub acceptance: Acceptance,
    pub customer_words: String,
    pub arrived_at: Moment,
    pub greeted_at: Option<Moment>,
    /// Whether the car is in the house.
    pub whereabouts: Whereabouts,
    /// Minutes since it came in, or since somebody asked for help while it is out; until it left.
    pub minutes_here: i64,
    /// The customer sits in the lounge.
    pub waiting: bool,
    pub walked_around: bool,
    pub signed: bool,
    pub orders: Vec<VisitOrder>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct VisitOrder {
    pub id: OrderId,
    pub number: String,
    pub state: OrderState,
    pub hold: Option<Hold>,
    pub promised_at: Option<Moment>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: VisitId,
    number: String,
    state: VisitState,
    vehicle_id: VehicleId,
    plate: Option<String>,
    plate_colour: Option<String>,
    model: Option<String>,
    sender: String,
    advisor: String,
    channel: ArrivalChannel,
    acceptance: Acceptance,
    customer_words: String,
    arrived_at: Moment,
    greeted_at: Option<Moment>,
    left_at: Option<Moment>,
    whereabouts: Whereabouts,
    since: Moment,
    waiting: bool,
    walked_around: bool,
    signed: bool,
}

/// The newest first, open ones before those that left.
pub async fn today(cx: &mut Read, _: Nothing) -> Result<Vec<VisitRow>> {
    let start = cx.today().start();
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT w.id, w.number, w.state, w.vehicle_id, v.plate, v.plate_colour, v.model,
                c.name AS sender, s.name AS advisor, w.channel, w.acceptance, w.customer_words,
                w.arrived_at, w.greeted_at, w.left_at, w.whereabouts, w.since, w.waiting,
                w.walk_around_at IS NOT NULL AS walked_around, w.signature_id IS NOT NULL AS signed
         FROM (SELECT id FROM visits WHERE state = 'open' UNION SELECT id FROM visits WHERE arrived_at >= ?) t
         JOIN placed_visits w ON w.id = t.id
         JOIN named_vehicles v ON v.id = w.vehicle_id
         JOIN customers c ON c.id = w.sender_id
         JOIN staff s ON s.id = w.advisor_id
         ORDER BY w.state <> 'open', w.arrived_at DESC, w.id DESC",
    )
    .bind(start)
    .fetch_all(cx.db())
    .await?;
    let mut visits = Vec::with_capacity(rows.len());
    for row in rows {
        let orders = orders_of(cx, row.id).await?;
        let until = row.left_at.unwrap_or(cx.now);
        visits.push(VisitRow {
            id: row.id,
            number: row.number,
            state: row.state,
            vehicle_id: row.vehicle_id,
            plate: row.plate.as_deref().map(with_dot),
            plate_colour: row.plate_colour,
            model: row.model,
            sender: row.sender,
            advisor: row.advisor,
            channel: row.channel,
            acceptance: row.acceptance,
            customer_words: row.customer_words,
            arrived_at: row.arrived_at,
            greeted_at: row.greeted_at,
            whereabouts: row.whereabouts,
            minutes_here: until.minutes_since(row.since).max(0),
            waiting: row.waiting,
            walked_around: row.walked_around,
            signed: row.signed,
            orders,
        });
    }
    Ok(visits)
}

pub(super) async fn orders_of(cx: &mut Read, visit: VisitId) -> Result<Vec<VisitOrder>> {
    Ok(sqlx::query_as(
        "SELECT id, number, state, hold, promised_at FROM repair_orders WHERE visit_id = ? ORDER BY id",
    )
    .bind(visit)
    .fetch_all(cx.db())
    .await?)
}

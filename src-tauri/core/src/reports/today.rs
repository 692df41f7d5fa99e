//! How the shop is doing right now, for who answers for all of it.

use serde::Serialize;
use ts_rs::TS;

use super::months::{first_of, same_day_of_last_month};
use super::period::{Span, year_before};
use crate::kernel::{Moment, Money, Nothing, Read, Result};
use crate::policy::{self, keys};
use crate::repair_orders::{Hold, OrderId, OrderState};
use crate::workshop::BayId;
use crate::workshop::load::{self, LoadOf};

/// Cars named singly; the rest is behind the link of the card.
const NAMED: usize = 8;

#[derive(Debug, Serialize, TS)]
pub struct ShopToday {
    pub states: Vec<StateCount>,
    /// Past their promise, the longest first; of so many.
    pub late: Vec<DueCar>,
    pub late_count: usize,
    /// To be promised within the next hour or so (a parameter), the first first.
    pub soon: Vec<DueCar>,
    pub soon_count: usize,
    /// Cars that wait for parts, the longest first.
    pub waiting_for_parts: Vec<DueCar>,
    pub waiting_count: usize,
    pub bays: Vec<BayNow>,
    pub technicians: Vec<TechnicianNow>,
    pub so_far: SoFar,
    pub decisions: Vec<Decision>,
}

/// How many orders are how far, and how many of them are late or soon will be.
#[derive(Debug, Serialize, TS)]
pub struct StateCount {
    pub state: OrderState,
    pub orders: usize,
    pub late: usize,
    pub soon: usize,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct DueCar {
    pub order_id: OrderId,
    pub number: String,
    pub plate: Option<String>,
    pub advisor: String,
    pub state: OrderState,
    pub hold: Option<Hold>,
    pub hold_since: Option<Moment>,
    pub promised_at: Option<Moment>,
    /// By when the three-year promise wants it good; none once it is (WSH-08).
    pub repair_limit_at: Option<Moment>,
}

#[derive(Debug, Serialize, TS)]
pub struct BayNow {
    pub id: BayId,
    pub name: String,
    /// The car in it whose job runs right now.
    pub running: Option<String>,
    pub planned_minutes: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianNow {
    pub name: String,
    pub running: Option<String>,
    pub worked_minutes: i64,
    pub free_minutes: i64,
    pub open_jobs: i64,
}

/// Revenue net of tax and visits that stand settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS, sqlx::FromRow)]
pub struct Takings {
    pub net: Money,
    pub visits: i64,
}

/// Today and this month, beside the same days of the month before and of the year before.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct SoFar {
    pub today: Takings,
    pub today_last_month: Takings,
    pub today_last_year: Takings,
    pub month: Takings,
    pub last_month: Takings,
    pub last_year: Takings,
}

/// Something that waits for a word of the manager.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Decision {
    /// `discount`, `write_off`, `count`, `supplier_invoice`
    pub kind: String,
    /// Of the order, write-off or count.
    pub id: i64,
    pub number: String,
    pub about: String,
    pub amount: Option<Money>,
    pub asked_by: String,
    pub asked_at: Moment,
}

pub async fn today(cx: &mut Read, _: Nothing) -> Result<ShopToday> {
    let soon_by = cx.now.plus_minutes(policy::value(cx, keys::SOON_MINUTES).await?);
    let cars = in_shop(cx).await?;
    let now = cx.now;
    let promise = |car: &DueCar| car.promised_at.filter(|_| car.state != OrderState::Settled);
    // Whichever comes first: what was told the customer, or the three-year promise.
    let due = |car: &DueCar| [promise(car), car.repair_limit_at].into_iter().flatten().min();
    let is_late = |car: &DueCar| due(car).is_some_and(|at| at < now);
    let is_soon = |car: &DueCar| due(car).is_some_and(|at| at >= now && at < soon_by);
    let among =
        |what: &dyn Fn(&DueCar) -> bool| cars.iter().filter(|car| what(car)).cloned().collect::<Vec<_>>();
    let (late, soon) = (among(&is_late), among(&is_soon));
    let mut waiting = among(&|car| car.hold == Some(Hold::Parts));
    waiting.sort_by_key(|car| car.hold_since);
    let load = load::load(cx, LoadOf::default()).await?;
    Ok(ShopToday {
        states: STATES
            .iter()
            .map(|state| {
                let count = |what: &dyn Fn(&DueCar) -> bool| {
                    cars.iter().filter(|car| car.state == *state && what(car)).count()
                };
                StateCount {
                    state: *state,
                    orders: count(&|_| true),
                    late: count(&is_late),
                    soon: count(&is_soon),
                }
            })
            .collect(),
        late_count: late.len(),
        late: late.into_iter().take(NAMED).collect(),
        soon_count: soon.len(),
        soon: soon.into_iter().take(NAMED).collect(),
        waiting_count: waiting.len(),
        waiting_for_parts: waiting.into_iter().take(NAMED).collect(),
        bays: load
            .bays
            .into_iter()
            .map(|bay| BayNow {
                id: bay.id,
                name: bay.name,
                running: bay.running,
                planned_minutes: bay.planned_minutes,
            })
            .collect(),
        technicians: load
            .technicians
            .into_iter()
            .map(|one| TechnicianNow {
                name: one.name,
                running: one.running,
                worked_minutes: one.worked_minutes,
                free_minutes: one.free_minutes,
                open_jobs: one.open_jobs,
            })
            .collect(),
        so_far: so_far(cx).await?,
        decisions: decisions(cx).await?,
    })
}

const STATES: &[OrderState] = &[
    OrderState::Estimate,
    OrderState::Agreed,
    OrderState::InWork,
    OrderState::Done,
    OrderState::Passed,
    OrderState::Settled,
];

/// Every order in the house, the first promise first.
async fn in_shop(cx: &mut Read) -> Result<Vec<DueCar>> {
    Ok(sqlx::query_as(
        "SELECT o.id AS order_id, o.number, v.plate, f.name AS advisor, o.state, o.hold, o.hold_since, o.promised_at,
                CASE WHEN o.passed_at IS NULL THEN o.repair_limit_at END AS repair_limit_at
         FROM repair_orders o CROSS JOIN vehicles v ON v.id = o.vehicle_id CROSS JOIN staff f ON f.id = o.advisor_id
         WHERE o.state NOT IN ('delivered', 'cancelled')
           AND o.state IN ('estimate', 'agreed', 'in_work', 'done', 'passed', 'settled')
         ORDER BY o.promised_at IS NULL, o.promised_at, o.id",
    )
    .fetch_all(cx.db())
    .await?)
}

async fn so_far(cx: &mut Read) -> Result<SoFar> {
    let today = cx.today();
    let (month_before, year_before) = (same_day_of_last_month(today), year_before(today));
    let day = |day| Span::of(day, day);
    let month = |day| Span::of(first_of(day, 0), day);
    Ok(SoFar {
        today: takings(cx, day(today)).await?,
        today_last_month: takings(cx, day(month_before)).await?,
        today_last_year: takings(cx, day(year_before)).await?,
        month: takings(cx, month(today)).await?,
        last_month: takings(cx, month(month_before)).await?,
        last_year: takings(cx, month(year_before)).await?,
    })
}

async fn takings(cx: &mut Read, span: Span) -> Result<Takings> {
    Ok(sqlx::query_as(
        "SELECT coalesce(sum(s.net), 0) AS net,
                count(DISTINCT CASE WHEN s.reverses IS NULL AND NOT EXISTS (
                    SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2)
                    THEN o.visit_id END) AS visits
         FROM settlements s LEFT JOIN repair_orders o ON o.id = s.order_id
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_one(cx.db())
    .await?)
}

/// Discounts beyond somebody's authority, write-offs, counts to be posted; the oldest first.
async fn decisions(cx: &mut Read) -> Result<Vec<Decision>> {
    Ok(sqlx::query_as(
        "SELECT 'discount' AS kind, q.order_id AS id, o.number, q.reason AS about, q.discount AS amount,
                f.name AS asked_by, q.asked_at
         FROM discount_requests q JOIN repair_orders o ON o.id = q.order_id JOIN staff f ON f.id = q.asked_by
         WHERE q.state = 'open'
         UNION ALL
         SELECT 'write_off', w.id, w.number, coalesce(w.note, ''), NULL, f.name, w.asked_at
         FROM write_offs w JOIN staff f ON f.id = w.asked_by WHERE w.state = 'asked'
         UNION ALL
         SELECT 'count', c.id, c.number, h.name, NULL, f.name, coalesce(c.closed_at, c.opened_at)
         FROM warehouses h CROSS JOIN counts c ON c.warehouse_id = h.id JOIN staff f ON f.id = coalesce(c.closed_by, c.opened_by)
         WHERE c.state = 'review' AND c.state IN ('counting', 'review')
         UNION ALL
         SELECT 'supplier_invoice', i.id, i.number, p.name, i.difference, f.name, i.recorded_at
         FROM supplier_invoices i INDEXED BY supplier_invoices_asked CROSS JOIN suppliers p ON p.id = i.supplier_id
              CROSS JOIN staff f ON f.id = i.recorded_by
         WHERE i.state = 'asked'
         ORDER BY 7",
    )
    .fetch_all(cx.db())
    .await?)
}

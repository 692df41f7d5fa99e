//! A repair order begins, from the car's visit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::new_line::{self, NewLine};
use super::write_lines::{write_first_lines, write_lines};
use super::{LineKind, OrderId, OrderKind, OrderLineId, Payer, booked, comeback, limit, rules, tariffs};
use crate::appointments::AppointmentId;
use crate::documents::numbers::{self, Series};
use crate::kernel::text::terms::terms_of_number;
use crate::kernel::text::{LongText, Text};
use crate::kernel::{Checks, Moment, Refusal, Result, StaffId, Write};
use crate::parts::prices::PriceLevel;
use crate::reactions;
use crate::reception::{Acceptance, VisitId};
use crate::search::index::{self, Kind};
use crate::vehicles::VehicleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenOrder {
    pub visit_id: VisitId,
    /// Normal, accident or comeback; an internal rework follows from an inspection.
    pub kind: OrderKind,
    /// The job that failed; comebacks only.
    pub caused_by: Option<OrderId>,
    /// The customer's words this order answers; the visit's own when empty.
    #[serde(default)]
    pub fault: LongText<1000>,
    #[serde(default)]
    pub insurer: Text<60>,
    #[serde(default)]
    pub insurance_case: Text<40>,
    /// Whether the order carries the insurer's referral code of this shop (PRO-12).
    pub referral_code: Option<bool>,
    pub promised_at: Option<Moment>,
    /// First lines; may come later.
    #[serde(default)]
    pub lines: Vec<NewLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderRef {
    pub id: OrderId,
    pub number: String,
    pub version: i64,
    /// The lines this call added; those that were booked come first.
    pub lines: Vec<OrderLineId>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Visit {
    pub vehicle_id: VehicleId,
    pub advisor_id: StaffId,
    arrived_at: Moment,
    mileage: i64,
    number: String,
    state: String,
    acceptance: Acceptance,
    appointment_id: Option<AppointmentId>,
    scrapped: bool,
    customer_words: String,
    price_tag: Option<String>,
    /// Something was promised with the car, once.
    promised: bool,
}

/// The first order of a visit that stands for an appointment takes over what was booked (APT-02, APT-03).
pub async fn open(cx: &mut Write, input: OpenOrder) -> Result<OrderRef> {
    let visit = visit(cx, input.visit_id).await?;
    let mut checks = Checks::new();
    checks.require(input.kind != OrderKind::InternalRework, "kind", "orders.rework_by_inspection");
    if input.kind == OrderKind::Accident {
        checks.require(!input.insurer.is_empty(), "insurer", "orders.insurer_needed");
    }
    match (input.kind, input.caused_by) {
        (OrderKind::Comeback, Some(cause)) => {
            comeback::check_cause(cx, &mut checks, "caused_by", cause, visit.vehicle_id).await?;
        }
        (OrderKind::Comeback, None) => checks.require(false, "caused_by", "orders.cause_needed"),
        (_, Some(_)) => checks.require(false, "caused_by", "orders.cause_only_comeback"),
        _ => {}
    }
    rules::check_promise(&mut checks, "promised_at", input.promised_at, cx.now);
    let buyer = PriceLevel::of_tag(visit.price_tag.as_deref());
    tariffs::check(cx, &mut checks, &input.lines, input.visit_id).await?;
    let lines = new_line::ready(cx, &mut checks, &input.lines, buyer).await?;
    checks.done()?;
    let over = match visit.appointment_id {
        Some(appointment) => booked::over(cx, appointment, payer_of(visit.acceptance), buyer).await?,
        None => None,
    };
    let limit = match visit.promised {
        true => limit::of(cx, input.kind, visit.vehicle_id, visit.arrived_at, visit.mileage).await?,
        false => None,
    };
    let number = numbers::next(cx, Series::RepairOrder).await?;
    let now = cx.now;
    let fault = input.fault.or_none().map(String::from).unwrap_or(visit.customer_words);
    let (id, first): (OrderId, i64) = sqlx::query_as(
        "INSERT INTO repair_orders (number, visit_id, vehicle_id, advisor_id, state, kind, caused_by_order,
                comeback_of, comeback_decided, fault, insurer, insurance_case, referral_code, opened_at, promised_at,
                appointment_id, repair_limit_at)
         VALUES (?1, ?2, ?3, ?4, 'estimate', ?5, ?6, ?6, CASE WHEN ?6 IS NULL THEN NULL ELSE 1 END,
                 ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
         RETURNING id, (SELECT coalesce(max(l.id), 0) + 1 FROM order_lines l)",
    )
    .bind(&number)
    .bind(input.visit_id)
    .bind(visit.vehicle_id)
    .bind(visit.advisor_id)
    .bind(input.kind)
    .bind(input.caused_by)
    .bind(fault)
    .bind(input.insurer.or_none())
    .bind(input.insurance_case.or_none())
    .bind(input.referral_code)
    .bind(now)
    .bind(input.promised_at)
    .bind(over.as_ref().map(|over| over.appointment))
    .bind(limit)
    .fetch_one(cx.db())
    .await?;
    // A fault that is back shows in the work on it.
    let taken = over.as_ref().map_or(&[][..], |over| &over.lines);
    let has_labour = lines.iter().chain(taken).any(|line| line.kind == LineKind::Labour);
    let lines = match &over {
        None => write_first_lines(cx, id, first, &lines).await?,
        Some(over) => {
            let mut ids = write_first_lines(cx, id, first, &over.lines).await?;
            booked::hand_over(cx, id, &number, over, &ids).await?;
            ids.extend(write_lines(cx, id, &lines).await?);
            ids
        }
    };
    if has_labour {
        comeback::flag(cx, id).await?;
    }
    index::add(cx, Kind::Order, id.0, &terms_of_number(&number)).await?;
    cx.about("order", id.0);
    cx.about("visit", input.visit_id.0);
    cx.about("vehicle", visit.vehicle_id.0);
    reactions::order_opened(cx, id).await?;
    Ok(OrderRef { id, number, version: 1, lines })
}

/// Who pays for what was booked: whoever the visit is taken in for.
pub(super) const fn payer_of(acceptance: Acceptance) -> Payer {
    match acceptance {
        Acceptance::Warranty => Payer::Warranty,
        Acceptance::Insurance => Payer::Insurance,
        _ => Payer::Customer,
    }
}

/// The visit an order may be opened on. Refuses one that is over (`orders.visit_closed`),
/// one whose repair was refused (`orders.visit_refused`), and scrapped cars, which must not
/// be repaired (道路运输条例 art. 45).
pub(super) async fn visit(cx: &mut Write, id: VisitId) -> Result<Visit> {
    let found: Option<Visit> = sqlx::query_as(
        "SELECT t.vehicle_id, t.advisor_id, t.arrived_at, t.mileage, t.number, t.state, t.acceptance,
                t.appointment_id, v.scrapped, t.customer_words, b.tag AS price_tag,
                EXISTS (SELECT 1 FROM vehicle_plans p WHERE p.vehicle_id = v.id) AS promised
         FROM visits t JOIN vehicles v ON v.id = t.vehicle_id
         LEFT JOIN price_tags b ON b.customer_id = coalesce(t.owner_id, t.sender_id) WHERE t.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let visit = found.ok_or_else(|| Refusal::new("reception.unknown").at("visit_id"))?;
    let code = match () {
        () if visit.state != "open" => "orders.visit_closed",
        () if visit.acceptance == Acceptance::Refused => "orders.visit_refused",
        () if visit.scrapped => "orders.vehicle_scrapped",
        () => return Ok(visit),
    };
    Err(Refusal::new(code).at("visit_id").with("number", visit.number).into())
}

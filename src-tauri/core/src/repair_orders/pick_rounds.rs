//! One walk through the store for several orders, in the order of the bins; what is scanned at the
//! counter afterwards goes out to all of them in one step, a slip for each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::issue_parts::{SlipLineForm, check_form, issue};
use super::pick_list::{self, PickHead, PickLine, PickListQuery};
pub use super::slips::SlipRef;
use super::{OrderId, OrderLineId, OrderState, PickRoundId, part_lines};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Moment, Quantity, Read, Refusal, Result, StaffId, Write};
use crate::parts::{PartClass, PartId};

/// Nobody carries more through the store at once.
const MOST_ORDERS: usize = 20;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPickRound {
    pub orders: Vec<OrderId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PickRoundRef {
    pub id: PickRoundId,
    pub number: String,
}

pub async fn open_pick_round(cx: &mut Write, input: OpenPickRound) -> Result<PickRoundRef> {
    let mut checks = Checks::new();
    checks.require(!input.orders.is_empty(), "orders", "orders.round_needs_orders");
    if input.orders.len() > MOST_ORDERS {
        return Err(Refusal::new("orders.round_too_long").at("orders").with("limit", MOST_ORDERS).into());
    }
    for (at, order) in input.orders.iter().enumerate() {
        let field = format!("orders[{at}]");
        match part_lines::head(cx, *order).await {
            Ok((number, state)) if !matches!(state, OrderState::Agreed | OrderState::InWork) => {
                let refusal = Refusal::new("orders.not_in_state").at(field);
                checks.add(refusal.with("number", number).with("state", state));
            }
            Ok(_) => checks.require(!input.orders[..at].contains(order), &field, "orders.order_twice"),
            Err(error) if error.code() == Some("orders.unknown") => {
                checks.add(Refusal::new("orders.unknown").at(field).with("id", order));
            }
            Err(error) => return Err(error),
        }
    }
    checks.done()?;
    let number = numbers::next(cx, Series::PickRound).await?;
    let (now, staff) = (cx.now, cx.staff());
    let id: PickRoundId =
        sqlx::query_scalar("INSERT INTO pick_rounds (number, at, by_staff) VALUES (?, ?, ?) RETURNING id")
            .bind(&number)
            .bind(now)
            .bind(staff)
            .fetch_one(cx.db())
            .await?;
    for (position, order) in (0_i64..).zip(&input.orders) {
        sqlx::query("INSERT INTO pick_round_orders (round_id, order_id, position) VALUES (?, ?, ?)")
            .bind(id)
            .bind(order)
            .bind(position)
            .execute(cx.db())
            .await?;
        cx.about("order", order.0);
    }
    Ok(PickRoundRef { id, number })
}

/// A round by its id, or by the number a scanner read from its paper.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PickRoundQuery {
    #[ts(optional = nullable)]
    pub id: Option<PickRoundId>,
    #[ts(optional = nullable)]
    pub number: Option<Text<40>>,
}

/// What one order needs of a part.
#[derive(Debug, Serialize, TS)]
pub struct RoundPart {
    pub line_id: OrderLineId,
    pub order_id: OrderId,
    pub remaining: Quantity,
    /// What could go out to it now.
    pub available: Quantity,
}

/// One stop of the walk: a part, however many orders need it.
#[derive(Debug, Serialize, TS)]
pub struct RoundLine {
    pub part_id: PartId,
    pub number: String,
    pub barcode: Option<String>,
    pub name: String,
    pub unit: String,
    /// One scan takes all that is wanted of it.
    pub measured: bool,
    pub class: PartClass,
    pub bin: Option<String>,
    pub bins: Option<String>,
    pub remaining: Quantity,
    pub available: Quantity,
    /// Less could go out than is wanted.
    pub short: bool,
    /// In the order of the round.
    pub shares: Vec<RoundPart>,
    #[serde(skip)]
    #[ts(skip)]
    walk: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct PickRound {
    pub id: PickRoundId,
    pub number: String,
    pub at: Moment,
    pub by_name: Option<String>,
    pub orders: Vec<PickHead>,
    /// Still to go out, in walking order.
    pub lines: Vec<RoundLine>,
}

pub async fn round(cx: &mut Read, input: PickRoundQuery) -> Result<PickRound> {
    let found: Option<(PickRoundId, String, Moment, Option<String>)> = sqlx::query_as(
        "SELECT r.id, r.number, r.at, s.name FROM pick_rounds r LEFT JOIN staff s ON s.id = r.by_staff
         WHERE r.id = ?1 OR (?1 IS NULL AND r.number = upper(?2))",
    )
    .bind(input.id)
    .bind(&input.number)
    .fetch_optional(cx.db())
    .await?;
    let (id, number, at, by_name) =
        found.ok_or_else(|| Refusal::new("orders.unknown_round").at("id").with("number", &input.number))?;
    let ids: Vec<OrderId> =
        sqlx::query_scalar("SELECT order_id FROM pick_round_orders WHERE round_id = ? ORDER BY position")
            .bind(id)
            .fetch_all(cx.db())
            .await?;
    let mut orders = Vec::with_capacity(ids.len());
    let mut stops: BTreeMap<PartId, RoundLine> = BTreeMap::new();
    for order in ids {
        let query = PickListQuery { order_id: Some(order), number: None };
        let list = pick_list::pick_list(cx, query).await?;
        let wanted = matches!(list.order.state, OrderState::Agreed | OrderState::InWork);
        for line in list.lines.into_iter().filter(|line| wanted && line.remaining.is_positive()) {
            add(&mut stops, order, line);
        }
        orders.push(list.order);
    }
    let mut lines: Vec<RoundLine> = stops.into_values().collect();
    lines.sort_by(|one, other| place(one).cmp(&place(other)));
    Ok(PickRound { id, number, at, by_name, orders, lines })
}

/// Parts without a bin come last.
fn place(line: &RoundLine) -> (bool, i64, &str, &str) {
    (line.bin.is_none(), line.walk.unwrap_or_default(), line.bin.as_deref().unwrap_or_default(), &line.number)
}

fn add(stops: &mut BTreeMap<PartId, RoundLine>, order: OrderId, line: PickLine) {
    let share = RoundPart {
        line_id: line.line_id,
        order_id: order,
        remaining: line.remaining,
        available: line.available,
    };
    let stop = stops.entry(line.part_id).or_insert_with(|| RoundLine {
        part_id: line.part_id,
        number: line.number,
        barcode: line.barcode,
        name: line.name,
        unit: line.unit,
        measured: line.measured,
        class: line.class,
        bin: line.bin,
        bins: line.bins,
        remaining: Quantity::ZERO,
        available: Quantity::ZERO,
        short: false,
        shares: Vec::new(),
        walk: line.walk,
    });
    stop.remaining += share.remaining;
    stop.available += share.available;
    stop.short = stop.available < stop.remaining;
    stop.shares.push(share);
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssuePickRound {
    pub round_id: PickRoundId,
    /// Who fetches the parts.
    pub taken_by: StaffId,
    /// Lines of the round's orders.
    pub lines: Vec<SlipLineForm>,
}

/// A slip for each order, all of them or none.
pub async fn issue_pick_round(cx: &mut Write, input: IssuePickRound) -> Result<Vec<SlipRef>> {
    let known: Option<PickRoundId> = sqlx::query_scalar("SELECT id FROM pick_rounds WHERE id = ?")
        .bind(input.round_id)
        .fetch_optional(cx.db())
        .await?;
    let mut checks = Checks::new();
    checks.require(known.is_some(), "round_id", "orders.unknown_round");
    check_form(cx, &mut checks, &input.lines, input.taken_by).await?;
    let mut by_order: BTreeMap<OrderId, Vec<(usize, SlipLineForm)>> = BTreeMap::new();
    for (at, line) in input.lines.iter().enumerate() {
        let order: Option<OrderId> = sqlx::query_scalar(
            "SELECT l.order_id FROM order_lines l
             JOIN pick_round_orders r ON r.order_id = l.order_id AND r.round_id = ? WHERE l.id = ?",
        )
        .bind(input.round_id)
        .bind(line.line_id)
        .fetch_optional(cx.db())
        .await?;
        match order {
            Some(order) => by_order.entry(order).or_default().push((at, *line)),
            None => checks.require(false, &format!("lines[{at}].line_id"), "parts.not_a_part_line"),
        }
    }
    checks.done()?;
    let mut slips = Vec::with_capacity(by_order.len());
    for (order, lines) in by_order {
        slips.push(issue(cx, Checks::new(), order, input.taken_by, &lines).await?);
    }
    Ok(slips)
}

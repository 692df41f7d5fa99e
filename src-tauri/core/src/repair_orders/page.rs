//! Everything on an order's screen, in a few indexed queries.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::comeback::{self, EarlierRepair};
use super::lines::Line;
use super::moves::{self, AllowedAction};
use super::page_head::{self, OrderHead};
use super::page_lines::{self, OrderLineView};
use super::page_trail::{
    self, AssignmentView, ConsentView, InspectionView, NoteView, SettlementView, SlipView,
};
use super::pricing::{self, OrderTotals, PayerTotals, Priced};
use super::{LineKind, LineState, OrderId, OrderLineId, Payer, buyer, head, rules};
use crate::kernel::{Hours, Moment, Money, Read, Result};
use crate::parts::prices::PriceLevel;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderPageOf {
    pub order_id: OrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderPage {
    pub order: OrderHead,
    pub lines: Vec<OrderLineView>,
    /// At whose price the customer buys parts.
    pub buyer: PriceLevel,
    /// Per payer, those that have lines.
    pub payers: Vec<PayerTotals>,
    /// Everything consented.
    pub consented: OrderTotals,
    pub to_consent: ToConsent,
    pub assignments: Vec<AssignmentView>,
    pub consents: Vec<ConsentView>,
    pub notes: Vec<NoteView>,
    pub slips: Vec<SlipView>,
    pub inspections: Vec<InspectionView>,
    pub settlements: Vec<SettlementView>,
    /// Earlier repairs of the same fault, while the comeback is open or confirmed.
    pub earlier: Vec<EarlierRepair>,
    /// Twice repaired and back again: the customer may go elsewhere at our cost.
    pub repeated: bool,
    pub actions: Vec<AllowedAction>,
}

/// What waits for the customer's yes.
#[derive(Debug, Serialize, TS)]
pub struct ToConsent {
    pub lines: usize,
    /// What the customer would pay for them; the amount a consent must name.
    pub customer_amount: Money,
    /// Of all payers.
    pub totals: OrderTotals,
    /// When the car could be ready by its standard hours; a person decides.
    pub suggested_promise: Moment,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsentPreview {
    pub order_id: OrderId,
    /// Some of the proposed lines.
    pub lines: Vec<OrderLineId>,
}

/// What a consent to these lines must name; lines already decided do not count.
pub async fn consent_preview(cx: &mut Read, input: ConsentPreview) -> Result<ToConsent> {
    head::load(cx, input.order_id).await?;
    let mut lines = page_lines::read(cx, input.order_id).await?;
    lines.retain(|line| line.state == LineState::Proposed && input.lines.contains(&line.id));
    Ok(to_consent(&lines, cx.now))
}

fn to_consent(lines: &[OrderLineView], now: Moment) -> ToConsent {
    let proposed: Vec<&OrderLineView> =
        lines.iter().filter(|line| line.state == LineState::Proposed).collect();
    let labour = proposed.iter().filter(|line| line.kind == LineKind::Labour);
    let hours: Hours = labour.map(|line| line.quantity).sum();
    let customer = proposed.iter().filter(|line| line.payer == Payer::Customer);
    ToConsent {
        lines: proposed.len(),
        customer_amount: customer.map(|line| line.amount).sum(),
        totals: sum(lines, None, LineState::Proposed),
        suggested_promise: rules::suggested_promise(now, hours),
    }
}

pub async fn page(cx: &mut Read, input: OrderPageOf) -> Result<OrderPage> {
    let id = input.order_id;
    let order = page_head::read(cx, id).await?;
    let mut lines = page_lines::read(cx, id).await?;
    page_lines::advise(cx, order.vehicle_id, &mut lines).await?;
    let buyer = buyer::of_visit(cx, order.visit_id).await?;
    let earlier = match (order.comeback_of, order.comeback_decided) {
        (None, _) | (_, Some(false)) => Vec::new(),
        _ => comeback::earlier(cx, id).await?,
    };
    let settlements = page_trail::settlements(cx, id).await?;
    let settled = settlements.iter().any(|one| !one.reversal && !one.reversed);
    let rows: Vec<Line> = lines.iter().map(|line| line.judged(id)).collect();
    Ok(OrderPage {
        payers: by_payer(&lines),
        consented: sum(&lines, None, LineState::Consented),
        to_consent: to_consent(&lines, cx.now),
        assignments: page_trail::assignments(cx, id).await?,
        consents: page_trail::consents(cx, id).await?,
        notes: page_trail::notes(cx, id).await?,
        slips: page_trail::slips(cx, id).await?,
        inspections: page_trail::inspections(cx, id).await?,
        settlements,
        repeated: earlier.len() >= comeback::ALARM_AT,
        earlier,
        actions: moves::actions(order.state, settled, &rows),
        order,
        lines,
        buyer,
    })
}

fn sum(lines: &[OrderLineView], payer: Option<Payer>, state: LineState) -> OrderTotals {
    let chosen =
        lines.iter().filter(|line| line.state == state && payer.is_none_or(|payer| line.payer == payer));
    pricing::totals(chosen.map(|line| Priced {
        kind: line.kind,
        list_amount: line.list_amount,
        discount: line.discount,
        tax_rate: line.tax_rate,
    }))
}

fn by_payer(lines: &[OrderLineView]) -> Vec<PayerTotals> {
    let alive = |line: &OrderLineView| matches!(line.state, LineState::Proposed | LineState::Consented);
    let has = |payer: Payer| lines.iter().any(|line| line.payer == payer && alive(line));
    let totals = |payer| PayerTotals {
        payer,
        consented: sum(lines, Some(payer), LineState::Consented),
        proposed: sum(lines, Some(payer), LineState::Proposed),
    };
    Payer::ALL.iter().copied().filter(|payer| has(*payer)).map(totals).collect()
}

//! A technician finds something more: the advisor hears of it at once, and what is
//! proposed waits for the customer's yes (EST-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::LongText;
use crate::kernel::{Checks, Refusal, Result, Write};
use crate::repair_orders::add_lines::{self, AddLines};
use crate::repair_orders::new_line::NewLine;
use crate::repair_orders::note::{self, AddNote};
use crate::repair_orders::{NoteStage, OrderId, OrderLineId, OrderState, head};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFinding {
    pub order_id: OrderId,
    /// What was found and what the technician advises.
    pub text: LongText<500>,
    /// Work and parts it would need, if the technician knows.
    #[serde(default)]
    pub lines: Vec<NewLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct AddedFinding {
    /// Proposed, not yet consented to.
    pub lines: Vec<OrderLineId>,
}

/// The technician cannot name prices: lines are priced as the house prices them.
pub async fn add_finding(cx: &mut Write, input: AddFinding) -> Result<AddedFinding> {
    let head = head::load(cx, input.order_id).await?;
    if !matches!(head.state, OrderState::Agreed | OrderState::InWork | OrderState::Done | OrderState::Passed)
    {
        let refusal = Refusal::new("orders.not_in_state").at("order_id");
        return Err(refusal.with("number", head.number).with("state", head.state).into());
    }
    let mut checks = Checks::new();
    checks.require(!input.text.is_empty(), "text", "text.required");
    for (at, line) in input.lines.iter().enumerate() {
        let plain = line.unit_price.is_none() && line.sublet_cost.is_none() && line.price_reason.is_empty();
        checks.require(plain, &format!("lines[{at}].unit_price"), "workshop.no_prices");
    }
    checks.done()?;
    let note = AddNote { order_id: head.id, stage: NoteStage::During, text: input.text, informed: None };
    note::note(cx, note).await?;
    if input.lines.is_empty() {
        return Ok(AddedFinding { lines: Vec::new() });
    }
    let added = add_lines::add_lines(cx, AddLines { order_id: head.id, lines: input.lines }).await?;
    Ok(AddedFinding { lines: added.lines })
}

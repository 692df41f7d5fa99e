//! More to be done: lines are proposed, and wait for the customer's yes (EST-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::new_line::{self, NewLine};
pub use super::open::OrderRef;
use super::write_lines::write_lines;
use super::{OrderId, buyer, comeback, head, tariffs};
use crate::kernel::{Checks, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLines {
    pub order_id: OrderId,
    pub lines: Vec<NewLine>,
}

pub async fn add_lines(cx: &mut Write, input: AddLines) -> Result<OrderRef> {
    let head = head::load(cx, input.order_id).await?;
    head::still_open(&head)?;
    let mut checks = Checks::new();
    checks.require(!input.lines.is_empty(), "lines", "orders.lines_needed");
    let buyer = buyer::of_order(cx, head.id).await?;
    tariffs::check(cx, &mut checks, &input.lines, head.visit_id).await?;
    let lines = new_line::ready(cx, &mut checks, &input.lines, buyer).await?;
    checks.done()?;
    let lines = write_lines(cx, head.id, &lines).await?;
    comeback::flag(cx, head.id).await?;
    let version = head::touch(cx, head.id).await?;
    Ok(OrderRef { id: head.id, number: head.number, version, lines })
}

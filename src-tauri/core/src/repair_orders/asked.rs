//! What was quoted before the car came goes onto its order as proposed, at the order's own prices; what
//! the catalogue no longer offers is named in a note.

use super::new_line::{self, Listed, NewLine};
use super::open::{OrderRef, payer_of};
use super::write_lines::write_lines;
use super::{NoteStage, OrderId, buyer, comeback, head, note};
use crate::kernel::{Checks, Quantity, Result, Write};
use crate::reception::Acceptance;

/// A line of the catalogue's that the customer asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub name: String,
    pub listed: Listed,
    /// A package has none.
    pub quantity: Option<Quantity>,
}

/// The lines it added are in the answer; none where nothing of it is offered any more.
///
/// # Errors
/// `orders.unknown`, `orders.closed`, `orders.too_many_lines`.
pub async fn propose(cx: &mut Write, order: OrderId, asked: &[Asked]) -> Result<OrderRef> {
    let head = head::load(cx, order).await?;
    head::still_open(&head)?;
    let acceptance: Acceptance = sqlx::query_scalar("SELECT acceptance FROM visits WHERE id = ?")
        .bind(head.visit_id)
        .fetch_one(cx.db())
        .await?;
    let (payer, buyer) = (payer_of(acceptance), buyer::of_order(cx, order).await?);
    let (mut lines, mut gone) = (Vec::new(), Vec::new());
    for (group, one) in asked.iter().enumerate() {
        let mut checks = Checks::new();
        let asked = [NewLine::listed(one.listed, one.quantity, payer)];
        let ready = new_line::ready(cx, &mut checks, &asked, buyer).await?;
        if !checks.is_clean() || ready.is_empty() {
            gone.push(one.name.as_str());
            continue;
        }
        lines.extend(
            ready.into_iter().map(|line| new_line::Ready { group: line.group.map(|_| group), ..line }),
        );
    }
    let ids = write_lines(cx, order, &lines).await?;
    if !gone.is_empty() {
        note::by_the_house(cx, order, NoteStage::Before, "quoted_not_offered", &gone.join("、")).await?;
    }
    comeback::flag(cx, order).await?;
    let version = head::touch(cx, order).await?;
    Ok(OrderRef { id: order, number: head.number, version, lines: ids })
}

//! What follows from what. A handler calls `reactions::…` once, and everything that
//! the house does by itself because of it stands on this page.

use crate::kernel::{Result, Write};
use crate::repair_orders::{OrderId, OrderLineId};

/// A repair order was opened on a visit.
pub async fn order_opened(_cx: &mut Write, _order: OrderId) -> Result<()> {
    Ok(())
}

/// The customer said yes to these lines: from now on they are worked on and picked.
pub async fn lines_consented(_cx: &mut Write, _order: OrderId, _lines: &[OrderLineId]) -> Result<()> {
    Ok(())
}

/// A line's quantity or price changed.
pub async fn line_changed(_cx: &mut Write, _order: OrderId, _line: OrderLineId) -> Result<()> {
    Ok(())
}

/// Lines will not be done after all: what was promised or planned for them is free again.
pub async fn lines_cancelled(_cx: &mut Write, _order: OrderId, _lines: &[OrderLineId]) -> Result<()> {
    Ok(())
}

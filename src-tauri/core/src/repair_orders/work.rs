//! What the workshop tells of an order: why work rests.

use super::{Hold, OrderId};
use crate::kernel::{Result, Write};

/// Why work rests, since now; `None` when it goes on. The same reason again keeps its
/// beginning. The order's version stays: the clock ticks while an advisor types.
pub async fn set_hold(cx: &mut Write, order: OrderId, hold: Option<Hold>) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "UPDATE repair_orders
         SET hold_since = CASE WHEN ?1 IS NULL THEN NULL WHEN hold IS ?1 THEN hold_since ELSE ?2 END, hold = ?1
         WHERE id = ?3",
    )
    .bind(hold)
    .bind(now)
    .bind(order)
    .execute(cx.db())
    .await?;
    cx.about("order", order.0);
    Ok(())
}

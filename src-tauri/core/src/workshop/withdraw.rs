//! A line will not be done after all: jobs of it that nobody began are taken back.

use super::clock;
use crate::kernel::{Result, Write};
use crate::repair_orders::OrderLineId;

/// Called when lines are cancelled; lines already begun are never cancelled.
pub async fn of_lines(cx: &mut Write, lines: &[OrderLineId]) -> Result<()> {
    for line in lines {
        let done = sqlx::query(
            "UPDATE assignments SET state = 'withdrawn', version = version + 1
             WHERE order_line_id = ? AND state = 'assigned'",
        )
        .bind(line)
        .execute(cx.db())
        .await?;
        if done.rows_affected() > 0 {
            clock::line_told(cx, *line).await?;
        }
    }
    Ok(())
}

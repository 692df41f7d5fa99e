//! Two files became one.

use super::track;
use crate::customers::CustomerId;
use crate::kernel::{Result, Write};

/// The earlier of the two counts, and what both hold together may be complete.
pub async fn hand_on(cx: &mut Write, from: CustomerId, to: CustomerId) -> Result<()> {
    sqlx::query(
        "INSERT INTO customer_files (customer_id, because, began_at, due_at, complete_at)
         SELECT ?2, because, began_at, due_at, complete_at FROM customer_files WHERE customer_id = ?1
         ON CONFLICT (customer_id) DO UPDATE SET because = iif(excluded.began_at < began_at, excluded.because, because),
                due_at = min(due_at, excluded.due_at), began_at = min(began_at, excluded.began_at)",
    )
    .bind(from)
    .bind(to)
    .execute(cx.db())
    .await?;
    sqlx::query("DELETE FROM customer_files WHERE customer_id = ?").bind(from).execute(cx.db()).await?;
    track::look(cx, to).await
}

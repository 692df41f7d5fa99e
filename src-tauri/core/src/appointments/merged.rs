//! Two customer files became one: what they booked follows.

use crate::customers::CustomerId;
use crate::kernel::{Result, Write};

pub async fn hand_on(cx: &mut Write, from: CustomerId, to: CustomerId) -> Result<()> {
    sqlx::query("UPDATE appointments SET customer_id = ? WHERE customer_id = ?")
        .bind(to)
        .bind(from)
        .execute(cx.db())
        .await?;
    Ok(())
}

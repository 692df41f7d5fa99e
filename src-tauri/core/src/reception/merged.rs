//! Two customer files became one: what stands on the visits follows.

use crate::customers::CustomerId;
use crate::kernel::{Result, Write};

/// The visits on which the one stands as owner or sender stand with the other from now on.
pub async fn hand_on(cx: &mut Write, from: CustomerId, to: CustomerId) -> Result<()> {
    sqlx::query(
        "UPDATE visits SET owner_id = ?2
         WHERE owner_id = ?1 AND vehicle_id IN (SELECT vehicle_id FROM vehicle_people WHERE customer_id = ?1)",
    )
    .bind(from)
    .bind(to)
    .execute(cx.db())
    .await?;
    sqlx::query("UPDATE visits SET sender_id = ? WHERE sender_id = ?")
        .bind(to)
        .bind(from)
        .execute(cx.db())
        .await?;
    sqlx::query("UPDATE customer_information SET customer_id = ? WHERE customer_id = ?")
        .bind(to)
        .bind(from)
        .execute(cx.db())
        .await?;
    Ok(())
}

//! Files begin by themselves and close by themselves.

use super::read;
use crate::customers::CustomerId;
use crate::kernel::{Moment, Result, Write};
use crate::policy::{self, keys};
use crate::reception::VisitId;
use crate::vehicles::VehicleId;

/// A car was taken in: those who bring it or own it and were never here before get their file.
pub async fn visit_opened(cx: &mut Write, visit: VisitId) -> Result<()> {
    let (sender, owner, at): (CustomerId, Option<CustomerId>, Moment) =
        sqlx::query_as("SELECT sender_id, owner_id, arrived_at FROM visits WHERE id = ?")
            .bind(visit)
            .fetch_one(cx.db())
            .await?;
    begin(cx, sender, "visit", at).await?;
    match owner.filter(|owner| *owner != sender) {
        Some(owner) => begin(cx, owner, "visit", at).await,
        None => Ok(()),
    }
}

/// Somebody on file asked us something.
pub async fn asked(cx: &mut Write, customer: CustomerId, at: Moment) -> Result<()> {
    begin(cx, customer, "enquiry", at).await
}

/// Only of who was never here before: an old customer's file was built in its time.
async fn begin(cx: &mut Write, customer: CustomerId, because: &str, at: Moment) -> Result<()> {
    let before: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM visits WHERE sender_id = ?1 AND arrived_at < ?2)
             OR EXISTS (SELECT 1 FROM visits WHERE owner_id = ?1 AND arrived_at < ?2)
             OR EXISTS (SELECT 1 FROM enquiries WHERE customer_id = ?1 AND received_at < ?2)",
    )
    .bind(customer)
    .bind(at)
    .fetch_one(cx.db())
    .await?;
    if before {
        return Ok(());
    }
    let days: i64 = policy::value_on(cx, keys::FILE_DAYS.name, at.day()).await?;
    sqlx::query(
        "INSERT INTO customer_files (customer_id, because, began_at, due_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING",
    )
    .bind(customer)
    .bind(because)
    .bind(at)
    .bind(at.plus_minutes(days * 24 * 60))
    .execute(cx.db())
    .await?;
    look(cx, customer).await
}

/// Something of the file changed: it is complete, or not complete any more.
pub async fn look(cx: &mut Write, customer: CustomerId) -> Result<()> {
    let gaps = read::gaps_of(cx, customer).await?;
    let complete = gaps.is_empty().then_some(cx.now);
    sqlx::query(
        "UPDATE customer_files SET complete_at = CASE WHEN ?2 IS NULL THEN NULL ELSE coalesce(complete_at, ?2) END
         WHERE customer_id = ?1",
    )
    .bind(customer)
    .bind(complete)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// What is known of a car belongs to its owner's file.
pub async fn look_at_car(cx: &mut Write, vehicle: VehicleId) -> Result<()> {
    let owner: Option<Option<CustomerId>> = sqlx::query_scalar("SELECT owner_id FROM vehicles WHERE id = ?")
        .bind(vehicle)
        .fetch_optional(cx.db())
        .await?;
    match owner.flatten() {
        Some(owner) => look(cx, owner).await,
        None => Ok(()),
    }
}

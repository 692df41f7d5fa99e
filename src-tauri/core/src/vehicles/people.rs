//! Who owns a car and who brings it: kept apart, each with its time.

use super::VehicleId;
use crate::customers::CustomerId;
use crate::kernel::{Checks, Moment, Result, Write};

/// Refuses a customer that is not on file.
pub(super) async fn check_customer(
    cx: &mut Write,
    checks: &mut Checks,
    field: &str,
    customer: CustomerId,
) -> Result<()> {
    let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM customers WHERE id = ?")
        .bind(customer)
        .fetch_optional(cx.db())
        .await?;
    checks.require(known.is_some(), field, "customers.unknown");
    Ok(())
}

/// From that moment on the customer owns the car; who owned it before does not any more.
pub(super) async fn set_owner(
    cx: &mut Write,
    vehicle: VehicleId,
    owner: CustomerId,
    from: Moment,
) -> Result<()> {
    sqlx::query(
        "UPDATE vehicle_people SET until_at = max(from_at, ?)
         WHERE vehicle_id = ? AND role = 'owner' AND until_at IS NULL",
    )
    .bind(from)
    .bind(vehicle)
    .execute(cx.db())
    .await?;
    sqlx::query(
        "INSERT INTO vehicle_people (vehicle_id, customer_id, role, from_at) VALUES (?, ?, 'owner', ?)
         ON CONFLICT DO UPDATE SET until_at = NULL",
    )
    .bind(vehicle)
    .bind(owner)
    .bind(from)
    .execute(cx.db())
    .await?;
    sqlx::query("UPDATE vehicles SET owner_id = ? WHERE id = ?")
        .bind(owner)
        .bind(vehicle)
        .execute(cx.db())
        .await?;
    cx.about("customer", owner.0);
    Ok(())
}

/// The customer brings the car; once noted it stays noted.
pub async fn note_sender(cx: &mut Write, vehicle: VehicleId, customer: CustomerId) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "INSERT INTO vehicle_people (vehicle_id, customer_id, role, from_at)
         SELECT ?1, ?2, 'sender', ?3
         WHERE NOT EXISTS (SELECT 1 FROM vehicle_people
                           WHERE vehicle_id = ?1 AND customer_id = ?2 AND role = 'sender')",
    )
    .bind(vehicle)
    .bind(customer)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(())
}

/// Two customer files became one: the cars of the one are the other's.
pub async fn hand_on(cx: &mut Write, from: CustomerId, to: CustomerId) -> Result<()> {
    // Where both owned the car from the same moment, or both bring it, once is enough.
    sqlx::query(
        "UPDATE OR IGNORE vehicle_people SET customer_id = ?2
         WHERE customer_id = ?1
           AND (role = 'owner' OR vehicle_id NOT IN
                (SELECT vehicle_id FROM vehicle_people WHERE customer_id = ?2 AND role = 'sender'))",
    )
    .bind(from)
    .bind(to)
    .execute(cx.db())
    .await?;
    sqlx::query("DELETE FROM vehicle_people WHERE customer_id = ?").bind(from).execute(cx.db()).await?;
    sqlx::query("UPDATE vehicles SET owner_id = ?, version = version + 1 WHERE owner_id = ?")
        .bind(to)
        .bind(from)
        .execute(cx.db())
        .await?;
    Ok(())
}

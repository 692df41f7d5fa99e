//! A car changes hands. Its history stays with the car, the old owner keeps his card.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::VehicleRef;
use super::change::refuse_stale;
use super::{VehicleId, people};
use crate::customers::form::CustomerForm;
use crate::customers::{self, CustomerId};
use crate::kernel::{Checks, Day, Moment, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TransferVehicle {
    pub id: VehicleId,
    pub version: i64,
    /// The new owner: on file already, or new with this form.
    pub owner_id: Option<CustomerId>,
    pub new_owner: Option<CustomerForm>,
    pub although_similar: Option<bool>,
    /// From this day; not in the future and not before the owner so far.
    pub from: Day,
}

pub async fn transfer(cx: &mut Write, input: TransferVehicle) -> Result<VehicleRef> {
    let version = refuse_stale(cx, input.id, input.version).await?;
    let mut checks = Checks::new();
    let today = cx.today();
    let one = input.owner_id.is_some() != input.new_owner.is_some();
    checks.require(one, "owner_id", "vehicles.one_owner");
    checks.require(input.from <= today, "from", "vehicles.day_in_future");
    let so_far: Option<(CustomerId, Moment)> = sqlx::query_as(
        "SELECT customer_id, from_at FROM vehicle_people
         WHERE vehicle_id = ? AND role = 'owner' AND until_at IS NULL",
    )
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    if let Some((owner, since)) = so_far {
        checks.require(input.owner_id != Some(owner), "owner_id", "vehicles.owner_already");
        if input.from < since.day() {
            let refusal = Refusal::new("vehicles.transfer_before_owner").at("from");
            checks.add(refusal.with("since", since.day()));
        }
        cx.about("customer", owner.0);
    }
    if let Some(owner) = input.owner_id {
        people::check_customer(cx, &mut checks, "owner_id", owner).await?;
    }
    let card = match input.new_owner {
        Some(form) => {
            let card = customers::rules::check(&mut checks, "new_owner", form, today);
            customers::register::check_against_file(cx, &mut checks, "new_owner", &card, None).await?;
            if input.although_similar != Some(true) {
                customers::register::refuse_twins(cx, &mut checks, "new_owner", &card).await?;
            }
            Some(card)
        }
        None => None,
    };
    checks.done()?;
    let owner = match (&card, input.owner_id) {
        (Some(card), _) => customers::register::insert(cx, card).await?,
        (None, Some(owner)) => owner,
        (None, None) => return Err(Refusal::new("vehicles.one_owner").at("owner_id").into()),
    };
    // Sold the day it was registered here: the moments must still differ.
    let from = so_far.map_or(input.from.start(), |(_, since)| input.from.start().max(since));
    people::set_owner(cx, input.id, owner, from).await?;
    sqlx::query("UPDATE vehicles SET version = version + 1 WHERE id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    reactions::vehicle_changed(cx, input.id).await?;
    cx.about("vehicle", input.id.0);
    Ok(VehicleRef { id: input.id, version: version + 1 })
}

//! The keys change hands. From here the guarantee runs and the next maintenance is dated.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerVerdict, ReplacedParts, Told, read, remedy};
use crate::attachments::signature::{self, Signature};
use crate::documents::numbers::{self, Series};
use crate::kernel::identifiers::Phone;
use crate::kernel::text::clean::{LongText, Name, Text};
use crate::kernel::{Checks, Day, Error, Moment, Refusal, Result, Write};
use crate::policy::{self, keys};
use crate::reception::{self, VisitId};
use crate::repair_orders::OrderId;
use crate::repair_orders::states::{self, OrderMove};
use crate::vehicles::mileage::{self, MileageSource};
use crate::vehicles::{self, VehicleId};
use crate::workshop::{clean, guarantee};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    pub visit_id: VisitId,
    pub mileage_out: i64,
    pub items_explained: bool,
    pub keys_returned: bool,
    pub documents_returned: bool,
    pub settings_restored: bool,
    pub old_parts: ReplacedParts,
    pub result: CustomerVerdict,
    pub appearance: CustomerVerdict,
    /// To the one, the other or both.
    #[serde(default)]
    pub objection: Option<LongText<400>>,
    /// What was done about it at once; else it stays open (DEL-12).
    #[serde(default)]
    pub remedy: Option<LongText<400>>,
    pub receiver: Name<40>,
    #[serde(default)]
    pub receiver_phone: Option<Text<30>>,
    #[serde(default)]
    pub signature: Option<Signature>,
    pub next_service_day: Option<Day>,
    pub next_service_km: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct Delivered {
    pub pass_number: String,
}

pub async fn deliver(cx: &mut Write, input: Deliver) -> Result<Delivered> {
    let obstacles = read::obstacles(cx, input.visit_id).await?;
    if !obstacles.is_empty() {
        return Err(Error::Refused(obstacles));
    }
    let (vehicle, mileage_in, arrived): (VehicleId, i64, Moment) =
        sqlx::query_as("SELECT vehicle_id, mileage, arrived_at FROM visits WHERE id = ?")
            .bind(input.visit_id)
            .fetch_one(cx.db())
            .await?;
    let most = mileage_in + policy::value(cx, keys::MOST_KM_IN_SHOP).await?;
    let phone = check(&input, mileage_in..=most, arrived.day())?;

    let pass_number = numbers::next(cx, Series::ExitPass).await?;
    let signature = match input.signature {
        Some(drawn) => Some(signature::keep(cx, drawn).await?),
        None => None,
    };
    let told: Option<(Moment, Told)> =
        sqlx::query_as("SELECT told_at, how FROM handover_notices WHERE visit_id = ?")
            .bind(input.visit_id)
            .fetch_optional(cx.db())
            .await?;
    let (told_at, told_how) = told.unzip();
    // Nobody ticks it: who cleaned the car is on record, or nobody did (WSH-06).
    let cleaned = clean::is_clean(cx, input.visit_id).await?;
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO handovers (visit_id, pass_number, notified_at, notified_how, mileage_out, items_explained,
                cleaned, keys_returned, documents_returned, settings_restored, old_parts, result, appearance,
                objection, receiver, receiver_phone, signature_id, next_service_day, next_service_km, at, by_staff)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(input.visit_id)
    .bind(&pass_number)
    .bind(told_at)
    .bind(told_how)
    .bind(input.mileage_out)
    .bind(input.items_explained)
    .bind(cleaned)
    .bind(input.keys_returned)
    .bind(input.documents_returned)
    .bind(input.settings_restored)
    .bind(input.old_parts)
    .bind(input.result)
    .bind(input.appearance)
    .bind(text(&input.objection))
    .bind(input.receiver.as_str())
    .bind(phone)
    .bind(signature)
    .bind(input.next_service_day)
    .bind(input.next_service_km)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;

    let orders: Vec<OrderId> = sqlx::query_scalar(
        "SELECT id FROM repair_orders WHERE visit_id = ? AND state = 'settled' ORDER BY id",
    )
    .bind(input.visit_id)
    .fetch_all(cx.db())
    .await?;
    let today = cx.today();
    for order in orders {
        states::apply(cx, order, OrderMove::Deliver).await?;
        guarantee::start(cx, order, today, input.mileage_out).await?;
    }
    mileage::record(cx, vehicle, input.mileage_out, MileageSource::Handover, None).await?;
    if let (Some(day), Some(km)) = (input.next_service_day, input.next_service_km) {
        vehicles::due::set_next(cx, vehicle, Some(day), Some(km)).await?;
    }
    reception::leave::leave(cx, input.visit_id).await?;
    if let Some(done) = text(&input.remedy) {
        remedy::write(cx, input.visit_id, done).await?;
    }
    cx.about("visit", input.visit_id.0);
    cx.about("vehicle", vehicle.0);
    Ok(Delivered { pass_number })
}

fn text(field: &Option<LongText<400>>) -> Option<&str> {
    field.as_ref().map(LongText::as_str).filter(|text| !text.is_empty())
}

/// Everything wrong with the form; the receiver's phone normalised.
fn check(input: &Deliver, believable: RangeInclusive<i64>, arrived: Day) -> Result<Option<String>> {
    let mut checks = Checks::new();
    let out = input.mileage_out;
    if !believable.contains(&out) {
        let range = Refusal::new("handover.mileage").at("mileage_out");
        checks.add(range.with("from", believable.start()).with("until", believable.end()));
    }
    let objected = [input.result, input.appearance].contains(&CustomerVerdict::Objected);
    let told = text(&input.objection).is_some();
    checks.require(!objected || told, "objection", "handover.objection_needed");
    checks.require(objected || !told, "objection", "handover.objection_to_nothing");
    checks.require(told || text(&input.remedy).is_none(), "remedy", "handover.remedy_of_nothing");
    checks.require(
        input.next_service_day.is_some() == input.next_service_km.is_some(),
        "next_service_day",
        "handover.next_service_both",
    );
    if input.next_service_day.is_some_and(|day| day <= arrived) {
        checks.add(Refusal::new("handover.next_service_past").at("next_service_day"));
    }
    if input.next_service_km.is_some_and(|km| km <= out || km > mileage::MOST_KM) {
        checks.add(Refusal::new("handover.next_service_past").at("next_service_km"));
    }
    let mut phone = None;
    if let Some(typed) = input.receiver_phone.as_ref().filter(|typed| !typed.as_str().is_empty()) {
        match Phone::read(typed.as_str()) {
            Ok(read) => phone = Some(read.as_str().to_owned()),
            Err(problem) => checks.add(Refusal::from(problem).at("receiver_phone")),
        }
    }
    checks.done()?;
    Ok(phone)
}

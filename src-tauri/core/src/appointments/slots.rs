//! The free times of a day for a visit, with who and which bays are free then (APT-03, APT-04).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::day::{BookableBay, BookablePerson};
use super::rules::{self, Span};
use super::{AppointmentId, AppointmentKind, plan};
use crate::kernel::{Day, Moment, Read, Result, StaffId};
use crate::policy::{self, keys};
use crate::workshop::BayId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FreeSlotsOf {
    #[ts(optional = false)]
    pub day: Day,
    #[ts(optional = false)]
    pub kind: AppointmentKind,
    /// What the kind usually takes if not said.
    pub minutes: Option<i64>,
    /// The appointment that is to be moved: its own time is free for it.
    pub except: Option<AppointmentId>,
}

#[derive(Debug, Serialize, TS)]
pub struct FreeSlots {
    pub day: Day,
    pub minutes: i64,
    /// All that can do this kind of visit, and where.
    pub technicians: Vec<BookablePerson>,
    pub bays: Vec<BookableBay>,
    pub slots: Vec<Slot>,
}

#[derive(Debug, Serialize, TS)]
pub struct Slot {
    pub starts_at: Moment,
    pub ends_at: Moment,
    pub past: bool,
    /// Nobody or no bay is left.
    pub full: bool,
    pub technicians: Vec<StaffId>,
    pub bays: Vec<BayId>,
}

pub async fn slots(cx: &mut Read, input: FreeSlotsOf) -> Result<FreeSlots> {
    let usual = plan::usual_minutes(cx, input.kind).await?;
    let minutes = input.minutes.unwrap_or(usual).clamp(1, 24 * 60);
    let doors = plan::doors(cx, input.day).await?;
    let step: i64 = policy::value(cx, keys::SLOT_MINUTES).await?;
    let (people, bays) = (plan::technicians(cx).await?, plan::bays(cx).await?);
    let room = plan::room(input.kind, &people, &bays);
    let taken = plan::taken(cx, input.day, input.except).await?;
    let now = cx.now;
    let slots = rules::starts(doors, step, minutes).into_iter().map(|starts_at| {
        let span = Span { from: starts_at, until: starts_at.plus_minutes(minutes) };
        let free = rules::free(input.kind, span, &taken, &room);
        Slot {
            starts_at,
            ends_at: span.until,
            past: starts_at <= now,
            full: free.full,
            technicians: free.technicians,
            bays: free.bays,
        }
    });
    let slots = slots.collect();
    let people = people.into_iter().filter(|one| room.technicians.contains(&one.id));
    let bays = bays.into_iter().filter(|one| room.bays.contains(&one.id));
    Ok(FreeSlots {
        day: input.day,
        minutes,
        technicians: people.map(|one| BookablePerson { id: one.id, name: one.name }).collect(),
        bays: bays.map(|one| BookableBay { id: one.id, name: one.name, kind: one.kind }).collect(),
        slots,
    })
}

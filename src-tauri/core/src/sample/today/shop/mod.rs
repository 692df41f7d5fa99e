//! One car on its way through the shop, and whose hands it is in.

mod front;
mod lines;
mod money;
mod road;
mod store;
mod workshop;

use serde_json::Value;

use super::Step;
use crate::kernel::{Error, Moment, Result, Write};

/// What the story has led to so far.
pub struct Car {
    advisor: &'static str,
    /// When the sample is opened: promises are told from then.
    opened_at: Moment,
    vehicle: i64,
    /// Who brings it.
    sender: String,
    fuel: String,
    visit: i64,
    order: i64,
    /// The house's own order, while a failed inspection is being put right.
    rework: Option<i64>,
    technician: &'static str,
    /// The running and waiting jobs of the order in work.
    jobs: Vec<i64>,
    began: Moment,
}

impl Car {
    pub fn new(advisor: &'static str, now: Moment) -> Self {
        Self {
            advisor,
            opened_at: now,
            vehicle: 0,
            sender: String::new(),
            fuel: String::new(),
            visit: 0,
            order: 0,
            rework: None,
            technician: "",
            jobs: Vec::new(),
            began: now,
        }
    }

    /// The order that is being worked on: a rework before the one that caused it.
    fn in_work(&self) -> i64 {
        self.rework.unwrap_or(self.order)
    }

    /// A promised time; people promise in steps of five minutes.
    fn due(&self, minutes: i64) -> Moment {
        let due = self.opened_at.plus_minutes(minutes).millis();
        Moment::from_millis(due - due.rem_euclid(5 * 60_000))
    }

    pub async fn step(&mut self, cx: &mut Write, at: Moment, step: &Step) -> Result<()> {
        match step {
            Step::Arrives(arrival) => self.arrives(cx, at, arrival).await,
            Step::Promised { kind, days_ago, years, km } => {
                self.promised(cx, at, kind, at.day().plus_days(-days_ago), *years, *km).await
            }
            Step::SentOut { to, place } => self.sent_out(cx, at, to, place).await,
            Step::OnTheWay { step, result } => self.on_the_way(cx, at, step, *result).await,
            Step::WalkAround(damage) => self.walk_around(cx, at, damage).await,
            Step::Quote { insurer, work } => self.quote(cx, at, *insurer, work).await,
            Step::Diagnosed(words) => self.diagnosed(cx, at, words).await,
            Step::Agrees { how, due } => self.agrees(cx, at, how, *due).await,
            Step::Told { stage, text, how } => self.told(cx, at, stage, text, how).await,
            Step::TakesInstead { part, other } => self.takes_instead(cx, at, part, other).await,
            Step::PartExpected { days } => self.part_expected(cx, at, *days).await,
            Step::Promises { due, why, how } => self.promises(cx, at, *due, why, how).await,
            Step::Declines(why) => self.declines(cx, at, why).await,
            Step::PartsOut { to } => self.parts_out(cx, at, to).await,
            Step::Dispatched { to, bay, minutes } => self.dispatched(cx, at, to, bay, *minutes).await,
            Step::Begins => self.begins(cx, at).await,
            Step::Pauses { why, note } => self.pauses(cx, at, why, note).await,
            Step::Finds { text, work } => self.finds(cx, at, text, work).await,
            Step::PartBad { number, words } => self.part_bad(cx, at, number, words).await,
            Step::PartBack { number, reason } => self.part_back(cx, at, number, reason).await,
            Step::OldParts { place } => self.old_parts(cx, at, place).await,
            Step::Finishes => self.finishes(cx, at).await,
            Step::Passes => self.passes(cx, at).await,
            Step::Fails(defects) => self.fails(cx, at, defects).await,
            Step::AsksDiscount { yuan, why } => self.asks_discount(cx, at, *yuan, why).await,
            Step::Settles { payer, name, way } => self.settles(cx, at, payer, name, way).await,
            Step::CallsOwner(how) => self.calls_owner(cx, at, how).await,
            Step::Leaves => self.leaves(cx, at).await,
        }
    }
}

/// The id a command answered with.
fn id(answer: &Value, field: &str) -> Result<i64> {
    answer[field].as_i64().ok_or_else(|| Error::Failed(format!("no {field} in {answer}")))
}

/// A list a command answered with.
fn list<'a>(answer: &'a Value, field: &str) -> Result<&'a Vec<Value>> {
    let found = if field.is_empty() { answer } else { &answer[field] };
    found.as_array().ok_or_else(|| Error::Failed(format!("no list {field} in {answer}")))
}

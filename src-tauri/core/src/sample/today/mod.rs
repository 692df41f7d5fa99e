//! The day on which the sample dealership is opened: a car in every state an order can be
//! in, each with its own story, told by the people who do the work.
//!
//! A story is a list of steps in the trade's words, each so many minutes ago. All stories
//! are told together in the order of time, through the commands people use, so that nothing
//! stands in the sample that the rules do not allow.

mod bookings;
mod closings;
mod counter;
mod day;
mod desk;
mod heard;
mod hours;
mod house;
mod manuals;
mod questions;
mod shelves;
mod shop;
mod stories;
mod suppliers;
mod tell;

pub use closings::Closings;
pub use hours::first_day;
pub use tell::tell;

/// A car and what happened to it.
pub struct Story {
    pub car: Whose,
    /// Login of the advisor who looks after it.
    pub advisor: &'static str,
    /// Minutes ago (of opening hours), and what happened then; in order.
    pub steps: &'static [(i64, Step)],
}

/// Which car it is.
pub enum Whose {
    /// A customer of long standing: the car of this model with this place among its kind.
    OnFile { model: &'static str, nth: i64 },
    /// Comes for the first time: model, plate, and who brings it.
    New { model: &'static str, plate: &'static str, name: &'static str, phone: &'static str },
}

/// What can happen to a car.
pub enum Step {
    Arrives(Arrival),
    /// What was promised with the car is written down: its kind, so many days ago, until which kilometres.
    Promised {
        kind: &'static str,
        days_ago: i64,
        years: u32,
        km: Option<i64>,
    },
    /// Somebody is to be driven to: who goes, and where to.
    SentOut {
        to: &'static str,
        place: &'static str,
    },
    /// `departed`, `there` or `finished` with its result.
    OnTheWay {
        step: &'static str,
        result: Option<&'static str>,
    },
    /// The walk-around, signed by whoever brought the car; with the damage that was found.
    WalkAround(&'static [(View, i64, i64, &'static str, &'static str)]),
    /// An order is opened with these lines.
    Quote {
        insurer: Option<(&'static str, &'static str)>,
        work: &'static [Work],
    },
    Diagnosed(&'static str),
    /// Consent to all that is proposed; ready so many minutes from now (negative: should have been).
    Agrees {
        how: &'static str,
        due: i64,
    },
    /// A progress note, and how the customer heard of it.
    Told {
        stage: &'static str,
        text: &'static str,
        how: &'static str,
    },
    /// Before the customer's yes another part goes onto the line: the number it had, and the one taken instead.
    TakesInstead {
        part: &'static str,
        other: &'static str,
    },
    /// When the store says that what is missing will come, in days from today.
    PartExpected {
        days: i64,
    },
    /// Everything the order still needs goes to this technician.
    PartsOut {
        to: &'static str,
    },
    /// All labour to one technician.
    Dispatched {
        to: &'static str,
        bay: &'static str,
        minutes: i64,
    },
    Begins,
    Pauses {
        why: &'static str,
        note: &'static str,
    },
    /// The technician finds more: what, and what it would need.
    Finds {
        text: &'static str,
        work: &'static [Work],
    },
    Declines(&'static str),
    /// One of the new parts is bad: its number, and what is wrong with it.
    PartBad {
        number: &'static str,
        words: &'static str,
    },
    /// One of it goes back to the clerk.
    PartBack {
        number: &'static str,
        reason: &'static str,
    },
    /// What was taken out is put by, and where.
    OldParts {
        place: &'static str,
    },
    Finishes,
    Passes,
    /// The final inspection fails; the labour is done again by the house.
    Fails(&'static str),
    /// Another promise: minutes from now, why, how the customer was told.
    Promises {
        due: i64,
        why: &'static str,
        how: &'static str,
    },
    AsksDiscount {
        yuan: i64,
        why: &'static str,
    },
    /// One payer's settlement, paid in full in this way; the name where it is not the customer.
    Settles {
        payer: &'static str,
        name: &'static str,
        way: &'static str,
    },
    CallsOwner(&'static str),
    Leaves,
}

#[derive(Clone, Copy)]
pub enum View {
    Left,
    Right,
    Front,
    Rear,
    Top,
}

/// How a car arrives.
#[derive(Clone, Copy)]
pub struct Arrival {
    /// In the customer's own words.
    pub words: &'static str,
    /// Driven since it was last here.
    pub km: i64,
    pub channel: &'static str,
    pub acceptance: &'static str,
    /// The customer sits in the lounge.
    pub waiting: bool,
    /// Eighths of the tank, for cars that have one.
    pub tank: i64,
    /// Per cent, for cars that are charged.
    pub battery: i64,
    pub belongings: &'static str,
}

impl Arrival {
    /// Somebody drives in and says this.
    const fn saying(words: &'static str) -> Self {
        Self {
            words,
            km: 640,
            channel: "walk_in",
            acceptance: "customer_pay",
            waiting: false,
            tank: 4,
            battery: 60,
            belongings: "",
        }
    }
}

/// A line of an order.
#[derive(Clone, Copy)]
pub enum Work {
    /// Code of a package; the customer pays.
    Package(&'static str),
    /// Code of an operation, and who pays.
    Labour(&'static str, &'static str),
    /// Labour outside the catalogue: name, thousandths of an hour, class, who pays.
    OwnLabour(&'static str, i64, &'static str, &'static str),
    /// Part number, whole pieces, who pays.
    Part(&'static str, i64, &'static str),
    /// The customer brings it: name and whole pieces.
    Brought(&'static str, i64),
    /// Work given out: name, supplier, price and cost in yuan, who pays.
    Sublet(&'static str, &'static str, i64, i64, &'static str),
}

#[cfg(test)]
mod tests;

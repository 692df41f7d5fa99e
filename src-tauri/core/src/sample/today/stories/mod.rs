//! Today's cars.

mod counter;
mod lift;
mod waiting;
mod yard;

use super::Story;

/// No car has been worked on for longer than this, in minutes of opening hours.
pub const LONGEST_IN_WORK: i64 = 330;

/// All of them, from the gate to the gate.
pub fn all() -> Vec<&'static Story> {
    [yard::CARS, waiting::CARS, lift::CARS, counter::CARS].concat()
}

//! Whether a car is in the house. Whoever is called out to a car has its visit open while the car stands
//! on the road or at the customer's: it is no car in the house until it was brought in (REC-11).

use serde::Serialize;
use ts_rs::TS;

use super::CalloutResult;
use crate::kernel::Moment;
use crate::reception::ArrivalChannel;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// In the house.
    #[default]
    Here,
    /// Where it stood when somebody asked for help.
    Out,
    /// It stayed there, and the way out is over: done on the spot, or in vain.
    Stayed,
}

/// What tells it, of an open visit.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct WayIn {
    pub channel: ArrivalChannel,
    pub walked_around: bool,
    /// Somebody is to be sent.
    pub way_planned: bool,
    pub way_result: Option<CalloutResult>,
    pub way_finished_at: Option<Moment>,
}

impl WayIn {
    /// A car that was walked around without anybody having been planned was towed in by others.
    pub fn whereabouts(&self) -> Whereabouts {
        match (self.channel, self.way_result) {
            (ArrivalChannel::Rescue | ArrivalChannel::Home, None)
                if self.way_planned || !self.walked_around =>
            {
                Whereabouts::Out
            }
            (_, Some(CalloutResult::DoneThere | CalloutResult::InVain)) => Whereabouts::Stayed,
            _ => Whereabouts::Here,
        }
    }

    /// Since when it is here, or is waited for: a car that was brought in was not here when help was asked for.
    pub fn since(&self, asked_at: Moment) -> Moment {
        match self.way_result {
            Some(CalloutResult::BroughtIn) => self.way_finished_at.unwrap_or(asked_at),
            _ => asked_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CalloutResult::{BroughtIn, DoneThere, InVain};
    use Whereabouts::{Here, Out, Stayed};

    #[test]
    fn a_car_is_here_once_it_was_brought() {
        let asked = Moment::from_millis(0);
        let came = Moment::from_millis(90_000);
        for (channel, walked_around, way_planned, way_result, expected) in [
            (ArrivalChannel::WalkIn, false, false, None, Here),
            (ArrivalChannel::Appointment, true, false, None, Here),
            (ArrivalChannel::Rescue, false, false, None, Out),
            (ArrivalChannel::Rescue, false, true, None, Out),
            (ArrivalChannel::Rescue, true, true, None, Out),
            // Towed in by others, and taken in like any car.
            (ArrivalChannel::Rescue, true, false, None, Here),
            (ArrivalChannel::Rescue, false, true, Some(BroughtIn), Here),
            (ArrivalChannel::Rescue, false, true, Some(InVain), Stayed),
            (ArrivalChannel::Home, true, true, Some(DoneThere), Stayed),
        ] {
            let way_finished_at = way_result.map(|_| came);
            let way = WayIn { channel, walked_around, way_planned, way_result, way_finished_at };
            assert_eq!(way.whereabouts(), expected, "{way:?}");
            let since = if way_result == Some(BroughtIn) { came } else { asked };
            assert_eq!(way.since(asked), since, "{way:?}");
        }
    }
}

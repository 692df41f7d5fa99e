//! The warranty of a part (PRT-14): so many months or so many kilometres from the day it went out,
//! whichever ends first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Day;

/// What was promised of a part when it went out, and where its car stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartWarranty {
    pub months: Option<i64>,
    pub km: Option<i64>,
    pub from_day: Day,
    /// Nothing where nobody said.
    pub from_km: Option<i64>,
}

/// Whether it still runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PartWarrantyState {
    /// Nothing was promised.
    None,
    Inside,
    OverDay,
    OverKm,
    /// Not over by the day, and by the kilometres nobody can say.
    MileageUnknown,
}

impl PartWarranty {
    /// The last day of it; months of zero promise nothing.
    pub fn until_day(&self) -> Option<Day> {
        let months = self.months.filter(|months| *months > 0)?;
        Some(self.from_day.plus_months(u32::try_from(months).ok()?).plus_days(-1))
    }

    /// The last kilometre of it, where it is known from which it runs.
    pub fn until_km(&self) -> Option<i64> {
        Some(self.from_km? + self.km.filter(|km| *km > 0)?)
    }

    pub fn on(&self, day: Day, km: Option<i64>) -> PartWarrantyState {
        let by_km = self.km.is_some_and(|km| km > 0);
        let until_day = self.until_day();
        if until_day.is_none() && !by_km {
            return PartWarrantyState::None;
        }
        if until_day.is_some_and(|until| day > until) {
            return PartWarrantyState::OverDay;
        }
        match (self.until_km(), km) {
            (Some(until), Some(km)) if km > until => PartWarrantyState::OverKm,
            (None, _) | (_, None) if by_km => PartWarrantyState::MileageUnknown,
            _ => PartWarrantyState::Inside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whichever_ends_first() {
        use PartWarrantyState::{Inside, MileageUnknown, None as Nothing, OverDay, OverKm};
        let day = |month, day| Day::new(2027, month, day).expect("a day");
        let from_day = Day::new(2026, 11, 23).expect("a day");
        for (months, km, from_km, on, now_km, expected) in [
            (Some(12), Some(20_000), Some(30_000), day(11, 22), Some(50_000), Inside),
            (Some(12), Some(20_000), Some(30_000), day(11, 23), Some(31_000), OverDay),
            (Some(12), Some(20_000), Some(30_000), day(1, 1), Some(50_001), OverKm),
            (Some(12), Some(20_000), Some(30_000), day(1, 1), None, MileageUnknown),
            (Some(12), Some(20_000), None, day(1, 1), Some(50_001), MileageUnknown),
            (Some(12), Some(20_000), None, day(12, 1), None, OverDay),
            (Some(12), None, Some(30_000), day(1, 1), Some(90_000), Inside),
            (None, Some(20_000), Some(30_000), day(12, 31), Some(50_000), Inside),
            (None, Some(20_000), Some(30_000), day(12, 31), Some(50_001), OverKm),
            (Some(0), Some(0), Some(30_000), day(1, 1), Some(30_000), Nothing),
            (None, None, None, day(1, 1), None, Nothing),
        ] {
            let promised = PartWarranty { months, km, from_day, from_km };
            assert_eq!(promised.on(on, now_km), expected, "{promised:?} on {on} at {now_km:?}");
        }
    }
}

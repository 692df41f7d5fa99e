//! When the car is due again. Pure.

use crate::catalogue::JobClass;
use crate::kernel::Day;
use crate::schedules::next::NextVisit;

/// Whether work of this class is a maintenance that starts the interval anew.
pub const fn is_maintenance(class: JobClass) -> bool {
    matches!(class, JobClass::FirstMaintenance | JobClass::SecondMaintenance)
}

/// Next maintenance by day and odometer, whichever comes first. Nothing when this visit
/// held no maintenance: what was due stays due.
pub fn next_service(
    classes: &[JobClass],
    today: Day,
    km: i64,
    interval_months: u32,
    interval_km: i64,
) -> Option<(Day, i64)> {
    classes
        .iter()
        .any(|class| is_maintenance(*class))
        .then(|| (today.plus_months(interval_months), km + interval_km))
}

/// Where the maker's schedule knows better than the model's interval, it says when; only after a
/// maintenance, as before.
pub fn by_schedule(interval: Option<(Day, i64)>, plan: Option<&NextVisit>) -> Option<(Day, i64)> {
    let (day, km) = interval?;
    Some(plan.map_or((day, km), |plan| (plan.day.unwrap_or(day), plan.km.unwrap_or(km))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maintenance_starts_the_interval_anew_and_a_repair_does_not() {
        let today = Day::new(2026, 8, 31).unwrap();
        let due =
            next_service(&[JobClass::MinorRepair, JobClass::FirstMaintenance], today, 40_000, 6, 10_000);
        assert_eq!(due, Some((Day::new(2027, 2, 28).unwrap(), 50_000)));
        assert_eq!(next_service(&[JobClass::MinorRepair], today, 40_000, 6, 10_000), None);
    }
}

//! What an enquiry must look like, and whether it was answered in time. No database, no clock.

use super::{EnquiryChannel, EnquiryState};
use crate::kernel::identifiers::Phone;
use crate::kernel::{Checks, Moment};

/// A clock that runs ahead on another PC is forgiven this much, in minutes.
const CLOCK_DRIFT: i64 = 5;
/// An enquiry may be written up this late, in minutes: a long holiday.
const WRITTEN_UP_WITHIN: i64 = 10 * 24 * 60;

/// When it came may be written up later, but not before it came.
pub fn check_received(checks: &mut Checks, received: Option<Moment>, now: Moment) {
    let Some(received) = received else { return };
    let (earliest, latest) = (now.plus_minutes(-WRITTEN_UP_WITHIN), now.plus_minutes(CLOCK_DRIFT));
    checks.require(received <= latest, "received_at", "enquiries.in_future");
    checks.require(received >= earliest, "received_at", "enquiries.long_ago");
}

/// Somebody who is not there needs a way to be answered.
pub fn can_be_answered(
    channel: EnquiryChannel,
    on_file: bool,
    contact: Option<&str>,
    answered: bool,
) -> bool {
    answered || on_file || contact.is_some() || channel == EnquiryChannel::Counter
}

/// A telephone as it is stored and found; any other account as it was told.
pub fn contact(text: &str) -> String {
    Phone::read(text).map_or_else(|_| text.to_owned(), |phone| phone.as_str().to_owned())
}

/// Whole minutes until it was answered, or that it has waited so far.
pub fn minutes(received: Moment, answered: Option<Moment>, now: Moment) -> i64 {
    answered.unwrap_or(now).minutes_since(received).max(0)
}

/// Answered too late, or not yet although it is time.
pub fn is_late(state: EnquiryState, answer_by: Moment, answered: Option<Moment>, now: Moment) -> bool {
    match state {
        EnquiryState::Open => now > answer_by,
        EnquiryState::Answered => answered.is_some_and(|at| at > answer_by),
        EnquiryState::Withdrawn => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("2026-11-23T{text}:00+08:00")).expect("a moment")
    }

    #[test]
    fn late_is_what_passed_its_time() {
        use EnquiryState::{Answered, Open, Withdrawn};
        let by = at("11:00");
        for (state, answered, now, late) in [
            (Open, None, "10:59", false),
            (Open, None, "11:01", true),
            (Answered, Some("10:30"), "18:00", false),
            (Answered, Some("11:01"), "18:00", true),
            (Withdrawn, Some("12:00"), "18:00", false),
        ] {
            assert_eq!(is_late(state, by, answered.map(at), at(now)), late, "{state:?} {answered:?} {now}");
        }
        assert_eq!(minutes(at("09:00"), Some(at("09:35")), at("18:00")), 35);
        assert_eq!(minutes(at("09:00"), None, at("09:10")), 10);
    }

    #[test]
    fn whoever_is_gone_leaves_a_way_to_be_answered() {
        use EnquiryChannel::{Counter, Phone};
        assert!(!can_be_answered(Phone, false, None, false));
        assert!(can_be_answered(Phone, false, Some("13800138000"), false));
        assert!(can_be_answered(Phone, true, None, false));
        assert!(can_be_answered(Phone, false, None, true));
        assert!(can_be_answered(Counter, false, None, false));
        assert_eq!(contact("138 0013 8000"), "13800138000");
        assert_eq!(contact("wx_zhang"), "wx_zhang");
    }
}

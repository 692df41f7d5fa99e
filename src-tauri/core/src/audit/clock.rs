//! The PC's clock beside the trail. A clock that was set back would date settlements and stock into
//! days that are closed; so nothing is changed until it is put right, or until the manager says that
//! it is right now and was wrong before.

use crate::commands::Command;
use crate::kernel::{Moment, Permission, Read, Refusal, Result};

/// A clock may be put right by this much without a word.
const MINUTES: i64 = 60;
/// Whoever comes or goes changes no record; and somebody has to be inside to say what is right.
const COMING_AND_GOING: &[&str] = &[
    "access.sign_in",
    "access.sign_in_by_pin",
    "access.unlock",
    "access.lock",
    "access.sign_out",
    "dealership.set_up",
    "sample.fill",
];
/// By this one the manager says that the clock is right.
const CONFIRMING: &str = "dealership.confirm_clock";

/// When the latest change was made that counts for the clock.
pub async fn latest(cx: &mut Read) -> Result<Option<Moment>> {
    let commands = serde_json::to_string(COMING_AND_GOING)?;
    Ok(sqlx::query_scalar(
        "SELECT at FROM audit WHERE command NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1",
    )
    .bind(commands)
    .fetch_optional(cx.db())
    .await?)
}

pub fn is_behind(now: Moment, latest: Moment) -> bool {
    now.plus_minutes(MINUTES) < latest
}

/// Whether a change is one that the clock is measured by.
pub fn counts(command: &Command) -> bool {
    !COMING_AND_GOING.contains(&command.name)
}

/// # Errors
/// `clock.behind`.
pub fn refuse_if_behind(command: &Command, now: Moment, latest: Moment) -> Result<()> {
    let minds = command.needs != Permission::Anyone && counts(command) && command.name != CONFIRMING;
    if minds && is_behind(now, latest) {
        return Err(Refusal::new("clock.behind").with("clock", now).with("latest", latest).into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands;

    #[test]
    fn the_exceptions_are_commands() {
        let exceptions = COMING_AND_GOING.iter().chain([&CONFIRMING]);
        for name in exceptions {
            assert!(commands::find(name).is_some(), "{name}");
        }
    }
}

//! Somebody at a desk who asks the core as a screen would.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use super::{Fault, Step};
use crate::kernel::{Clock, Moment};
use crate::{Answer, Call, Core, Options};

pub struct Desk {
    pub core: Arc<Core>,
    pub clock: Clock,
    session: Option<String>,
}

impl Desk {
    pub async fn open(folder: &Path) -> Step<Self> {
        // A clock of its own: the work of hours is done in a second.
        let clock = Clock::set_to(Clock::System.now());
        let options = Options { clock: clock.clone(), ..Options::default() };
        Ok(Self { core: Core::open(folder, options).await?, clock, session: None })
    }

    pub async fn ask(&self, command: &str, input: Value) -> Step<Value> {
        let call =
            Call { command: command.to_owned(), input, request_id: None, session: self.session.clone() };
        match self.core.call(call).await {
            Answer::Ok(answer) => Ok(answer.value()),
            other => Err(Fault::of(command, &other)),
        }
    }

    /// From now on this person sits there.
    pub async fn sit(&mut self, login: &str) -> Step {
        self.session = Some(self.core.act_as(login).await?);
        Ok(())
    }

    /// The same by the front door.
    pub fn admitted(&mut self, session: &Value) -> Step {
        let session = session["session"].as_str().ok_or_else(|| Fault("no session was given".to_owned()))?;
        self.session = Some(session.to_owned());
        Ok(())
    }

    pub fn later(&self, minutes: i64) -> Moment {
        self.clock.turn_to(self.clock.now().plus_minutes(minutes));
        self.clock.now()
    }
}

/// A number in an answer.
pub fn number(answer: &Value, pointer: &str) -> Step<i64> {
    let found = answer.pointer(pointer).and_then(Value::as_i64);
    found.ok_or_else(|| Fault(format!("{pointer} is missing in {answer}")))
}

/// A list in an answer.
pub fn list<'a>(answer: &'a Value, pointer: &str) -> Step<&'a [Value]> {
    let found = answer.pointer(pointer).and_then(Value::as_array);
    found.map(Vec::as_slice).ok_or_else(|| Fault(format!("{pointer} is missing in {answer}")))
}

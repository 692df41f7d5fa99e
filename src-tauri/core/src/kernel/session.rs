//! Who is signed in, in memory only: when the program ends, everybody is out.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::random::Random;
use super::{Moment, Permissions, StaffId, Who};

#[derive(Clone, Debug)]
pub struct Session {
    pub staff: StaffId,
    pub permissions: Permissions,
    /// Locks after this many minutes without a call.
    pub idle_minutes: i64,
    pub last_call: Moment,
    pub locked: bool,
}

/// What a token stands for right now.
pub enum Standing {
    SignedOut,
    /// Somebody is signed in but must show the PIN first.
    Locked(StaffId),
    Active(Who),
}

#[derive(Default)]
pub struct Sessions(Mutex<HashMap<String, Session>>);

impl Sessions {
    fn table(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn open(&self, random: &Random, session: Session) -> String {
        let token = random.token::<24>();
        self.table().insert(token.clone(), session);
        token
    }

    pub fn close(&self, token: &str) {
        self.table().remove(token);
    }

    /// Ends every session of someone whose roles, password or employment changed.
    pub fn close_all_of(&self, staff: StaffId) {
        self.table().retain(|_, session| session.staff != staff);
    }

    pub fn lock(&self, token: &str) {
        if let Some(session) = self.table().get_mut(token) {
            session.locked = true;
        }
    }

    /// The person came back and proved it.
    pub fn unlock(&self, token: &str, now: Moment) {
        if let Some(session) = self.table().get_mut(token) {
            session.locked = false;
            session.last_call = now;
        }
    }

    /// `touch`: whether the call counts as the person being there (a screen that
    /// refreshes itself does not).
    pub fn standing(&self, token: Option<&str>, now: Moment, touch: bool) -> Standing {
        let mut table = self.table();
        let Some((token, session)) = token.and_then(|t| table.get_mut(t).map(|s| (t, s))) else {
            return Standing::SignedOut;
        };
        // The clock was set back: the minutes count from now, or it would not lock for as long.
        session.last_call = session.last_call.min(now);
        if now.minutes_since(session.last_call) >= session.idle_minutes {
            session.locked = true;
        }
        if session.locked {
            return Standing::Locked(session.staff);
        }
        if touch {
            session.last_call = now;
        }
        Standing::Active(Who {
            staff: Some(session.staff),
            permissions: session.permissions,
            session: Some(token.to_owned()),
        })
    }
}

//! What a handler is given: the database at one moment, and who is asking.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::OwnedMutexGuard;

use super::clock::Latest;
use super::database::{Known, Writer};
use super::errands::{Begun, Errands};
use super::random::Random;
use super::readers::Reader;
use super::session::Sessions;
use super::{Clock, Day, Moment, Permission, Permissions, Result, StaffId};

/// What every call shares.
pub struct House {
    pub clock: Clock,
    pub random: Random,
    pub sessions: Arc<Sessions>,
    pub errands: Errands,
    pub latest: Latest,
    pub folder: std::path::PathBuf,
}

/// Who is asking. Before sign-in there is no staff member and no permission.
#[derive(Clone, Debug, Default)]
pub struct Who {
    pub staff: Option<StaffId>,
    pub permissions: Permissions,
    pub session: Option<String>,
}

impl Who {
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(permission)
    }
}

/// One consistent view of the dealership. Queries take `&mut Read`; a `Write`
/// passes for one.
pub struct Read {
    connection: Connection,
    /// When the call began; one moment for everything it records.
    pub now: Moment,
    pub who: Who,
    pub house: Arc<House>,
}

enum Connection {
    Reader(Reader),
    Writer(OwnedMutexGuard<Writer>),
}

impl Read {
    pub(crate) fn on_reader(connection: Reader, who: Who, house: Arc<House>) -> Self {
        let now = house.clock.now();
        Self { connection: Connection::Reader(connection), now, who, house }
    }

    pub fn db(&mut self) -> &mut SqliteConnection {
        match &mut self.connection {
            Connection::Reader(connection) => connection,
            Connection::Writer(writer) => &mut writer.connection,
        }
    }

    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// What need not be asked again; nothing for whoever only reads.
    pub fn known(&mut self) -> Option<&mut Known> {
        match &mut self.connection {
            Connection::Reader(_) => None,
            Connection::Writer(writer) => Some(&mut writer.known),
        }
    }

    /// The staff member asking. Commands that need a permission always have one;
    /// reactions and the clockwork act as the house (id 0).
    pub fn staff(&self) -> StaffId {
        self.who.staff.unwrap_or(StaffId::HOUSE)
    }
}

/// A change in the making: one transaction, one audit row.
pub struct Write {
    read: Read,
    pub(crate) subjects: Vec<Subject>,
    pub(crate) keep_when_refused: bool,
    pub(crate) begun: Vec<Begun>,
}

/// A record an audit row is about: `Subject("order", 17)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject(pub &'static str, pub i64);

impl Write {
    pub(crate) fn on_writer(writer: OwnedMutexGuard<Writer>, who: Who, house: Arc<House>) -> Self {
        let now = house.clock.now();
        let read = Read { connection: Connection::Writer(writer), now, who, house };
        Self { read, subjects: Vec::new(), keep_when_refused: false, begun: Vec::new() }
    }

    /// Ties this change to a record, so that the record can show its own history
    /// and a stale edit can say who changed it.
    pub fn about(&mut self, kind: &'static str, id: i64) {
        let subject = Subject(kind, id);
        if !self.subjects.contains(&subject) {
            self.subjects.push(subject);
        }
    }

    /// Commits what was written even though the call is refused: a wrong password
    /// must be counted.
    pub fn keep_when_refused(&mut self) {
        self.keep_when_refused = true;
    }

    /// Commits or undoes what was written. A commit that SQLite refuses undoes it as well.
    pub(crate) async fn end(&mut self, keep: bool) -> Result<()> {
        let committed = if keep { sqlx::query("COMMIT").execute(self.db()).await.map(drop) } else { Ok(()) };
        if !keep || committed.is_err() {
            // SQLite may have rolled back by itself already (disk full).
            let _ = sqlx::query("ROLLBACK").execute(self.db()).await;
            self.forget();
        }
        self.mark_open(false);
        Ok(committed?)
    }

    /// Asks everything anew from now on.
    pub(crate) fn forget(&mut self) {
        if let Some(known) = self.known() {
            *known = Known::default();
        }
    }

    pub(crate) fn mark_open(&mut self, open: bool) {
        if let Connection::Writer(writer) = &mut self.read.connection {
            writer.open = open;
        }
    }
}

impl std::ops::Deref for Write {
    type Target = Read;
    fn deref(&self) -> &Read {
        &self.read
    }
}

impl std::ops::DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Read {
        &mut self.read
    }
}

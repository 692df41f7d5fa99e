//! The connections that only read. Whoever asks gets the one that was used last: what it looked at a moment
//! ago is still at hand, so one person's questions warm one connection and not each of them in turn.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Error, Result};

const MOST: u32 = 3;
/// Longer than any question takes; somebody holds too many.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Readers {
    options: SqliteConnectOptions,
    /// The one used last stands last.
    idle: Mutex<Vec<SqliteConnection>>,
    places: Arc<Semaphore>,
}

/// A connection for one call; it goes back when it is dropped.
pub struct Reader {
    connection: Option<SqliteConnection>,
    place: Option<OwnedSemaphorePermit>,
    home: Arc<Readers>,
}

impl Readers {
    pub async fn open(options: SqliteConnectOptions) -> Result<Arc<Self>> {
        let first = ready(&options).await?;
        let places = Arc::new(Semaphore::new(MOST as usize));
        Ok(Arc::new(Self { options, idle: Mutex::new(vec![first]), places }))
    }

    pub async fn acquire(self: &Arc<Self>) -> Result<Reader> {
        let waiting = Arc::clone(&self.places).acquire_owned();
        let place = match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) => return Err(Error::Failed("the file was closed".into())),
            Err(_) => return Err(Error::Failed("every reader is held".into())),
        };
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => ready(&self.options).await?,
        };
        Ok(Reader { connection: Some(connection), place: Some(place), home: Arc::clone(self) })
    }

    /// Waits until everybody is done.
    pub async fn close(&self) {
        let everybody = self.places.acquire_many(MOST).await;
        self.places.close();
        let idle = std::mem::take(&mut *self.idle());
        for connection in idle {
            // It only read: nothing is lost with it.
            let _ = connection.close().await;
        }
        drop(everybody);
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the snapshot of a call, whose answer is on its way already, on one way to SQLite and back. A copy
    /// of the file and a check had none to end.
    async fn take_back(&self, mut connection: SqliteConnection) {
        let ended = sqlx::raw_sql("ROLLBACK; BEGIN").execute(&mut connection).await;
        if ended.is_ok() || begin(&mut connection).await.is_ok() {
            self.idle().push(connection);
        }
    }
}

async fn ready(options: &SqliteConnectOptions) -> Result<SqliteConnection> {
    let mut connection = options.connect().await?;
    begin(&mut connection).await?;
    Ok(connection)
}

/// Readers wait in a transaction: it holds nothing until something is read, and saves every
/// question the way to SQLite and back.
async fn begin(reader: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("BEGIN").execute(reader).await.map(drop)
}

const HERE: &str = "taken out only when it is dropped";

impl Deref for Reader {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect(HERE)
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect(HERE)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Without a runtime the program is ending, and the connection with it.
        if let (Some(connection), Ok(runtime)) = (self.connection.take(), Handle::try_current()) {
            let (home, place) = (Arc::clone(&self.home), self.place.take());
            runtime.spawn(async move {
                home.take_back(connection).await;
                drop(place);
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::database::options;

    /// Marks a connection, or tells its mark.
    async fn mark(reader: &mut Reader) -> i64 {
        sqlx::query_scalar("PRAGMA cache_size").fetch_one(&mut **reader).await.expect("a mark")
    }

    async fn all_back(readers: &Arc<Readers>) {
        drop(readers.places.acquire_many(MOST).await.expect("open"));
    }

    #[tokio::test]
    async fn who_read_last_reads_next_and_nobody_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = options(&folder.path().join("one.db")).create_if_missing(true);
        let readers = Readers::open(file).await.expect("it opens");
        let (mut one, mut two) =
            (readers.acquire().await.expect("one"), readers.acquire().await.expect("two"));
        sqlx::query("PRAGMA cache_size = 11").execute(&mut *one).await.expect("a mark");
        sqlx::query("PRAGMA cache_size = 22").execute(&mut *two).await.expect("a mark");
        drop(two);
        all_back_but_one(&readers).await;
        drop(one);
        all_back(&readers).await;
        for _ in 0..3 {
            let mut last = readers.acquire().await.expect("one");
            assert_eq!(mark(&mut last).await, 11);
            drop(last);
            all_back(&readers).await;
        }
        let (mut one, mut two) =
            (readers.acquire().await.expect("one"), readers.acquire().await.expect("two"));
        assert_eq!((mark(&mut one).await, mark(&mut two).await), (11, 22));
        drop((one, two));
        readers.close().await;
        assert!(readers.acquire().await.is_err(), "closed");
    }

    async fn all_back_but_one(readers: &Arc<Readers>) {
        drop(readers.places.acquire_many(MOST - 1).await.expect("open"));
    }
}

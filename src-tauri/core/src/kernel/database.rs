//! The one file: who may open it, how it is opened, how it is brought up to date.
//!
//! WAL with `synchronous=FULL`: what was acknowledged survives a pulled plug.
//! One writer, a few readers. Another program on the same folder is refused.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs4::fs_std::FileExt;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::Mutex;

use super::context::House;
use super::readers::Readers;
use super::{Error, Moment, Read, Refusal, Result, Who, Write};

pub static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Name of the database inside the data folder.
pub const FILE: &str = "servicelane.db";
/// Locked for as long as a program has the folder.
pub const LOCK: &str = "servicelane.lock";
/// How long to wait before each further look for what was not to be seen, in milliseconds.
const LOOKS_AGAIN: [u64; 3] = [20, 200, 800];
/// Pages of 4 KiB each connection may keep, in KiB (negative means KiB to SQLite).
const CACHE_KIB: &str = "-4000";

pub struct Database {
    pub folder: PathBuf,
    pub writer: Arc<Mutex<Writer>>,
    pub readers: Arc<Readers>,
    _lock: File,
}

/// The only connection that changes anything.
pub struct Writer {
    pub connection: SqliteConnection,
    /// A transaction was begun and not ended (its task died): roll back before reuse.
    pub open: bool,
    pub known: Known,
}

/// What the writer need not ask again before every change, as nobody else changes the file. Whoever
/// changes it drops it here; with a change that is undone all of it goes.
#[derive(Default)]
pub struct Known {
    /// Months that are closed, as `2026-10`.
    pub closed_months: Option<Vec<String>>,
    /// The newest month in which stock moved, by its beginning.
    pub stock_month: Option<Moment>,
}

pub fn options(file: &Path) -> SqliteConnectOptions {
    let options = at(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(std::time::Duration::from_secs(5))
        .pragma("cache_size", CACHE_KIB)
        .pragma("temp_store", "memory")
        .statement_cache_capacity(400)
        .disable_statement_logging();
    // What macOS calls synced may still be in the disk's own memory.
    if cfg!(target_os = "macos") { options.pragma("fullfsync", "on") } else { options }
}

/// A file by whichever of SQLite's ways to the system takes paths of any length.
pub fn at(file: &Path) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new().filename(reachable(file));
    if cfg!(windows) { options.vfs("win32-longpath") } else { options }
}

/// The path as SQLite can follow it: Windows takes more than 260 characters only in its own long form.
pub fn reachable(file: &Path) -> PathBuf {
    // What SQLite puts beside the file (`-wal`, `-journal`) has a longer name.
    const SHORT: usize = 240;
    let is_short = std::path::absolute(file).is_ok_and(|whole| whole.as_os_str().len() < SHORT);
    if cfg!(not(windows)) || is_short {
        return file.to_owned();
    }
    match (file.parent().map(std::fs::canonicalize), file.file_name()) {
        (Some(Ok(folder)), Some(name)) => folder.join(name),
        _ => file.to_owned(),
    }
}

impl Database {
    /// Opens the data folder, creating what is missing. `now` dates the safety copy.
    pub async fn open(folder: &Path, now: Moment) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        let file = folder.join(FILE);
        let existed = file.try_exists()?;
        let mut connection = options(&file).create_if_missing(true).connect().await?;
        if existed {
            let pending = pending_migrations(&mut connection).await?;
            if pending {
                copy_before_migrating(&mut connection, folder, now).await?;
            }
        }
        MIGRATIONS
            .run_direct(None, &mut connection, false)
            .await
            .map_err(|error| Error::Failed(error.to_string()))?;
        let readers = Readers::open(options(&file)).await?;
        let writer = Arc::new(Mutex::new(Writer { connection, open: false, known: Known::default() }));
        Ok(Self { folder: folder.to_owned(), writer, readers, _lock: lock })
    }

    /// One snapshot for everything that is read, taken with the first question; it ends as the
    /// connection goes back.
    pub async fn read(&self, who: Who, house: Arc<House>) -> Result<Read> {
        Ok(Read::on_reader(self.readers.acquire().await?, who, house))
    }

    /// Without a snapshot: for a copy of the file, which SQLite makes outside of any transaction, and
    /// for what looks at everything.
    pub async fn look(&self, who: Who, house: Arc<House>) -> Result<Read> {
        let mut cx = self.read(who, house).await?;
        sqlx::query("ROLLBACK").execute(cx.db()).await?;
        Ok(cx)
    }

    /// Begins a write transaction in somebody's name.
    ///
    /// # Errors
    /// `file.gone`: the folder is not where it was (a drive pulled out, a folder moved away). What is
    /// written to a file without a name would be acknowledged and lost.
    pub async fn write(&self, who: Who, house: Arc<House>) -> Result<Write> {
        if !is_there(&self.landmark()).await {
            return Err(gone(&self.folder).into());
        }
        let mut writer = Arc::clone(&self.writer).lock_owned().await;
        if writer.open {
            sqlx::query("ROLLBACK").execute(&mut writer.connection).await?;
            writer.open = false;
            writer.known = Known::default();
        }
        let mut cx = Write::on_writer(writer, who, house);
        sqlx::query("BEGIN IMMEDIATE").execute(cx.db()).await?;
        cx.mark_open(true);
        Ok(cx)
    }

    /// What tells that the file is where it was. Nobody can take an open file away under Windows, where
    /// to see it is to open it once more, under the eyes of every scanner: there the folder tells.
    fn landmark(&self) -> PathBuf {
        if cfg!(windows) { self.folder.clone() } else { self.folder.join(FILE) }
    }

    pub async fn close(&self) {
        self.readers.close().await;
        let mut writer = self.writer.lock().await;
        // Leaves one tidy file behind; a failure here loses nothing, the WAL stays. The tables are
        // deliberately not analysed: how a statement is answered must not change with what is in
        // the file, so that the plan the tests saw is the plan of every house.
        let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut writer.connection).await;
    }
}

/// Whether something is where it was. A system that is short of handles, or a scanner that holds it,
/// hides for a moment what is there: only what stays away is gone.
async fn is_there(landmark: &Path) -> bool {
    for pause in LOOKS_AGAIN {
        match landmark.metadata() {
            Ok(_) => return true,
            Err(error) => tracing::warn!(detail = error.to_string(), "the data was not to be seen"),
        }
        tokio::time::sleep(std::time::Duration::from_millis(pause)).await;
    }
    landmark.metadata().is_ok()
}

/// The dealership's file is not where it is known to be.
pub fn gone(folder: &Path) -> Refusal {
    Refusal::new("file.gone").with("folder", folder.display().to_string())
}

/// Nobody else has the folder for as long as the file that comes back is open.
pub fn lock(folder: &Path) -> Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK))?;
    match FileExt::try_lock_exclusive(&file) {
        Ok(true) => Ok(file),
        Ok(false) => Err(Refusal::new("file.in_use").with("folder", folder.display().to_string()).into()),
        Err(error) => Err(error.into()),
    }
}

/// Whether the file is older than this program.
async fn pending_migrations(connection: &mut SqliteConnection) -> Result<bool> {
    let empty: bool =
        sqlx::query_scalar("SELECT count(*) = 0 FROM sqlite_schema").fetch_one(&mut *connection).await?;
    Ok(!empty && migration_of(connection).await? < newest_migration())
}

fn newest_migration() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Number of the newest migration a file has seen; refuses a newer or foreign file.
pub async fn migration_of(connection: &mut SqliteConnection) -> Result<i64> {
    let marked: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'")
            .fetch_optional(&mut *connection)
            .await?;
    if marked.is_none() {
        return Err(Refusal::new("file.foreign").into());
    }
    let found: i64 = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
        .fetch_one(&mut *connection)
        .await?;
    let known = newest_migration();
    if found > known {
        return Err(Refusal::new("file.newer").with("found", found).with("known", known).into());
    }
    Ok(found)
}

/// A verified copy beside the file before its tables change.
async fn copy_before_migrating(connection: &mut SqliteConnection, folder: &Path, now: Moment) -> Result<()> {
    let backups = folder.join("backups");
    std::fs::create_dir_all(&backups)?;
    let name = format!("before-update-{}.db", now.local().format("%Y%m%d-%H%M%S"));
    copy_to(connection, &backups.join(name)).await
}

/// Copies the open database to a new file and proves the copy sound.
pub async fn copy_to(connection: &mut SqliteConnection, target: &Path) -> Result<()> {
    let target = &reachable(target);
    let Some(path) = target.to_str() else {
        return Err(Refusal::new("file.bad_path").into());
    };
    sqlx::query("VACUUM INTO ?").bind(path).execute(&mut *connection).await?;
    verify(target).await
}

/// Refuses a database file that SQLite finds fault with.
pub async fn verify(file: &Path) -> Result<()> {
    let mut copy = at(file).read_only(true).disable_statement_logging().connect().await?;
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut copy).await?;
    copy.close().await?;
    if verdict == "ok" { Ok(()) } else { Err(Refusal::new("file.damaged").with("finding", verdict).into()) }
}

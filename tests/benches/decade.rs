//! The dealership of the sample decade, asked through its commands and, for the floors,
//! through a connection of one's own with the very pragmas of the program.

use serde_json::{Value, json};
use servicelane_core::kernel::database::{FILE, options};
use servicelane_core::{Answer, Call, Core, Options};
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The manager of the sample, who may do everything measured here.
const MANAGER: &str = "zhoujm";

/// Makes the sample decade where there is none, which takes a few minutes once.
pub async fn make(folder: &Path) {
    if folder.join(FILE).exists() {
        return;
    }
    println!("making the sample decade in {}", folder.display());
    // Only what was made to its end gets the name.
    let making = folder.with_extension("making");
    let _ = std::fs::remove_dir_all(&making);
    let core = match Core::open(&making, Options::default()).await {
        Ok(core) => core,
        Err(error) => panic!("{}: {error:?}", making.display()),
    };
    let call = Call {
        command: "sample.fill".into(),
        input: json!({ "size": "decade" }),
        request_id: None,
        session: None,
    };
    let began = Instant::now();
    let answer = core.call(call).await;
    assert!(matches!(answer, Answer::Ok(_)), "{answer:?}");
    println!("made in {} s", began.elapsed().as_secs());
    let began = Instant::now();
    let findings = core.check().await;
    assert!(matches!(&findings, Ok(findings) if findings.is_empty()), "{findings:?}");
    println!("checked in {} s", began.elapsed().as_secs());
    core.close().await;
    drop(core);
    let _ = std::fs::remove_dir_all(folder);
    if let Err(error) = std::fs::rename(&making, folder) {
        panic!("{}: {error}", folder.display());
    }
}

/// How much of everything there is.
pub async fn counts(folder: &Path) -> Vec<(String, i64)> {
    let rows = sqlx::query_as(
        "SELECT 'customers', count(*) FROM customers UNION ALL SELECT 'cars', count(*) FROM vehicles
         UNION ALL SELECT 'parts', count(*) FROM parts UNION ALL SELECT 'orders', count(*) FROM repair_orders
         UNION ALL SELECT 'order lines', count(*) FROM order_lines
         UNION ALL SELECT 'stock moves', count(*) FROM stock_moves",
    );
    timed(rows.fetch_all(&mut raw(folder).await)).await.1
}

/// How many rows each table holds: what a floor writes must be what the command wrote.
pub async fn rows(raw: &mut SqliteConnection) -> BTreeMap<String, i64> {
    let tables: Vec<String> =
        timed(sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'").fetch_all(&mut *raw))
            .await
            .1;
    let mut rows = BTreeMap::new();
    for table in tables {
        let counted = AssertSqlSafe(format!("SELECT count(*) FROM \"{table}\""));
        rows.insert(table, timed(sqlx::query_scalar(counted).fetch_one(&mut *raw)).await.1);
    }
    rows
}

/// What came to each table since.
pub fn grown(before: &BTreeMap<String, i64>, after: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    let new = |(table, count): (&String, &i64)| {
        let more = count - before.get(table).unwrap_or(&0);
        (more != 0).then(|| (table.clone(), more))
    };
    after.iter().filter_map(new).collect()
}

pub struct Decade {
    pub core: Arc<Core>,
    session: String,
}

impl Decade {
    pub async fn open(folder: &Path) -> Self {
        let core = match Core::open(folder, Options::default()).await {
            Ok(core) => core,
            Err(error) => panic!("{}: {error:?}", folder.display()),
        };
        let session = session(&core, MANAGER).await;
        Self { core, session }
    }

    /// What a door hands out: the answer as bytes.
    pub async fn asked(&self, command: &str, input: Value) -> (Duration, Value) {
        self.asked_as(&self.session, command, input).await
    }

    /// The same as somebody else.
    pub async fn asked_as(&self, session: &str, command: &str, input: Value) -> (Duration, Value) {
        let call =
            Call { command: command.to_owned(), input, request_id: None, session: Some(session.to_owned()) };
        let began = Instant::now();
        let answer = self.core.call(call).await;
        let bytes = serde_json::to_vec(&answer).expect("an answer is JSON");
        let time = began.elapsed();
        std::hint::black_box(bytes);
        match answer {
            Answer::Ok(answer) => (time, answer.value()),
            other => panic!("{command}: {other:?}"),
        }
    }

    /// Long work from the call that begins it until it has come to something.
    pub async fn long(&self, command: &str, input: Value) -> (Duration, Value) {
        let began = Instant::now();
        let begun = self.ok(command, input).await;
        loop {
            let mut view = self.ok("errands.show", json!({ "id": begun["errand"] })).await;
            match view["state"].as_str() {
                Some("running") => tokio::time::sleep(Duration::from_millis(5)).await,
                Some("done") => return (began.elapsed(), view["result"].take()),
                _ => panic!("{command}: {view}"),
            }
        }
    }

    /// What was answered, where the time does not count.
    pub async fn ok(&self, command: &str, input: Value) -> Value {
        self.asked(command, input).await.1
    }
}

/// A session of that member of staff.
pub async fn session(core: &Core, login: &str) -> String {
    match core.act_as(login).await {
        Ok(session) => session,
        Err(error) => panic!("{login}: {error:?}"),
    }
}

/// A connection of one's own to the same file.
pub async fn raw(folder: &Path) -> SqliteConnection {
    match options(&folder.join(FILE)).connect().await {
        Ok(connection) => connection,
        Err(error) => panic!("{error}"),
    }
}

/// How long something takes.
pub async fn timed<T>(work: impl Future<Output = Result<T, sqlx::Error>>) -> (Duration, T) {
    let began = Instant::now();
    let done = work.await;
    let time = began.elapsed();
    match done {
        Ok(done) => (time, done),
        Err(error) => panic!("{error}"),
    }
}

/// Ids spread evenly over so many records, none twice.
pub fn spread(records: i64, wanted: i64) -> impl Iterator<Item = i64> {
    (0..wanted).map(move |step| 1 + (records - 1) * step / wanted)
}

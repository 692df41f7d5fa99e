//! The plug is pulled while a count of the whole store is posted: all of it happened, or nothing.

use serde_json::{Value, json};
use servicelane_tests::browser::{call, call_once};
use servicelane_tests::console::{run, serve};
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::thread;
use std::time::Duration;

const ROUNDS: u64 = 5;

#[test]
fn a_count_is_posted_wholly_or_not_at_all() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    assert_eq!(run(&["sample", "demo"], folder.path()).code, Some(0));
    let (mut whole, mut absent) = (0, 0);
    for round in 0..ROUNDS {
        let mut served = serve(folder.path());
        let session = sign_in(&served.address);
        let (id, form) = counted(&served.address, &session, 70 + round);
        let (address, asked) = (served.address.clone(), form.clone());
        let posting =
            thread::spawn(move || call_once(&address, Some(&session), "stocktake.post", &asked, None));
        // Another moment each time, before, while and after it is written.
        thread::sleep(Duration::from_millis(round * 9));
        served.kill();
        let acknowledged = posting.join().ok().flatten().is_some_and(|answer| answer.get("ok").is_some());

        let checked = run(&["check"], folder.path());
        assert_eq!(checked.code, Some(0), "round {round}: {checked:?}");
        let (posted, wanted, moved) = found(folder.path(), id);
        assert!(!acknowledged || posted, "round {round}: what was acknowledged is gone");
        assert_eq!(moved, if posted { wanted } else { 0 }, "round {round}");
        if posted {
            whole += 1
        } else {
            absent += 1
        }

        // What did not happen is asked for again, and then it does.
        let mut served = serve(folder.path());
        let session = sign_in(&served.address);
        if !posted {
            ok(&served.address, Some(&session), "stocktake.post", &form);
        }
        served.kill();
        let (posted, wanted, moved) = found(folder.path(), id);
        assert!(posted && moved == wanted && wanted > 20, "round {round}: {wanted} {moved}");
    }
    assert!(whole + absent == ROUNDS);
    Ok(())
}

/// A full count with a difference in every line, closed and reviewed; and the form that posts it.
fn counted(address: &str, session: &str, pieces: u64) -> (i64, Value) {
    let ask = |command: &str, input: Value| ok(address, Some(session), command, &input);
    let id = ask("stocktake.open", json!({ "what": { "kind": "full" } }))["id"].clone();
    let sheet = ask("stocktake.sheet", json!({ "count_id": id }));
    let entries: Vec<Value> = sheet["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|line| json!({ "part_id": line["part_id"], "quantity": pieces.to_string() }))
        .collect();
    ask("stocktake.enter", json!({ "count_id": id, "entries": entries }));
    let version = ask("stocktake.card", json!({ "id": id }))["count"]["version"].clone();
    let closed = ask("stocktake.close", json!({ "id": id, "version": version }));
    let review = ask("stocktake.review", json!({ "count_id": id }));
    let form = json!({
        "id": id, "version": closed["version"], "net": review["net"], "leave_uncounted": true, "accept_doubtful": true,
    });
    (id.as_i64().unwrap_or_default(), form)
}

fn sign_in(address: &str) -> String {
    let input = json!({ "login": "zhoujm", "password": "servicelane" });
    ok(address, None, "access.sign_in", &input)["session"].as_str().unwrap_or_default().to_owned()
}

fn ok(address: &str, session: Option<&str>, command: &str, input: &Value) -> Value {
    let answer = call(address, session, command, input).unwrap_or_default();
    match answer.get("ok") {
        Some(ok) => ok.clone(),
        None => panic!("{command}: {answer}"),
    }
}

/// Whether it is posted, how many of its lines differ from the book, and how many moved stock.
fn found(folder: &Path, count: i64) -> (bool, i64, i64) {
    let file = format!("sqlite://{}", folder.join("servicelane.db").display());
    let asked = async {
        let mut connection = SqliteConnection::connect(&file).await?;
        let row = sqlx::query_as(
            "SELECT c.state = 'posted', (SELECT count(*) FROM count_lines l WHERE l.count_id = c.id AND l.counted <> l.book),
                    (SELECT count(*) FROM stock_moves m JOIN count_lines l ON l.id = m.origin_id
                     WHERE m.origin_kind = 'count_line' AND l.count_id = c.id)
             FROM counts c WHERE c.id = ?",
        )
        .bind(count)
        .fetch_one(&mut connection)
        .await?;
        connection.close().await?;
        Ok::<_, sqlx::Error>(row)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match runtime.map(|runtime| runtime.block_on(asked)) {
        Ok(Ok(row)) => row,
        other => panic!("{other:?}"),
    }
}

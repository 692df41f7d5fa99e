//! What happens to a data folder at a dealership's PC: half made, moved away, of another age.

use serde_json::json;
use servicelane_core::kernel::Error;
use servicelane_core::kernel::database::MIGRATIONS;
use servicelane_core::{Core, Options};
use servicelane_tests::console::{program, run};
use servicelane_tests::world::{Dealership, five_answers, open};
use sqlx::ConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

type Tested = Result<(), std::io::Error>;

/// Opens to a dealership that can be set up and is sound.
fn begins(folder: &Path) {
    let answers = five_answers().to_string();
    let set_up = run(&["call", "dealership.set_up", &answers], folder);
    assert_eq!(set_up.code, Some(0), "{}: {set_up:?}", folder.display());
    let checked = run(&["check"], folder);
    assert_eq!(checked.code, Some(0), "{}: {checked:?}", folder.display());
}

/// The power fails between the installation and the end of the first start.
#[test]
fn a_folder_that_was_half_made_begins_anew() -> Tested {
    let place = tempfile::tempdir()?;
    let half = |name: &str, files: &[(&str, &[u8])]| {
        let folder = place.path().join(name);
        fs::create_dir(&folder)?;
        for (name, content) in files {
            fs::write(folder.join(name), content)?;
        }
        begins(&folder);
        Ok::<_, std::io::Error>(())
    };
    half("nothing", &[])?;
    half("only the lock", &[("servicelane.lock", b"")])?;
    half("an empty file", &[("servicelane.db", b"")])?;
    half("a log without a file", &[("servicelane.db-wal", &[0x37; 4096])])?;
    half("an empty file with a log", &[("servicelane.db", b""), ("servicelane.db-wal", &[0x37; 4096])])?;
    half("an empty index", &[("servicelane.db", b""), ("servicelane.db-shm", b"")])?;
    half("a copy on its way", &[("servicelane.db.coming", &[0; 512])])?;
    half("a word of a window", &[("servicelane.window", b"{\"port\":")])?;
    half("an empty log", &[("servicelane.log", b"")])
}

#[test]
fn a_first_start_that_is_killed_is_done_again() -> Tested {
    let place = tempfile::tempdir()?;
    for (round, wait) in [1, 4, 8, 12, 16, 24, 32, 48, 64, 96].into_iter().enumerate() {
        let folder = place.path().join(format!("第 {round} 次 㛃"));
        let mut first = Command::new(program())
            .args(["call", "access.who", "{}", "--data"])
            .arg(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        std::thread::sleep(Duration::from_millis(wait));
        // An error means that it was done already.
        let _ = first.kill();
        first.wait()?;
        begins(&folder);
    }
    Ok(())
}

/// A folder on a drive that is pulled out: what was acknowledged is there, what was not is refused,
/// and it goes on when the drive is back.
#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_is_gone_takes_nothing_in() -> Tested {
    let place = tempfile::tempdir()?;
    let (here, away) = (place.path().join("U 盘"), place.path().join("pocket"));
    let dealership = Dealership::set_up(&here).await;
    let change = |version: i64| {
        json!({ "version": version, "name": format!("示范店 {version}"), "address": "深圳市南山区",
            "phone": "0755-12345678", "hotline": null, "filing_number": null, "credit_code": null })
    };
    dealership.ok("dealership.change", change(1)).await;
    fs::rename(&here, &away)?;
    assert_eq!(dealership.refused("dealership.change", change(2)).await, ["file.gone"]);
    assert!(!here.exists(), "no empty dealership in its place");
    // Away for a moment only: whoever changes something meanwhile waits for it.
    let back = tokio::spawn({
        let (here, away) = (here.clone(), away.clone());
        async move {
            tokio::time::sleep(Duration::from_millis(100)).await;
            fs::rename(&away, &here)
        }
    });
    dealership.ok("dealership.change", change(2)).await;
    back.await??;
    dealership.core.close().await;
    drop(dealership);
    let core = open(&here).await;
    let session = core.act_as("manager").await.ok();
    let dealership = Dealership { core, session };
    assert_eq!(dealership.ok("dealership.card", json!({})).await["name"], "示范店 2");
    assert_eq!(dealership.core.check().await.ok(), Some(vec![]));
    Ok(())
}

async fn connection(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    match options.connect().await {
        Ok(connection) => connection,
        Err(error) => panic!("{error}"),
    }
}

/// A folder as an older version left it: its tables as they were so many migrations ago.
async fn of_an_older_version(folder: &Path, migrations: usize) {
    let made = fs::create_dir_all(folder);
    assert!(made.is_ok(), "{made:?}");
    let older: Vec<_> = MIGRATIONS.iter().take(migrations).cloned().collect();
    let mut db = connection(&folder.join("servicelane.db")).await;
    let migrator = Migrator { migrations: older.into(), ..Migrator::DEFAULT };
    let migrated = migrator.run_direct(None, &mut db, false).await;
    assert!(migrated.is_ok(), "{migrated:?}");
    let staff =
        sqlx::query("INSERT INTO warehouses (name, kind) VALUES ('二仓', 'sale')").execute(&mut db).await;
    assert!(staff.is_ok(), "{staff:?}");
}

fn safety_copies(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder.join("backups")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

#[tokio::test]
async fn an_older_versions_data_is_copied_before_it_is_brought_up_to_date() -> Tested {
    let place = tempfile::tempdir()?;
    let all = MIGRATIONS.iter().count();
    // From version 7 on the tables that are written to above are there.
    for migrations in 7..all {
        let folder = place.path().join(migrations.to_string());
        of_an_older_version(&folder, migrations).await;
        let core = open(&folder).await;
        assert_eq!(core.check().await.ok(), Some(vec![]));
        core.close().await;
        let copies = safety_copies(&folder);
        assert_eq!(copies.len(), 1, "{copies:?}");
        let mut copy = connection(&copies[0]).await;
        let seen: Result<i64, _> =
            sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations").fetch_one(&mut copy).await;
        assert_eq!(seen.ok(), i64::try_from(migrations).ok(), "the copy is as the old version left it");
        let kept: Result<i64, _> = sqlx::query_scalar("SELECT count(*) FROM warehouses WHERE name = '二仓'")
            .fetch_one(&mut copy)
            .await;
        assert_eq!(kept.ok(), Some(1));
    }
    Ok(())
}

/// No copy, no update: the old version can still open what is there.
#[tokio::test]
async fn without_a_copy_nothing_is_brought_up_to_date() -> Tested {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("data");
    let older = MIGRATIONS.iter().count() - 1;
    of_an_older_version(&folder, older).await;
    fs::write(folder.join("backups"), "something else has that name")?;
    let opened = Core::open(&folder, Options::default()).await;
    assert!(opened.is_err());
    let mut db = connection(&folder.join("servicelane.db")).await;
    let seen: Result<i64, _> =
        sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations").fetch_one(&mut db).await;
    assert_eq!(seen.ok(), i64::try_from(older).ok());
    Ok(())
}

#[tokio::test]
async fn a_newer_versions_data_is_refused_and_left_as_it_is() -> Tested {
    let place = tempfile::tempdir()?;
    let folder = place.path().join("data");
    let core = open(&folder).await;
    core.close().await;
    drop(core);
    let file = folder.join("servicelane.db");
    let mut db = connection(&file).await;
    let newer = sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (999999, 'from the future', 1, x'00', 0)",
    )
    .execute(&mut db)
    .await;
    assert!(newer.is_ok());
    sqlx::Connection::close(db).await.ok();
    let before = fs::read(&file)?;
    let opened = Core::open(&folder, Options::default()).await;
    let Some(Error::Refused(refusals)) = opened.as_ref().err() else { panic!("it opened") };
    assert_eq!(refusals[0].code, "file.newer");
    assert_eq!(refusals[0].params["found"], 999_999, "the sentence names both versions");
    assert!(fs::read(&file)? == before);
    assert_eq!(safety_copies(&folder).len(), 0);
    Ok(())
}

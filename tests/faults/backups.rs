//! Copies that are proved, and what they are worth when the file is lost.

use serde_json::json;
use servicelane_core::attachments::store;
use servicelane_core::kernel::{Clock, Error};
use servicelane_core::{Core, backup};
use servicelane_tests::world::{Dealership, open};
use std::fs;
use std::path::Path;

type Tested = Result<(), std::io::Error>;

async fn restore(file: &Path, folder: &Path) -> Result<(), String> {
    match backup::restore::restore(file, folder, Clock::System.now()).await {
        Ok(_) => Ok(()),
        Err(Error::Refused(refusals)) => Err(refusals[0].code.clone()),
        Err(Error::Failed(detail)) => Err(detail),
    }
}

/// A dealership with a photo beside it, and its backup.
async fn backed_up(folder: &Path) -> Dealership {
    let dealership = Dealership::set_up(&folder.join("data")).await;
    let kept = store::put(&folder.join("data"), PHOTO.into()).await;
    assert_eq!(kept.ok().as_deref(), Some(DIGEST));
    let proved = dealership.core.back_up(&folder.join("copy.db")).await;
    assert!(proved.as_ref().is_ok_and(|proved| proved.rows > 0), "{proved:?}");
    dealership
}

const PHOTO: &str = "abc";
/// The test vector of SHA-256 itself.
const DIGEST: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

async fn name(core: &std::sync::Arc<Core>) -> String {
    let session = core.act_as("manager").await.ok();
    let dealership = Dealership { core: core.clone(), session };
    dealership.ok("dealership.card", json!({})).await["name"].to_string()
}

#[tokio::test]
async fn a_backup_taken_while_people_work_brings_everything_back() -> Tested {
    let folder = tempfile::tempdir()?;
    let dealership = backed_up(folder.path()).await;
    dealership.core.close().await;
    let other = folder.path().join("other");
    assert_eq!(restore(&folder.path().join("copy.db"), &other).await, Ok(()));
    let core = open(&other).await;
    assert_eq!(name(&core).await, "\"示范店\"");
    assert_eq!(core.check().await.ok(), Some(vec![]));
    assert_eq!(store::get(&other, DIGEST).await.ok(), Some(PHOTO.into()), "where the program looks for it");
    core.close().await;
    Ok(())
}

#[tokio::test]
async fn what_is_replaced_is_kept() -> Tested {
    let folder = tempfile::tempdir()?;
    let dealership = backed_up(folder.path()).await;
    let data = folder.path().join("data");
    let copy = folder.path().join("copy.db");
    assert_eq!(restore(&copy, &data).await, Err("file.in_use".to_owned()));
    dealership.core.close().await;
    drop(dealership);
    assert_eq!(restore(&copy, &data).await, Ok(()));
    let kept: Vec<_> = fs::read_dir(data.join("replaced"))?.flatten().map(|entry| entry.path()).collect();
    assert_eq!(kept.len(), 1);
    for folder in [&data, &kept[0]] {
        let core = open(folder).await;
        assert_eq!(name(&core).await, "\"示范店\"");
        core.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn a_backup_is_never_written_over() -> Tested {
    let folder = tempfile::tempdir()?;
    let dealership = backed_up(folder.path()).await;
    let copy = folder.path().join("copy.db");
    let again = dealership.core.back_up(&copy).await;
    assert_eq!(again.as_ref().err().and_then(Error::code), Some("backup.exists"));
    let nowhere = dealership.core.back_up(&folder.path().join("no/such/folder.db")).await;
    assert!(nowhere.is_err());
    Ok(())
}

#[tokio::test]
async fn a_damaged_foreign_or_newer_file_is_refused_and_nothing_changes() -> Tested {
    let folder = tempfile::tempdir()?;
    let dealership = backed_up(folder.path()).await;
    dealership.core.close().await;
    drop(dealership);
    let data = folder.path().join("data");
    let copy = folder.path().join("copy.db");
    let before = fs::read(data.join("servicelane.db"))?;

    let mut bytes = fs::read(&copy)?;
    let letter = folder.path().join("letter.db");
    fs::write(&letter, "这不是数据库。".repeat(4096))?;
    assert_eq!(restore(&letter, &data).await, Err("file.damaged".to_owned()));
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xA5);
    let damaged = folder.path().join("damaged.db");
    fs::write(&damaged, &bytes)?;
    assert_eq!(restore(&damaged, &data).await, Err("file.damaged".to_owned()));
    assert_eq!(restore(&folder.path().join("nothing.db"), &data).await, Err("backup.missing".to_owned()));

    let foreign = folder.path().join("foreign.db");
    change(&foreign, "CREATE TABLE notes (text)").await;
    assert_eq!(restore(&foreign, &data).await, Err("file.foreign".to_owned()));
    change(
        &copy,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (999999, 'from the future', 1, x'00', 0)",
    )
    .await;
    assert_eq!(restore(&copy, &data).await, Err("file.newer".to_owned()));

    assert!(fs::read(data.join("servicelane.db"))? == before);
    assert!(!data.join("replaced").exists() && !data.join("servicelane.db.coming").exists());
    Ok(())
}

/// A newer program's folder is left exactly as it was.
#[tokio::test]
async fn a_newer_file_is_not_opened() -> Tested {
    let folder = tempfile::tempdir()?;
    let dealership = backed_up(folder.path()).await;
    dealership.core.close().await;
    drop(dealership);
    let data = folder.path().join("data");
    change(
        &data.join("servicelane.db"),
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (999999, 'from the future', 1, x'00', 0)",
    )
    .await;
    let opened = Core::open(&data, Default::default()).await;
    assert_eq!(opened.as_ref().err().and_then(Error::code), Some("file.newer"));
    Ok(())
}

async fn change(file: &Path, sql: &'static str) {
    use sqlx::ConnectOptions;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let changed = match options.connect().await {
        Ok(mut db) => sqlx::query(sql).execute(&mut db).await.map(|_| ()),
        Err(error) => Err(error),
    };
    assert!(changed.is_ok(), "{changed:?}");
}

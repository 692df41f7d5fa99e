use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::moving::{self, COMING, Luggage, Stage, Step};
use crate::kernel::database::{self, FILE};
use crate::kernel::{Error, Result};
use crate::testing::set_up_form;
use crate::{Answer, Call, Core, Options};

/// A dealership with a photo and a log, closed; beside it something that is not its own.
async fn dealership(folder: &Path) -> Result<()> {
    let core = Core::open(folder, Options::default()).await?;
    let set_up =
        Call { command: "dealership.set_up".into(), input: set_up_form(), request_id: None, session: None };
    assert!(matches!(core.call(set_up).await, Answer::Ok(_)));
    core.close().await;
    drop(core);
    fs::create_dir_all(folder.join("attachments/照片"))?;
    fs::write(folder.join("attachments/照片/㛃.jpg"), vec![7; 3 * 1024 * 1024])?;
    fs::write(folder.join("servicelane.log"), "")?;
    fs::create_dir_all(folder.join("EBWebView"))?;
    fs::write(folder.join("EBWebView/cache"), "the web view's own")?;
    Ok(())
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let (Ok(below), Ok(bytes)) = (path.strip_prefix(folder), fs::read(&path)) {
                found.insert(below.to_owned(), bytes);
            }
        }
    }
    found
}

async fn moved(
    from: &Path,
    to: &Path,
    stop: &AtomicBool,
    told: &mut (dyn FnMut(Step) + Send),
) -> Result<Luggage> {
    let _lock = database::lock(from)?;
    moving::settle(from).await?;
    let luggage = moving::luggage(from)?;
    moving::copy(from, to, &luggage, stop, told).await?;
    Ok(luggage)
}

#[tokio::test]
async fn everything_of_the_dealership_moves_and_nothing_else() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (from, to) = (place.path().join("旧 data"), place.path().join("D 盘/售后 通/㛃"));
    dealership(&from).await?;
    let before = contents(&from);
    let mut steps = Vec::new();
    let luggage = moved(&from, &to, &AtomicBool::new(false), &mut |step| steps.push(step)).await?;
    let whole = |stage| steps.iter().any(|step| step.stage == stage && step.done == step.of);
    assert!(whole(Stage::Copying) && whole(Stage::Comparing), "{steps:?}");

    let after = contents(&to);
    let names: Vec<_> = after.keys().map(|name| name.to_string_lossy().replace('\\', "/")).collect();
    assert_eq!(names, ["attachments/照片/㛃.jpg", FILE, "servicelane.log"]);
    assert!(after.iter().all(|(name, bytes)| before.get(name) == Some(bytes)));

    moving::remove(&from, &luggage)?;
    let left: Vec<_> = contents(&from).into_keys().collect();
    assert_eq!(left, [Path::new("EBWebView").join("cache"), PathBuf::from("servicelane.lock")]);
    let core = Core::open(&to, Options::default()).await?;
    assert_eq!(core.check().await?, []);
    core.close().await;
    Ok(())
}

/// Stopped at every single step: the old folder is as it was, the new one holds nothing.
#[tokio::test]
async fn a_move_that_is_stopped_changes_nothing() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (from, to) = (place.path().join("old"), place.path().join("new"));
    dealership(&from).await?;
    let mut all = 0;
    moved(&from, &place.path().join("first"), &AtomicBool::new(false), &mut |_| all += 1).await?;
    let before = contents(&from);
    for last in 1..all {
        let stop = AtomicBool::new(false);
        let mut steps = 0;
        let ended = moved(&from, &to, &stop, &mut |_| {
            steps += 1;
            stop.store(steps == last, Ordering::SeqCst);
        })
        .await;
        assert_eq!(ended.as_ref().err().and_then(Error::code), Some("data_folder.stopped"), "{last}");
        assert_eq!(contents(&from), before, "{last}");
        assert!(!to.exists(), "{last}");
    }
    Ok(())
}

/// The power fails while it copies: nobody takes what is there for a dealership, and the next
/// attempt may have the same folder.
#[tokio::test]
async fn a_copy_that_was_cut_off_is_no_dealership() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (from, to) = (place.path().join("old"), place.path().join("new"));
    dealership(&from).await?;
    let mut seen = Vec::new();
    let look = to.clone();
    moved(&from, &to, &AtomicBool::new(false), &mut |_| {
        seen.push((look.join(COMING).exists(), look.join(FILE).exists()))
    })
    .await?;
    assert!(seen.iter().all(|seen| *seen == (true, false)), "{seen:?}");
    Ok(())
}

/// Something writes to the copy behind our back, or the drive does not keep what it was given.
#[tokio::test]
async fn a_copy_that_differs_is_refused() -> Result<()> {
    let place = tempfile::tempdir()?;
    let (from, to) = (place.path().join("old"), place.path().join("new"));
    dealership(&from).await?;
    let spoiled = to.join("attachments/照片/㛃.jpg");
    let ended = moved(&from, &to, &AtomicBool::new(false), &mut |step| {
        if step.stage == Stage::Copying && step.done == step.of {
            let mut bytes = fs::read(&spoiled).unwrap_or_default();
            bytes[1_000_000] ^= 1;
            let _ = fs::write(&spoiled, bytes);
        }
    })
    .await;
    assert_eq!(ended.as_ref().err().and_then(Error::code), Some("data_folder.differs"));
    assert!(!to.exists());
    Ok(())
}

#[tokio::test]
async fn a_folder_in_use_does_not_move() -> Result<()> {
    let place = tempfile::tempdir()?;
    let from = place.path().join("old");
    dealership(&from).await?;
    let core = Core::open(&from, Options::default()).await?;
    let ended = moved(&from, &place.path().join("new"), &AtomicBool::new(false), &mut |_| {}).await;
    assert_eq!(ended.as_ref().err().and_then(Error::code), Some("file.in_use"));
    core.close().await;
    Ok(())
}

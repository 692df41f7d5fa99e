use std::path::{Path, PathBuf};

use super::restore::restore;
use crate::kernel::{Clock, Result};
use crate::testing::set_up_form;
use crate::{Answer, Call, Core, Options};

/// As deep as a person's folders go: longer than the 260 characters Windows once allowed, shorter than
/// the 504 bytes SQLite follows elsewhere.
fn long(place: &Path) -> PathBuf {
    (0..9).fold(place.to_owned(), |path, level| path.join(format!("很长 {level} {}", "x".repeat(25))))
}

async fn set_up(folder: &Path) -> Result<()> {
    let core = Core::open(folder, Options::default()).await?;
    let form =
        Call { command: "dealership.set_up".into(), input: set_up_form(), request_id: None, session: None };
    assert!(matches!(core.call(form).await, Answer::Ok(_)), "{}", folder.display());
    core.back_up(&folder.join("备份 copy.db")).await?;
    core.close().await;
    Ok(())
}

#[tokio::test]
async fn any_path_will_do() -> Result<()> {
    let place = tempfile::tempdir()?;
    for folder in [
        place.path().join("售后 通").join("㛃 & (1)"),
        place.path().join("O'Hara %20 #1"),
        long(place.path()),
    ] {
        set_up(&folder).await?;
        let restored = folder.join("恢复 㛃");
        restore(&folder.join("备份 copy.db"), &restored, Clock::System.now()).await?;
        for folder in [&folder, &restored] {
            let core = Core::open(folder, Options::default()).await?;
            assert_eq!(core.check().await?, [], "{}", folder.display());
            core.close().await;
        }
    }
    Ok(())
}

//! Where a file dialog was last answered, so that the next one begins there.

use serde::{Deserialize, Serialize};
use servicelane_core::data_folder;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const FILE: &str = "dialogs.json";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Save,
    DataFolder,
}

type Folders = BTreeMap<Purpose, PathBuf>;

/// The folder of the last answer, if it is still there.
pub fn folder(purpose: Purpose) -> Option<PathBuf> {
    folder_in(&data_folder::settings()?, purpose)
}

/// Losing it is no harm, so nothing is said about it.
pub fn remember(purpose: Purpose, folder: &Path) {
    if let Some(settings) = data_folder::settings() {
        remember_in(&settings, purpose, folder);
    }
}

fn read(settings: &Path) -> Folders {
    let text = fs::read(settings.join(FILE)).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

fn folder_in(settings: &Path, purpose: Purpose) -> Option<PathBuf> {
    read(settings).remove(&purpose).filter(|folder| folder.is_dir())
}

fn remember_in(settings: &Path, purpose: Purpose, folder: &Path) {
    let mut folders = read(settings);
    folders.insert(purpose, folder.to_owned());
    if let Ok(text) = serde_json::to_vec(&folders) {
        let _ = fs::create_dir_all(settings);
        let _ = fs::write(settings.join(FILE), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_its_own_folder() -> std::io::Result<()> {
        let place = tempfile::tempdir()?;
        let settings = place.path().join("settings");
        let papers = place.path().join("单据 㛃");
        fs::create_dir(&papers)?;
        assert_eq!(folder_in(&settings, Purpose::Save), None);
        remember_in(&settings, Purpose::Save, &papers);
        remember_in(&settings, Purpose::DataFolder, place.path());
        assert_eq!(folder_in(&settings, Purpose::Save), Some(papers.clone()));
        assert_eq!(folder_in(&settings, Purpose::DataFolder).as_deref(), Some(place.path()));
        fs::remove_dir(&papers)?;
        assert_eq!(folder_in(&settings, Purpose::Save), None, "a folder that is gone helps nobody");
        fs::write(settings.join(FILE), "no JSON")?;
        assert_eq!(folder_in(&settings, Purpose::DataFolder), None);
        Ok(())
    }
}

//! Which folder the dealership was moved to, written down among this person's settings.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::kernel::{Refusal, Result};

const FILE: &str = "data_folder.json";

#[derive(Serialize, Deserialize)]
struct Remembered {
    folder: String,
}

/// Something was remembered, but what cannot be read any more: a folder that is nowhere, so that the
/// usual one does not pass for it.
const UNREADABLE: &str = "?";

/// `None` where nothing is remembered.
pub fn read(settings: &Path) -> Option<PathBuf> {
    let text = match fs::read(settings.join(FILE)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        text => text.ok(),
    };
    let remembered = text.and_then(|text| serde_json::from_slice(&text).ok());
    Some(remembered.map_or_else(|| UNREADABLE.into(), |Remembered { folder }| folder.into()))
}

/// At every moment either the folder before or this one is remembered, whatever happens to the PC.
///
/// # Errors
/// `file.bad_path` for a name that is no Unicode; whatever keeps the settings from being written.
pub fn remember(settings: &Path, folder: &Path) -> Result<()> {
    let folder = folder.to_str().ok_or_else(|| Refusal::new("file.bad_path"))?.to_owned();
    fs::create_dir_all(settings)?;
    let coming = settings.join(format!("{FILE}.coming"));
    let mut file = File::create(&coming)?;
    file.write_all(&serde_json::to_vec(&Remembered { folder })?)?;
    file.sync_all()?;
    fs::rename(coming, settings.join(FILE))?;
    Ok(())
}

/// From now on it is the usual folder again.
pub fn forget(settings: &Path) -> Result<()> {
    match fs::remove_file(settings.join(FILE)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_remembered_until_it_is_forgotten() -> Result<()> {
        let settings = tempfile::tempdir()?;
        let here = settings.path().join("设置 of 㛃");
        assert_eq!(read(&here), None);
        for folder in ["/店/一", "/店/二"] {
            remember(&here, Path::new(folder))?;
            assert_eq!(read(&here), Some(folder.into()));
        }
        assert_eq!(fs::read_dir(&here)?.count(), 1, "nothing half-written stays");
        forget(&here)?;
        forget(&here)?;
        assert_eq!(read(&here), None);
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_leads_nowhere() -> Result<()> {
        let settings = tempfile::tempdir()?;
        for text in ["", "{", "[]", "{\"folder\": 7}"] {
            fs::write(settings.path().join(FILE), text)?;
            assert_eq!(read(settings.path()), Some(UNREADABLE.into()), "{text}");
        }
        Ok(())
    }
}

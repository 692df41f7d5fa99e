//! Where the dealership's file lies on this PC: in the usual place, or where it was moved to.

pub mod moving;
#[cfg(test)]
mod moving_tests;
pub mod remembered;
pub mod target;

use std::env::{home_dir, var_os};
use std::path::{Path, PathBuf};

use crate::kernel::{Result, database};

/// The folder's name, the same for every program of the product.
const NAME: &str = "cn.servicelane.desk";

/// A data folder, and how it came to be this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub folder: PathBuf,
    pub known_by: KnownBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// Named on the command line; nothing is remembered about it.
    Name,
    /// Moved or pointed to once.
    Memory,
    /// This person's own folder for the data of programs.
    Custom,
}

impl Place {
    /// The named folder, else the remembered one, else the usual one; `None` where this system has none.
    pub fn of(named: Option<PathBuf>) -> Option<Self> {
        if let Some(folder) = named {
            return Some(Self { folder, known_by: KnownBy::Name });
        }
        match settings().and_then(|settings| remembered::read(&settings)) {
            Some(folder) => Some(Self { folder, known_by: KnownBy::Memory }),
            None => Self::usual(),
        }
    }

    pub fn usual() -> Option<Self> {
        Some(Self { folder: usual()?, known_by: KnownBy::Custom })
    }

    /// A remembered folder holds a dealership. Where it is not to be found (a drive that was pulled
    /// out), a new and empty one must not take its place.
    ///
    /// # Errors
    /// `file.gone`.
    pub fn is_there(&self) -> Result<()> {
        if self.known_by == KnownBy::Memory && !self.folder.join(database::FILE).is_file() {
            return Err(database::gone(&self.folder).into());
        }
        Ok(())
    }
}

/// Where this person's dealership lies when no other folder is named.
fn usual() -> Option<PathBuf> {
    let above = if cfg!(windows) {
        PathBuf::from(var_os("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        home_dir()?.join("Library/Application Support")
    } else {
        freedesktop("XDG_DATA_HOME", ".local/share")?
    };
    Some(above.join(NAME))
}

/// Where this person's own settings of the program lie: which folder, where the window stood.
pub fn settings() -> Option<PathBuf> {
    let above = if cfg!(windows) {
        PathBuf::from(var_os("APPDATA")?)
    } else if cfg!(target_os = "macos") {
        home_dir()?.join("Library/Application Support")
    } else {
        freedesktop("XDG_CONFIG_HOME", ".config")?
    };
    Some(above.join(NAME))
}

fn freedesktop(variable: &str, below_home: &str) -> Option<PathBuf> {
    match var_os(variable).map(PathBuf::from) {
        Some(folder) if folder.is_absolute() => Some(folder),
        _ => Some(home_dir()?.join(below_home)),
    }
}

/// The longest existing part of a path, as the system itself names it.
fn existing(path: &Path) -> Option<PathBuf> {
    path.ancestors().find_map(|part| std::fs::canonicalize(part).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_comes_before_everything() {
        let named = Place::of(Some("店".into())).expect("a place");
        assert_eq!(named, Place { folder: "店".into(), known_by: KnownBy::Name });
        assert!(named.is_there().is_ok(), "it may be made anew");
    }

    #[test]
    fn a_remembered_folder_must_hold_a_dealership() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place { folder: folder.path().to_owned(), known_by: KnownBy::Memory };
        let refused = place.is_there().expect_err("nothing is there");
        assert_eq!(refused.code(), Some("file.gone"));
        std::fs::write(folder.path().join(database::FILE), "").expect("it writes");
        assert!(place.is_there().is_ok());
    }
}

use std::env::{home_dir, var_os};
use std::path::PathBuf;

/// The same folder under this name as the desktop program uses on this computer.
const NAME: &str = "cn.servicelane.desk";

/// Where this person's dealership lies when no other folder is named.
pub fn usual() -> Option<PathBuf> {
    let above = if cfg!(windows) {
        PathBuf::from(var_os("LOCALAPPDATA")?)
    } else if cfg!(target_os = "macos") {
        home_dir()?.join("Library/Application Support")
    } else {
        match var_os("XDG_DATA_HOME").map(PathBuf::from) {
            Some(folder) if folder.is_absolute() => folder,
            _ => home_dir()?.join(".local/share"),
        }
    };
    Some(above.join(NAME))
}

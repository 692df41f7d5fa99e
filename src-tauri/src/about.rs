use crate::desk::Desk;
use crate::files::view;
use serde::Serialize;
use servicelane_core::data_folder::KnownBy;
use servicelane_core::kernel::{crash, log};
use tauri::State;

#[derive(Serialize)]
pub struct About {
    pub version: &'static str,
    /// Where the dealership's file lies on this PC.
    pub data_folder: String,
    /// Not where it was named on the command line: the next start would name it again.
    pub movable: bool,
    /// Names of the reports of crashes, the newest first.
    pub reports: Vec<String>,
}

#[tauri::command]
pub fn about(desk: State<'_, Desk>) -> About {
    let place = desk.place();
    About {
        version: env!("CARGO_PKG_VERSION"),
        data_folder: place.folder.display().to_string(),
        movable: place.known_by != KnownBy::Name,
        reports: crash::reports(&place.folder),
    }
}

/// Shows the data folder in the file manager of this PC.
/// An error is the operating system's own text.
#[tauri::command]
pub async fn open_data_folder(desk: State<'_, Desk>) -> Result<(), String> {
    view(&desk.place().folder)
}

/// Opens the log with whatever this PC reads texts with.
#[tauri::command]
pub async fn open_log(desk: State<'_, Desk>) -> Result<(), String> {
    view(&log::file(&desk.place().folder))
}

/// Opens a report that `about` named.
#[tauri::command]
pub async fn open_report(desk: State<'_, Desk>, name: String) -> Result<(), String> {
    let folder = desk.place().folder;
    // The name comes from a screen: nothing else may be opened by it.
    match crash::reports(&folder).contains(&name) {
        true => view(&folder.join(crash::FOLDER).join(name)),
        false => Err(name),
    }
}

use crate::desk::Desk;
use crate::files::view;
use serde::Serialize;
use tauri::State;

#[derive(Serialize)]
pub struct About {
    pub version: &'static str,
    /// Where the dealership's file lies on this PC.
    pub data_folder: String,
}

#[tauri::command]
pub fn about(desk: State<'_, Desk>) -> About {
    About { version: env!("CARGO_PKG_VERSION"), data_folder: desk.folder().display().to_string() }
}

/// Shows the data folder in the file manager of this PC.
/// An error is the operating system's own text.
#[tauri::command]
pub async fn open_data_folder(desk: State<'_, Desk>) -> Result<(), String> {
    view(&desk.folder().display().to_string()).map_err(|error| error.to_string())
}

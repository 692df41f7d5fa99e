use crate::desk::Desk;
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

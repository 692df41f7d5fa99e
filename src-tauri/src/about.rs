use crate::desk::{self, Desk};
use serde::Serialize;
use servicelane_core::kernel::Refusal;
use tauri::{AppHandle, State};

#[derive(Serialize)]
pub struct About {
    pub version: &'static str,
    /// Where the dealership's file lies on this PC.
    pub data_folder: String,
    /// Set when the file could not be opened; nothing else will work until it is.
    pub problem: Option<Vec<Refusal>>,
}

#[tauri::command]
pub async fn about(desk: State<'_, Desk>) -> Result<About, ()> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION"),
        data_folder: desk.folder().display().to_string(),
        problem: desk.core().await.err(),
    })
}

/// After the cause of a problem is gone: another program closed, space made.
#[tauri::command]
pub async fn open_again(app: AppHandle, desk: State<'_, Desk>) -> Result<About, ()> {
    if desk.may_open_again() {
        desk::open(app.clone()).await;
    }
    about(desk).await
}

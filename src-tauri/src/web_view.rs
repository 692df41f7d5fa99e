//! What the window is drawn with, where the system does not bring it along.

use rfd::{MessageDialog, MessageLevel};

/// Both languages at once: no screen is there yet that could ask for one.
const MISSING: &str = include_str!("web_view_missing.txt");

/// Windows 10 may lack its web view. Says what to do about it, instead of an error that is no help.
pub fn is_there() -> bool {
    if cfg!(not(windows)) || tauri::webview_version().is_ok() {
        return true;
    }
    MessageDialog::new()
        .set_level(MessageLevel::Warning)
        .set_title("Servicelane 售后通")
        .set_description(MISSING)
        .show();
    false
}

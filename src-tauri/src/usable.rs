use tauri::{AppHandle, State};

/// Whether the program is only started to see how long that takes.
pub struct Until(pub bool);

/// The first screen stands and everything it asked is answered.
#[tauri::command]
pub fn usable(app: AppHandle, until: State<'_, Until>) {
    if until.0 {
        app.exit(0);
    }
}

//! A window with the screens' libraries and nothing of the dealership, which ends as soon as it
//! stands: the floor beside which the benchmark measures the program's start.

use tauri::{AppHandle, WebviewUrl, WebviewWindowBuilder};

#[tauri::command]
fn usable(app: AppHandle) {
    app.exit(0);
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![usable])
        .setup(|app| {
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default());
            window.inner_size(1366.0, 768.0).center().build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/empty_window/tauri.conf.json"))
}

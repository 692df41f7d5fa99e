use servicelane_core::kernel::Changed;
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// Tells the window what has changed, so that open screens fetch it again.
pub async fn forward(app: AppHandle, mut changes: Receiver<Changed>) {
    loop {
        let told = match changes.recv().await {
            Ok(changed) => app.emit("changed", changed),
            // Too many to follow: everything may be stale.
            Err(RecvError::Lagged(_)) => app.emit("changed", serde_json::json!({ "tags": null })),
            Err(RecvError::Closed) => return,
        };
        if let Err(error) = told {
            eprintln!("{error}");
        }
    }
}

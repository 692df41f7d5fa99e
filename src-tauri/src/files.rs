use crate::appimage;
use crate::desk;
use crate::lately::{self, Purpose};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use servicelane_core::exports::place::plain_name;
use servicelane_core::kernel::errands::ErrandId;
use std::path::{Path, PathBuf};
use std::process::Command;
use tauri::{AppHandle, WebviewWindow};

/// Asks where to, then writes; the answer is the path, or nothing when the person thought again.
/// An error is the operating system's own text.
#[tauri::command]
pub async fn save_file(
    window: WebviewWindow,
    name: String,
    base64: String,
) -> Result<Option<String>, String> {
    let bytes = decode(&base64)?;
    let name = plain_name(&name);
    let Some(chosen) = ask(&window, &name).await else {
        return Ok(None);
    };
    write(chosen, bytes).await.map(Some)
}

/// Writes to a folder for passing files and opens it with whatever this PC views such files with.
#[tauri::command]
pub async fn open_file(name: String, base64: String) -> Result<String, String> {
    let folder = std::env::temp_dir().join("servicelane");
    tokio::fs::create_dir_all(&folder).await.map_err(|error| error.to_string())?;
    let path = write(folder.join(plain_name(&name)), decode(&base64)?).await?;
    view(Path::new(&path))?;
    Ok(path)
}

/// Asks where to, then copies what long work made: under another name first, so that there is a
/// whole file or none. The answer is the path, or nothing when the person thought again.
#[tauri::command]
pub async fn save_made(
    window: WebviewWindow,
    app: AppHandle,
    errand: i64,
    session: Option<String>,
) -> Result<Option<String>, String> {
    let core = desk::core(&app).await.map_err(|problem| format!("{problem:?}"))?;
    let made = core.made(session.as_deref(), ErrandId(errand)).map_err(|error| format!("{error:?}"))?;
    let (path, name) = made;
    let Some(target) = ask(&window, &plain_name(&name)).await else {
        return Ok(None);
    };
    let mut unfinished = target.clone().into_os_string();
    unfinished.push(".unfinished");
    let copied = async {
        tokio::fs::copy(&path, &unfinished).await?;
        tokio::fs::rename(&unfinished, &target).await
    };
    if let Err(error) = copied.await {
        // What is wrong with the copy matters more than what is wrong with removing the rest.
        let _ = tokio::fs::remove_file(&unfinished).await;
        return Err(error.to_string());
    }
    Ok(Some(target.display().to_string()))
}

async fn ask(window: &WebviewWindow, name: &str) -> Option<PathBuf> {
    let mut dialog = rfd::AsyncFileDialog::new().set_parent(window).set_file_name(name);
    if let Some(kind) = Path::new(name).extension().and_then(|kind| kind.to_str()) {
        dialog = dialog.add_filter(kind.to_uppercase(), &[kind]);
    }
    if let Some(folder) = lately::folder(Purpose::Save) {
        dialog = dialog.set_directory(folder);
    }
    let chosen = dialog.save_file().await?.path().to_owned();
    if let Some(folder) = chosen.parent() {
        lately::remember(Purpose::Save, folder);
    }
    Some(chosen)
}

fn decode(base64: &str) -> Result<Vec<u8>, String> {
    BASE64_STANDARD.decode(base64).map_err(|error| error.to_string())
}

async fn write(path: PathBuf, bytes: Vec<u8>) -> Result<String, String> {
    tokio::fs::write(&path, bytes).await.map_err(|error| error.to_string())?;
    Ok(path.display().to_string())
}

/// Opens a file or folder with whatever this PC views such things with.
/// An error is the operating system's own text.
pub fn view(path: &Path) -> Result<(), String> {
    let viewer = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let mut viewing = Command::new(viewer);
    appimage::leave(&mut viewing);
    let mut child = viewing.arg(path).spawn().map_err(|error| error.to_string())?;
    // Somebody has to wait for it, or it stays as a zombie.
    std::thread::spawn(move || child.wait());
    Ok(())
}

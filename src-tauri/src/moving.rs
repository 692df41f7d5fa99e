//! The data folder moves to another place, or is found again in one.

use crate::desk::{self, Desk, problem};
use crate::lately::{self, Purpose};
use serde::Serialize;
use servicelane_core::data_folder::{KnownBy, Place, moving, remembered, settings, target};
use servicelane_core::kernel::{Error, Permission, Refusal, Result, database};
use servicelane_core::{Answer, Core};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow};

/// The window is told no more often how far it is.
const TELL_EVERY: Duration = Duration::from_millis(150);

/// Set while a person wants the move to be stopped.
#[derive(Default)]
pub struct Stop(AtomicBool);

/// Where the dealership would go.
#[derive(Serialize)]
struct Plan {
    folder: PathBuf,
    bytes: u64,
    files: usize,
}

#[derive(Serialize)]
struct Moved {
    folder: PathBuf,
    /// The old folder, where it could not be taken away whole, and why.
    left: Option<Left>,
}

#[derive(Serialize)]
struct Left {
    folder: PathBuf,
    why: String,
}

fn answer(result: Result<impl Serialize>) -> Answer {
    match result {
        Ok(value) => Answer::of(&value),
        Err(error) => Answer::Refused(problem(error)),
    }
}

/// The person shows a folder; nothing when they thought again.
#[tauri::command]
pub async fn choose_folder(window: WebviewWindow) -> Option<String> {
    let mut dialog = rfd::AsyncFileDialog::new().set_parent(&window);
    if let Some(folder) = lately::folder(Purpose::DataFolder) {
        dialog = dialog.set_directory(folder);
    }
    let chosen = dialog.pick_folder().await?;
    lately::remember(Purpose::DataFolder, chosen.path());
    Some(chosen.path().display().to_string())
}

/// Whether the dealership may move there; nothing is done yet.
#[tauri::command]
pub async fn plan_move(
    app: AppHandle,
    session: Option<String>,
    chosen: String,
) -> std::result::Result<Answer, ()> {
    Ok(answer(plan(&app, session.as_deref(), Path::new(&chosen)).await))
}

async fn plan(app: &AppHandle, session: Option<&str>, chosen: &Path) -> Result<Plan> {
    let from = movable(app, session).await?;
    let luggage = moving::luggage(&from)?;
    let folder = target::choose(&from, chosen, &luggage)?;
    Ok(Plan { folder, bytes: luggage.bytes, files: luggage.files.len() })
}

/// The folder as it is now, if this person may move it.
async fn movable(app: &AppHandle, session: Option<&str>) -> Result<PathBuf> {
    let desk = app.state::<Desk>();
    let core = desk.core().await.map_err(Error::Refused)?;
    core.permit(session, Permission::ManageDealership)?;
    let place = desk.place();
    if place.known_by == KnownBy::Name {
        return Err(Refusal::new("data_folder.named").into());
    }
    Ok(place.folder)
}

#[tauri::command]
pub async fn move_data(
    app: AppHandle,
    session: Option<String>,
    to: String,
) -> std::result::Result<Answer, ()> {
    // Beside the window: it must not end because a screen went away.
    let moved = tauri::async_runtime::spawn(async move {
        let from = movable(&app, session.as_deref()).await?;
        move_to(&app, &from, Path::new(&to)).await
    });
    Ok(match moved.await {
        Ok(moved) => answer(moved),
        Err(error) => Answer::Refused(problem(Error::Failed(error.to_string()))),
    })
}

#[tauri::command]
pub fn stop_move(stop: State<'_, Stop>) {
    stop.0.store(true, Ordering::SeqCst);
}

async fn move_to(app: &AppHandle, from: &Path, to: &Path) -> Result<Moved> {
    let settings = settings().ok_or_else(|| Refusal::new("file.bad_path"))?;
    let desk = app.state::<Desk>();
    let old = desk.place();
    app.state::<Stop>().0.store(false, Ordering::SeqCst);
    let core = desk.take_for_moving().await?;
    let carried = carry(app, core, from, to).await;
    let (luggage, lock) = match carried {
        Ok(carried) => carried,
        Err(error) => {
            desk::open(app).await;
            return Err(error);
        }
    };
    // From here on the new folder is the valid one; until here it was the old one.
    let remembered = remembered::remember(&settings, to);
    if remembered.is_ok() {
        desk.go_to(Place { folder: to.to_owned(), known_by: KnownBy::Memory }, true);
    }
    let arrived = match remembered {
        Ok(()) => {
            desk::open(app).await;
            desk.core().await.map(drop).map_err(Error::Refused)
        }
        Err(error) => Err(error),
    };
    drop(lock);
    if let Err(error) = arrived {
        go_back(app, &settings, &old).await;
        // The dealership is where it was; a copy that cannot be taken away harms nobody.
        let _ = moving::remove(to, &luggage);
        return Err(error);
    }
    let removed = moving::remove(from, &luggage).and_then(|()| remove_lock(from));
    let left = removed.err().map(|error| Left { folder: from.to_owned(), why: error.to_string() });
    Ok(Moved { folder: to.to_owned(), left })
}

/// Everything copied and compared; the lock that comes back keeps the old folder closed meanwhile.
async fn carry(
    app: &AppHandle,
    core: std::sync::Arc<Core>,
    from: &Path,
    to: &Path,
) -> Result<(moving::Luggage, std::fs::File)> {
    core.close().await;
    drop(core);
    let lock = database::lock(from)?;
    moving::settle(from).await?;
    let luggage = moving::luggage(from)?;
    // Time has passed since it was looked at.
    if target::choose(from, to, &luggage)? != to {
        return Err(Refusal::new("data_folder.not_empty").with("folder", to.display().to_string()).into());
    }
    let stop = app.state::<Stop>();
    let mut told = None::<Instant>;
    let mut tell = |step: moving::Step| {
        if step.done == step.of || told.is_none_or(|at| at.elapsed() > TELL_EVERY) {
            told = Some(Instant::now());
            // A window that does not listen misses nothing but the bar.
            let _ = app.emit("moving", step);
        }
    };
    moving::copy(from, to, &luggage, &stop.0, &mut tell).await?;
    Ok((luggage, lock))
}

async fn go_back(app: &AppHandle, settings: &Path, old: &Place) {
    // Whatever keeps it from being written: the old folder is opened, and the next start says which.
    let _ = match old.known_by {
        KnownBy::Memory => remembered::remember(settings, &old.folder),
        _ => remembered::forget(settings),
    };
    app.state::<Desk>().go_to(old.clone(), true);
    desk::open(app).await;
}

fn remove_lock(from: &Path) -> std::io::Result<()> {
    std::fs::remove_file(from.join(database::LOCK))?;
    // Somebody else's things may be in it.
    let _ = std::fs::remove_dir(from);
    Ok(())
}

/// The remembered folder is not to be found: the person shows where it is now.
#[tauri::command]
pub async fn point_to(app: AppHandle, folder: String) -> std::result::Result<Answer, ()> {
    Ok(answer(go_elsewhere(&app, Some(PathBuf::from(folder))).await))
}

/// … or begins in the usual folder.
#[tauri::command]
pub async fn use_usual_folder(app: AppHandle) -> std::result::Result<Answer, ()> {
    Ok(answer(go_elsewhere(&app, None).await))
}

async fn go_elsewhere(app: &AppHandle, folder: Option<PathBuf>) -> Result<()> {
    let settings = settings().ok_or_else(|| Refusal::new("file.bad_path"))?;
    let desk = app.state::<Desk>();
    let old = desk.place();
    // Only out of the need: whoever is inside moves, and needs the right to.
    if old.known_by == KnownBy::Name || desk.core().await.is_ok() {
        return Err(Refusal::new("data_folder.named").into());
    }
    let place = match &folder {
        Some(folder) => {
            let inside = folder.join("Servicelane");
            let found = if Core::existing(&inside).is_ok() { inside } else { folder.clone() };
            Core::existing(&found)?;
            Place { folder: found, known_by: KnownBy::Memory }
        }
        None => Place::usual().ok_or_else(|| Refusal::new("file.bad_path"))?,
    };
    desk.go_to(place.clone(), false);
    desk::open(app).await;
    if let Err(refusals) = desk.core().await {
        desk.go_to(old, false);
        desk::open(app).await;
        return Err(Error::Refused(refusals));
    }
    match folder {
        Some(_) => remembered::remember(&settings, &place.folder),
        None => remembered::forget(&settings),
    }
}

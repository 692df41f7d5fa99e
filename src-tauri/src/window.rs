use crate::closing;
use crate::place::{Place, Screen};
use servicelane_core::data_folder;
use std::path::PathBuf;
use tauri::{
    AppHandle, LogicalSize, Manager, PhysicalPosition, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

/// Opens the one window where it last stood, or in the middle of the screen.
pub fn show(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Servicelane 售后通")
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 700.0)
        .center()
        .build()?;
    match remembered(&window) {
        Some(place) => put(&window, place)?,
        // Nobody's size yet: a small screen is used whole.
        None => fill_a_small_screen(&window)?,
    }
    let seen = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            remember(&seen);
            closing::requested(seen.app_handle(), api);
        }
    });
    Ok(())
}

/// Another start on the same folder: this is the window it was meant to show.
pub fn come_to_the_front(app: &AppHandle) {
    // Until there is a window it comes to the front by itself.
    let Some(window) = app.get_webview_window("main") else { return };
    for done in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = done {
            eprintln!("{error}");
        }
    }
}

fn file() -> Option<PathBuf> {
    Some(data_folder::settings()?.join("window.json"))
}

fn remembered(window: &WebviewWindow) -> Option<Place> {
    let text = std::fs::read(file()?).ok()?;
    let place: Place = serde_json::from_slice(&text).ok()?;
    let screens: Vec<Screen> = window
        .available_monitors()
        .ok()?
        .iter()
        .map(|monitor| Screen {
            x: monitor.position().x,
            y: monitor.position().y,
            width: monitor.size().width,
            height: monitor.size().height,
            density: monitor.scale_factor(),
        })
        .collect();
    place.on(&screens)
}

fn put(window: &WebviewWindow, place: Place) -> tauri::Result<()> {
    window.set_size(LogicalSize::new(place.width, place.height))?;
    window.set_position(PhysicalPosition::new(place.x, place.y))?;
    if place.maximized {
        window.maximize()?;
    }
    Ok(())
}

fn fill_a_small_screen(window: &WebviewWindow) -> tauri::Result<()> {
    let Some(monitor) = window.current_monitor()? else {
        return Ok(());
    };
    let screen = monitor.size().to_logical::<u32>(monitor.scale_factor());
    if screen.width <= 1440 || screen.height <= 900 {
        window.maximize()?;
    }
    Ok(())
}

/// Losing the place is no harm, so nothing is said about it.
fn remember(window: &WebviewWindow) {
    let (Ok(position), Ok(size), Ok(density), Ok(maximized)) =
        (window.outer_position(), window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    if window.is_minimized().unwrap_or(true) {
        return;
    }
    let size = size.to_logical::<u32>(density);
    let mut place = Place { x: position.x, y: position.y, width: size.width, height: size.height, maximized };
    if maximized && let Some(before) = remembered(window) {
        // A maximised window keeps the size it returns to.
        place = Place { maximized, ..before };
    }
    let Some(file) = file() else { return };
    if let Some(folder) = file.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    if let Ok(text) = serde_json::to_vec(&place) {
        let _ = std::fs::write(file, text);
    }
}

//! The menu bar, which macOS alone has.

use tauri::menu::{Menu, MenuEvent, MenuItem, MenuItemKind};
use tauri::{AppHandle, Manager, Wry};

const QUIT: &str = "quit";

/// The usual one, but quitting closes the window: the system's own item ends the program without
/// asking about anything that would be lost.
pub fn bar(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::default(app)?;
    if let Some(MenuItemKind::Submenu(own)) = menu.items()?.first()
        && let Some(MenuItemKind::Predefined(quit)) = own.items()?.last()
    {
        let closing = MenuItem::with_id(app, QUIT, quit.text()?, true, Some("Cmd+Q"))?;
        own.remove(quit)?;
        own.append(&closing)?;
    }
    Ok(menu)
}

pub fn chosen(app: &AppHandle, event: MenuEvent) {
    if event.id() != QUIT {
        return;
    }
    match app.get_webview_window("main").map(|window| window.close()) {
        Some(Ok(())) => {}
        _ => app.exit(0),
    }
}

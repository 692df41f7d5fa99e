//! The desktop window: hosts the screens and passes their calls to the core.
//! No rule of the dealership and no sentence for people stands here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod about;
mod appimage;
mod arguments;
mod call;
mod changes;
mod closing;
mod desk;
mod files;
mod front;
mod lately;
#[cfg(target_os = "macos")]
mod menu;
mod moving;
mod place;
mod usable;
mod web_view;
mod window;

use arguments::Asked;
use closing::Closing;
use desk::Desk;
use front::Front;
use moving::Stop;
use servicelane_core::data_folder::Place;
use servicelane_core::self_test;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

fn main() -> ExitCode {
    let (folder, until_usable) = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Asked::Window { folder, until_usable }) => (folder, until_usable),
        Ok(Asked::SelfTest) => return self_test(),
        Err(usage) => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    if !web_view::is_there() {
        return ExitCode::FAILURE;
    }
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = builder.menu(menu::bar).on_menu_event(menu::chosen);
    let built = builder
        .invoke_handler(tauri::generate_handler![
            call::call,
            about::about,
            usable::usable,
            about::open_data_folder,
            about::open_log,
            about::open_report,
            closing::hold,
            closing::close_heard,
            closing::close_answered,
            desk::unexpected_end,
            files::save_file,
            files::save_made,
            files::open_file,
            moving::choose_folder,
            moving::plan_move,
            moving::move_data,
            moving::stop_move,
            moving::point_to,
            moving::use_usual_folder
        ])
        .setup(move |app| {
            let place = Place::of(folder).ok_or("no folder for data on this computer")?;
            if front::knock(&place.folder) {
                std::process::exit(0);
            }
            app.manage(Desk::new(place));
            app.manage(usable::Until(until_usable));
            app.manage(Closing::default());
            app.manage(Stop::default());
            let handle = app.handle().clone();
            match Front::open(move || window::come_to_the_front(&handle)) {
                Ok(front) => _ = app.manage(front),
                // Then a second start is refused as any second program is.
                Err(error) => eprintln!("{error}"),
            }
            desk::settle(app.handle());
            // Beside the window, not before it: a large file may take its time to open.
            let handle = app.handle().clone();
            tauri::async_runtime::spawn(async move { desk::open(&handle).await });
            window::show(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let code = app.run_return(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<Desk>().close());
            if let Some(front) = app.try_state::<Front>() {
                front.leave();
            }
        }
    });
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Prints what was proved, as the console does.
fn self_test() -> ExitCode {
    let report = tauri::async_runtime::block_on(self_test::run(&std::env::temp_dir()));
    let told = serde_json::to_writer(std::io::stdout(), &report).is_ok();
    if told && report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

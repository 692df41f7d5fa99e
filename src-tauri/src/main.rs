//! The desktop window: hosts the screens and passes their calls to the core.
//! No rule of the dealership and no sentence for people stands here.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod about;
mod arguments;
mod call;
mod changes;
mod desk;
mod files;
mod place;
mod usable;
mod window;

use arguments::Asked;
use desk::Desk;
use servicelane_core::kernel::log;
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
    let built = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            call::call,
            about::about,
            usable::usable,
            about::open_data_folder,
            files::save_file,
            files::open_file
        ])
        .setup(move |app| {
            let folder = match folder {
                Some(folder) => folder,
                None => app.path().app_local_data_dir()?,
            };
            log::keep(&folder);
            app.manage(Desk::new(folder));
            app.manage(usable::Until(until_usable));
            // Beside the window, not before it: a large file may take its time to open.
            tauri::async_runtime::spawn(desk::open(app.handle().clone()));
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

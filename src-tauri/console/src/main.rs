//! A door without a window, for the back-office box, scripts and scheduled tasks.
//!
//! What it prints on standard output is JSON in the envelope of every door: `{"ok":…}`,
//! `{"refused":[…]}` or `{"failed":"F-…"}`. It ends with 0 when all is well, 1 when the core
//! refused or a check found something, 2 when it was not asked properly, 3 when something failed.

mod arguments;
mod call;
mod commands;
mod export;
mod keep;
mod outcome;
mod serve;

use arguments::Asked;
use outcome::Outcome;
use servicelane_core::kernel::crash;
use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(asked) => asked,
        Err(slip) => {
            eprintln!("{slip}\n\n{}", arguments::USAGE);
            return Outcome::NotUnderstood.into();
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return Outcome::Failed.into();
        }
    };
    runtime.block_on(answer(asked)).into()
}

async fn answer(asked: Asked) -> Outcome {
    if let Some(place) = asked.place() {
        // A drive that was pulled out is no reason to begin an empty dealership.
        if let Err(error) = place.is_there() {
            return outcome::refused_or_failed(error);
        }
        crash::keep(&place.folder);
    }
    match asked {
        Asked::Help => {
            println!("{}", arguments::USAGE);
            Outcome::Well
        }
        Asked::Version => {
            println!("servicelane-console {}", env!("CARGO_PKG_VERSION"));
            Outcome::Well
        }
        Asked::Serve { data, port } => serve::serve(&data.folder, port).await,
        Asked::Call { data, command, input, login } => {
            call::call(&data.folder, command, &input, login.as_deref()).await
        }
        Asked::Commands(form) => commands::print(form),
        Asked::Check { data } => keep::check(&data.folder).await,
        Asked::Backup { data, to } => keep::backup(&data.folder, &to).await,
        Asked::Restore { data, file } => keep::restore(&data.folder, &file).await,
        Asked::ExportMonth { data, month, to } => export::month(&data.folder, month, &to).await,
        Asked::ExportEverything { data, to } => export::everything(&data.folder, &to).await,
        Asked::SelfTest => keep::self_test().await,
        Asked::Sample { data, size } => {
            let input = serde_json::json!({ "size": size }).to_string();
            call::call(&data.folder, "sample.fill".to_owned(), &input, None).await
        }
    }
}

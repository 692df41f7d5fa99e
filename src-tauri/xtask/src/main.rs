//! The project's own chores. `cargo xtask` lists them.

mod bench;
mod machine;
mod notices;
mod program;
mod run;
mod shots;
mod steps;
mod test;
mod types;
mod windows;

use std::process::ExitCode;

const CHORES: &str = "\
cargo xtask run [--release] [ARGUMENTS]   build everything and open the program (without a
                                          display: serve it on 127.0.0.1)
cargo xtask test [STEP ...]               every test, or the steps whose names begin so
cargo xtask types [--check]               write (or compare) the types of the screens
cargo xtask shots                         drive the screens, keep pictures of them
cargo xtask windows [STEP ...]            the Windows programs and their setup, made and tried
cargo xtask notices TARGET FILE           the libraries in the programs and their licences
cargo xtask bench [--release] [FIGURE ..] how fast, beside a floor; with --release also how
                                          large the program is to install";

/// A chore ends well, or with a sentence that says what to do.
type Done = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", &[][..]),
    };
    let done = match chore {
        "run" => run::run(rest),
        "test" => test::test(rest),
        "types" => types::types(rest),
        "shots" => shots::shots(),
        "notices" => notices::chore(rest),
        "windows" => windows::windows(rest),
        "bench" => bench::bench(rest),
        "help" | "--help" | "-h" => {
            println!("{CHORES}");
            Ok(())
        }
        _ => Err(format!("There is no chore {chore}.\n\n{CHORES}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

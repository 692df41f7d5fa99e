//! The table, on the screen and in the repository.

use crate::figure::{Figure, HEAD};
use servicelane_tests::sources::root;
use std::process::ExitCode;

pub fn print(figures: &[Figure]) {
    println!("{}", table(figures));
}

fn table(figures: &[Figure]) -> String {
    let rows = figures.iter().map(|figure| format!("{figure}\n"));
    format!("{HEAD}\n{}", rows.collect::<String>())
}

/// Writes the table beside the benchmark.
pub fn keep(counts: &[(String, i64)], figures: &[Figure]) -> ExitCode {
    let counts: Vec<String> = counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let text = format!(
        "# How fast\n\n\
         Written by `cargo xtask bench` on the sample decade: {}.\n\
         Measured on a computer with {cores} cores under {}. Times are of the whole command: permission,\n\
         snapshot or transaction, answer as JSON.\n\
         What stands beside it was measured in the same run, turn by turn, on the same file with the same\n\
         pragmas and through the same database driver.\n\n{}",
        counts.join(", "),
        std::env::consts::OS,
        table(figures)
    );
    match std::fs::write(root().join("tests/benches/RESULTS.md"), text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

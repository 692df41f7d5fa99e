//! The Windows programs, made and tried: on Windows with its own tools, elsewhere with MinGW and
//! Wine on Debian. Nothing here needs a web view; what does is proved on Windows alone.

mod inspect;
mod setup;
mod tools;
mod trial;
mod wine;

use crate::program::{npm, run};
use crate::steps::{self, Step};
use crate::{Done, machine};
use std::process::Command;
use tools::cargo;

/// The crates whose tests run on Windows too; the others test this project's own screens and chores.
const TESTED: &[&str] = &["servicelane-core", "servicelane-lan", "servicelane-console", "servicelane"];

/// The dealership's stories, told to the core as it is on Windows.
const STORIES: &[&str] = &["--package", "servicelane-tests", "--test", "scenarios"];

const STEPS: &[Step] = &[
    Step { name: "tools", run: tools::prepare },
    Step { name: "screens: build", run: screens },
    Step { name: "check", run: check },
    Step { name: "tests", run: tests },
    Step { name: "programs: build", run: programs },
    Step { name: "programs: look inside", run: inspect::programs },
    Step { name: "setup: make", run: setup::make },
    Step { name: "setup: install, try, remove", run: trial::of_the_setup },
];

pub fn windows(chosen: &[String]) -> Done {
    steps::all(STEPS, chosen)
}

/// That everything compiles for Windows, C included, tests too: what every change is tried for.
fn check() -> Done {
    let mut check = cargo();
    check.args(["check", "--quiet", "--all-targets"]);
    for package in TESTED {
        check.args(["--package", package]);
    }
    run(for_windows(&mut check))?;
    run(for_windows(cargo().args(["check", "--quiet"]).args(STORIES)))
}

/// Other systems are told what to build for; Windows builds for itself.
fn for_windows(command: &mut Command) -> &mut Command {
    if cfg!(windows) { command } else { command.args(["--target", tools::TARGET]) }
}

fn screens() -> Done {
    machine::npm_packages("ui")?;
    run(npm("ui").args(["run", "build", "--silent"]))
}

fn tests() -> Done {
    let mut tests = cargo();
    if cfg!(windows) {
        tests.arg("test");
    } else {
        tests.args(["nextest", "run", "--no-fail-fast"]);
    }
    for package in TESTED {
        tests.args(["--package", package]);
    }
    // The stories share one process: under Wine each would take a second to begin.
    let mut stories = cargo();
    stories.args(["test", "--no-fail-fast"]).args(STORIES);
    wine::served(|| {
        run(for_windows(&mut tests))?;
        run(for_windows(&mut stories))
    })
}

fn programs() -> Done {
    let mut build = cargo();
    build.args(["build", "--release", "--package", "servicelane", "--package", "servicelane-console"]);
    run(for_windows(&mut build))
}

use crate::program::{cargo, command, npm, run, succeeds};
use crate::steps::{self, Step};
use crate::{Done, machine, types};

/// What can fail cheaply comes first.
const STEPS: &[Step] = &[
    Step { name: "install what is missing", run: install },
    Step { name: "rust: format", run: format },
    Step { name: "ui: lint and types", run: ui_check },
    Step { name: "ui: unit tests", run: ui_tests },
    Step { name: "ui: build", run: ui_build },
    Step { name: "rust: lints", run: lints },
    Step { name: "rust: build", run: build },
    Step { name: "rust: generated types are fresh", run: types::are_fresh },
    Step { name: "rust: tests", run: rust_tests },
    Step { name: "screens in a browser", run: browser_screens },
    Step { name: "screens of the desktop program", run: desktop_screens },
];

pub fn test(chosen: &[String]) -> Done {
    steps::all(STEPS, chosen)
}

fn install() -> Done {
    machine::system_packages(machine::TESTING)?;
    machine::npm_packages("ui")?;
    machine::npm_packages("tests/screens")
}

fn format() -> Done {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn ui_check() -> Done {
    run(npm("ui").args(["run", "lint", "--silent"]))?;
    run(npm("ui").args(["run", "check", "--silent"]))
}

fn ui_tests() -> Done {
    run(npm("ui").args(["run", "test", "--silent"]))
}

fn ui_build() -> Done {
    run(npm("ui").args(["run", "build", "--silent"]))
}

/// The whole workspace each time, so that every step shares the same features and builds nothing
/// a second time.
fn lints() -> Done {
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets"]))
}

fn build() -> Done {
    run(cargo().args(["build", "--quiet", "--workspace", "--all-targets"]))
}

fn rust_tests() -> Done {
    let mut tests = cargo();
    if succeeds(command("cargo-nextest").args(["nextest", "--version"])) {
        tests.args(["nextest", "run", "--no-fail-fast"]);
    } else {
        tests.args(["test", "--all-targets", "--no-fail-fast"]);
    }
    // The console that some of them start stands ready.
    run(tests.arg("--workspace").env("SERVICELANE_BUILT", "1"))
}

pub fn browser_screens() -> Done {
    run(npm("tests/screens").args(["run", "browser", "--silent"]))
}

pub fn desktop_screens() -> Done {
    if !cfg!(target_os = "linux") {
        println!("The desktop program is only driven on Linux.");
        return Ok(());
    }
    run(npm("tests/screens").args(["run", "desktop", "--silent"]))
}

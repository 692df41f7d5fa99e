use crate::program::{cargo, npm, run as start};
use crate::{Done, machine};

/// Builds the screens and the program and opens it; without a display the same screens are served
/// to a browser on this computer.
pub fn run(arguments: &[String]) -> Done {
    let release = arguments.iter().any(|argument| argument == "--release");
    let arguments = arguments.iter().filter(|argument| *argument != "--release");
    let window = machine::has_display();
    if window {
        machine::system_packages(machine::DESKTOP)?;
    }
    screens()?;
    let mut program = cargo();
    program.arg("run");
    if release {
        program.arg("--release");
    }
    if window {
        program.args(["--package", "servicelane", "--"]);
    } else {
        program.args(["--package", "servicelane-console", "--", "serve"]);
    }
    start(program.args(arguments))
}

/// Builds the screens that the program carries.
pub fn screens() -> Done {
    machine::npm_packages("ui")?;
    start(npm("ui").args(["run", "build", "--silent"]))
}

use crate::program::{cargo, npm, run};
use crate::{Done, machine, test};

/// Drives the screens as the tests do and leaves the pictures in `tests/screens/shots`.
pub fn shots() -> Done {
    machine::system_packages(machine::TESTING)?;
    machine::npm_packages("ui")?;
    machine::npm_packages("tests/screens")?;
    run(npm("ui").args(["run", "build", "--silent"]))?;
    run(cargo().args(["build", "--workspace", "--exclude", "xtask", "--bins"]))?;
    test::browser_screens()?;
    test::desktop_screens()?;
    println!("The pictures are in tests/screens/shots.");
    Ok(())
}

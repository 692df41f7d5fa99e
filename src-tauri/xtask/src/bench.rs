use crate::Done;
use crate::program::{built, cargo, command, run, target};

/// Measures on the sample of a decade, which is made once and kept in the target folder.
pub fn bench(arguments: &[String]) -> Done {
    let decade = target().join("decade");
    run(cargo().args(["build", "--profile", "bench", "--package", "servicelane-console"]))?;
    // Cargo keeps what the bench profile builds beside the releases.
    let console = built("release", "servicelane-console");
    if !decade.join("servicelane.db").exists() {
        run(command(&console).args(["sample", "decade", "--data"]).arg(&decade))?;
    }
    run(cargo().args(["bench", "--package", "servicelane-tests", "--"]).arg(&decade).args(arguments))
}

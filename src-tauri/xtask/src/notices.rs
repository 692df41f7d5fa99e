use crate::Done;
use crate::program::{cargo, run};
use std::path::Path;

/// Writes which libraries are in the programs for `target` and under what licences, to `file`.
pub fn notices(target: &str, file: &Path) -> Done {
    run(cargo()
        .args(["run", "--quiet", "--package", "servicelane-tests", "--bin", "notices", "--", target])
        .arg(file))
}

/// `cargo xtask notices TARGET FILE`
pub fn chore(arguments: &[String]) -> Done {
    match arguments {
        [target, file] => notices(target, Path::new(file)),
        _ => Err("cargo xtask notices TARGET FILE".to_owned()),
    }
}

use crate::Done;
use crate::program::{cargo, output, root};

const FILE: &str = "ui/src/backend/generated/api.ts";

/// The commands and their types as the screens see them, written from the core.
pub fn types(arguments: &[String]) -> Done {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("cargo xtask types [--check]".to_owned()),
    };
    let text = output(cargo().args([
        "run",
        "--quiet",
        "--package",
        "servicelane-console",
        "--",
        "commands",
        "--typescript",
    ]))?;
    let file = root().join(FILE);
    if std::fs::read(&file).is_ok_and(|written| written == text) {
        println!("{FILE} is fresh.");
        return Ok(());
    }
    if check {
        return Err(format!("{FILE} is stale: run cargo xtask types."));
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    std::fs::write(&file, text).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE} is written.");
    Ok(())
}

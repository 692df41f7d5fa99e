use crate::Done;
use crate::program::{built, cargo, command, output, root};

const FILE: &str = "ui/src/backend/generated/api.ts";
const LISTED: [&str; 2] = ["commands", "--typescript"];

/// The commands and their types as the screens see them, written from the core.
pub fn types(arguments: &[String]) -> Done {
    let check = match arguments {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err("cargo xtask types [--check]".to_owned()),
    };
    let mut console = cargo();
    console.args(["run", "--quiet", "--package", "servicelane-console", "--"]);
    let text = output(console.args(LISTED))?;
    if check { compare(&text) } else { write(&text) }
}

/// Compares what a console that is already built says.
pub fn are_fresh() -> Done {
    compare(&output(command(built("debug", "servicelane-console")).args(LISTED))?)
}

fn compare(text: &[u8]) -> Done {
    if std::fs::read(root().join(FILE)).is_ok_and(|written| written == text) {
        println!("{FILE} is fresh.");
        return Ok(());
    }
    Err(format!("{FILE} is stale: run cargo xtask types."))
}

fn write(text: &[u8]) -> Done {
    let file = root().join(FILE);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    std::fs::write(&file, text).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE} is written.");
    Ok(())
}

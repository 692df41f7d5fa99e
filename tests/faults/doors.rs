//! Two programs at one data folder, a folder nobody may write to, and what the console tells.

use servicelane_tests::console::{run, serve};
use std::fs;

const WHO: &[&str] = &["call", "access.who", "{}"];

#[test]
fn a_second_program_is_refused_politely() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let first = serve(folder.path());
    let second = run(WHO, folder.path());
    assert_eq!(second.code, Some(1), "{second:?}");
    assert_eq!(second.answer["refused"][0]["code"], "file.in_use");
    drop(first);
    let third = run(WHO, folder.path());
    assert_eq!(third.code, Some(0), "{third:?}");
    Ok(())
}

#[test]
fn a_file_that_is_no_database_is_left_alone() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("servicelane.db");
    let letter = "这不是数据库。".repeat(4096);
    fs::write(&file, &letter)?;
    let said = run(WHO, folder.path());
    assert_eq!(said.code, Some(1), "{said:?}");
    assert_eq!(said.answer["refused"][0]["code"], "file.damaged");
    assert_eq!(fs::read_to_string(&file)?, letter);
    Ok(())
}

#[test]
fn refusals_slips_and_unknown_people_are_told_apart() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let code = |words: &[&str]| run(words, folder.path()).code;
    assert_eq!(code(&["call", "dealership.card", "{}"]), Some(1));
    assert_eq!(code(&["call", "no.such_command", "{}"]), Some(1));
    assert_eq!(code(&["call", "access.who", "{}", "--as", "nobody"]), Some(1));
    assert_eq!(code(&["call", "access.who", "not json"]), Some(2));
    assert_eq!(code(&["frobnicate"]), Some(2));
    Ok(())
}

#[test]
fn checking_makes_no_dealership() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let said = run(&["check"], folder.path());
    assert_eq!(said.answer["refused"][0]["code"], "file.missing");
    assert_eq!(fs::read_dir(folder.path())?.count(), 0);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_refused_politely() -> Result<(), std::io::Error> {
    use servicelane_tests::console::{program, run_program};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const NOBODY: u32 = 65_534;
    let folder = tempfile::tempdir()?;
    assert_eq!(run(WHO, folder.path()).code, Some(0));
    // Where it can be reached and run by anybody.
    let console = folder.path().join("console");
    fs::copy(program(), &console)?;
    for (path, mode) in [(folder.path(), 0o555), (&console, 0o555)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    }
    for name in ["servicelane.db", "servicelane.lock"] {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(0o444))?;
    }
    let mut command = Command::new(&console);
    command.args(WHO).arg("--data").arg(folder.path());
    // Nothing is forbidden to root.
    if fs::write(folder.path().join("root"), "").is_ok() {
        command.uid(NOBODY);
    }
    let said = run_program(&mut command);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert_eq!(said.answer["refused"][0]["code"], "file.read_only", "{said:?}");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
    Ok(())
}

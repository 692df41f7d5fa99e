//! A month and everything leave without anybody at the screen, into folders that are full, read-only or
//! gone: the end says which, and nothing half-written has the final name.

use servicelane_tests::console::{Said, run};
use std::path::Path;

fn sample() -> Result<tempfile::TempDir, std::io::Error> {
    let folder = tempfile::tempdir()?;
    let said = run(&["sample", "demo"], &folder.path().join("data"));
    assert_eq!(said.code, Some(0), "{said:?}");
    Ok(folder)
}

fn refused(said: &Said) -> &str {
    assert_eq!(said.code, Some(1), "{said:?}");
    said.answer["refused"][0]["code"].as_str().unwrap_or_default()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).map(|all| all.flatten().collect()).unwrap_or_else(|_| Vec::new());
    let mut names: Vec<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_month_goes_out_unattended_or_says_why_not() -> Result<(), std::io::Error> {
    let folder = sample()?;
    let (data, to) = (folder.path().join("data"), folder.path().join("报表"));
    let export = |month: &str| run(&["export", "month", month, "--to", &to.to_string_lossy()], &data);
    assert_eq!(refused(&export("2026-10")), "exports.folder_gone");
    std::fs::write(&to, b"a file")?;
    assert_eq!(refused(&export("2026-10")), "exports.no_folder");
    std::fs::remove_file(&to)?;
    std::fs::create_dir(&to)?;
    assert_eq!(refused(&export("2099-01")), "exports.month_to_come");
    assert_eq!(export("October").code, Some(2));
    let month = {
        let said = run(&["call", "closing.months", "{}", "--as", "zhoujm"], &data);
        said.answer["ok"][1]["month"].as_str().unwrap_or_default().to_owned()
    };
    for _ in 0..2 {
        let said = export(&month);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(names(&to), [format!("售后月报 {month}.pdf"), format!("售后月报 {month}.xlsx")]);
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_half_written() -> Result<(), std::io::Error> {
    use super::full_disk::cramped;
    use servicelane_tests::console::run_program;
    let folder = sample()?;
    let (data, to) = (folder.path().join("data"), folder.path().join("to"));
    std::fs::create_dir(&to)?;
    let to_text = to.to_string_lossy();
    let months = run(&["call", "closing.months", "{}", "--as", "zhoujm"], &data);
    let month = months.answer["ok"][1]["month"].as_str().unwrap_or_default().to_owned();
    let said = run_program(&mut cramped(80, &["export", "month", &month, "--to", &to_text], &data));
    assert_eq!(refused(&said), "exports.folder_full");
    assert!(names(&to).is_empty(), "{:?}", names(&to));
    let said = run_program(&mut cramped(400, &["export", "everything", "--to", &to_text], &data));
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(names(&to).is_empty(), "{:?}", names(&to));
    let said = run(&["export", "everything", "--to", &to_text], &data);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(names(&to).len(), 1);
    let inside = to.join(&names(&to)[0]);
    assert_eq!(run(&["check"], &inside).code, Some(0), "what left is a dealership");
    Ok(())
}

/// The console of somebody who may write only where folders let him: root is not asked otherwise.
#[cfg(unix)]
fn bound(words: &[&str], data: &Path) -> Option<std::process::Command> {
    use servicelane_tests::console::program;
    use std::process::Command;
    let user = Command::new("id").arg("-u").output().ok()?;
    let mut command = if user.stdout == b"0\n" {
        let bounds = ["--bounding-set", "-dac_override,-dac_read_search", "--"];
        if !Command::new("setpriv").args(bounds).arg("true").status().is_ok_and(|status| status.success()) {
            return None;
        }
        let mut command = Command::new("setpriv");
        command.args(bounds).arg(program());
        command
    } else {
        Command::new(program())
    };
    command.args(words).arg("--data").arg(data);
    Some(command)
}

#[cfg(unix)]
#[test]
fn a_folder_that_must_not_be_written_is_told_and_left_alone() -> Result<(), std::io::Error> {
    use servicelane_tests::console::run_program;
    use std::fs::{Permissions, set_permissions};
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;
    let folder = sample()?;
    let (data, to) = (folder.path().join("data"), folder.path().join("to"));
    std::fs::create_dir(&to)?;
    set_permissions(&to, Permissions::from_mode(0o555))?;
    let to_text = to.to_string_lossy();
    for words in [
        ["export", "month", "2026-10", "--to", &to_text].as_slice(),
        &["export", "everything", "--to", &to_text],
    ] {
        let Some(mut command) = bound(words, &data) else {
            return std::io::stderr()
                .write_all(b"SKIPPED: nobody here is bound by a folder's rights (setpriv)\n");
        };
        assert_eq!(refused(&run_program(&mut command)), "exports.folder_read_only", "{words:?}");
        assert!(names(&to).is_empty(), "{words:?}: {:?}", names(&to));
    }
    Ok(())
}

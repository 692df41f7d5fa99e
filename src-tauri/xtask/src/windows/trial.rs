//! The setup program does what it promises: installs, upgrades, and takes away all it brought and
//! nothing else. The installed programs prove themselves.

use super::inspect::{LOADER, PROGRAMS};
use super::setup::{self, PAPERS, UNINSTALL};
use super::wine;
use crate::Done;
use crate::program::{command, output, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

const KEY: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Servicelane";
const LINK: &str = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/售后通 Servicelane.lnk";
/// What a self-test that was not cut short has proved at least.
const PROVED: [&str; 3] = ["visit_walked", "papers_printed", "checked"];

struct Installed {
    folder: PathBuf,
    data: PathBuf,
    link: PathBuf,
}

pub fn of_the_setup() -> Done {
    wine::served(trial)
}

fn trial() -> Done {
    let person = person()?;
    let installed = Installed {
        folder: person.join("AppData/Local/Programs/Servicelane"),
        data: person.join("AppData/Local/cn.servicelane.desk"),
        link: person.join(LINK),
    };
    if cfg!(windows) && (installed.folder.exists() || installed.data.exists()) {
        return Err("Servicelane is installed on this PC; the trial would take it away.".to_owned());
    }
    install(&installed, &PROGRAMS[..1], &["/S"])?;
    println!("installed in {}", installed.folder.display());
    tell_size(&installed.folder)?;
    install(&installed, &PROGRAMS, &["/S", "/CONSOLE"])?;
    for program in PROGRAMS {
        proves_itself(&installed.folder.join(program))?;
        println!("{program} proved itself");
    }
    upgrades_and_keeps(&installed)?;
    println!("upgraded in place; uninstalled without a trace; the data was kept until it was asked for");
    Ok(())
}

/// `programs`: the first of them always, the command line's only where it is asked for.
fn install(installed: &Installed, programs: &[&str], options: &[&str]) -> Done {
    run(started(&setup::made()).args(options))?;
    let loader = (!cfg!(windows)).then_some(LOADER);
    for name in programs.iter().copied().chain(loader).chain(PAPERS).chain([UNINSTALL]) {
        if !installed.folder.join(name).is_file() {
            return Err(format!("{name} was not installed"));
        }
    }
    if let Some(name) =
        PROGRAMS.into_iter().find(|name| !programs.contains(name) && installed.folder.join(name).exists())
    {
        return Err(format!("{name} was installed, which nobody asked for"));
    }
    if !installed.link.is_file() {
        return Err("there is no entry in the Start menu".to_owned());
    }
    if !is_registered() {
        return Err("it does not stand in the list of installed programs".to_owned());
    }
    Ok(())
}

/// What a front desk's PC gets, with its fonts and screens; the benchmark has the goal for it.
fn tell_size(folder: &Path) -> Done {
    let read = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let bytes: u64 = read.flatten().filter_map(|entry| entry.metadata().ok()).map(|file| file.len()).sum();
    println!("it takes {}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10);
    Ok(())
}

fn proves_itself(program: &Path) -> Done {
    let option = if program.ends_with(PROGRAMS[0]) { "--self-test" } else { "self-test" };
    let told = output(started(program).arg(option))?;
    let told = String::from_utf8_lossy(&told);
    match unproved(&told) {
        Some(step) => Err(format!("{}: {step} was not proved: {told}", program.display())),
        None => Ok(()),
    }
}

/// What the report of a self-test does not speak of.
fn unproved(told: &str) -> Option<&'static str> {
    PROVED.into_iter().find(|step| !told.contains(&format!("\"{step}\"")))
}

fn upgrades_and_keeps(installed: &Installed) -> Done {
    let told = |error: std::io::Error| error.to_string();
    fs::create_dir_all(&installed.data).map_err(told)?;
    let kept = installed.data.join("servicelane.db");
    fs::write(&kept, "the dealership").map_err(told)?;
    // An upgrade leaves out nothing that is there.
    install(installed, &PROGRAMS, &["/S"])?;
    uninstall(installed, &["/S"])?;
    if fs::read(&kept).map_err(told)? != b"the dealership" {
        return Err("the data did not survive the uninstallation".to_owned());
    }
    install(installed, &PROGRAMS[..1], &["/S"])?;
    uninstall(installed, &["/S", "/REMOVEDATA"])?;
    if installed.data.exists() { Err("the data was to be removed".to_owned()) } else { Ok(()) }
}

fn uninstall(installed: &Installed, options: &[&str]) -> Done {
    run(started(&installed.folder.join(UNINSTALL)).args(options))?;
    // It goes on in a copy of itself after it was left.
    let begun = Instant::now();
    loop {
        let left = left_behind(installed, is_registered());
        if left.is_empty() {
            return Ok(());
        }
        if begun.elapsed() > Duration::from_secs(60) {
            return Err(format!("the uninstallation left behind: {}", left.join(", ")));
        }
        sleep(Duration::from_millis(200));
    }
}

/// Files of the program, its folder, its entries in the Start menu and in the list of programs.
fn left_behind(installed: &Installed, registered: bool) -> Vec<String> {
    let files = fs::read_dir(&installed.folder).into_iter().flatten().flatten();
    let mut left: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    if left.is_empty() && installed.folder.exists() {
        left.push(installed.folder.display().to_string());
    }
    if installed.link.exists() {
        left.push("the entry in the Start menu".to_owned());
    }
    if registered {
        left.push("the entry in the list of programs".to_owned());
    }
    left
}

fn is_registered() -> bool {
    let mut query = started(Path::new("reg"));
    query.args(["query", KEY]).output().is_ok_and(|told| told.status.success())
}

fn started(program: &Path) -> Command {
    if cfg!(windows) { command(program) } else { wine::headless(program) }
}

fn person() -> Result<PathBuf, String> {
    if cfg!(windows) {
        return std::env::home_dir().ok_or_else(|| "this person has no folder".to_owned());
    }
    wine::person()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_self_test_that_was_skipped_or_cut_short_proves_nothing() {
        let whole = r#"{"proved":["folder_opened","visit_walked","papers_printed","checked"],"failed":null}"#;
        assert_eq!(unproved(whole), None);
        assert_eq!(unproved(""), Some("visit_walked"));
        assert_eq!(unproved(r#"{"proved":["visit_walked","papers_printed"]}"#), Some("checked"));
    }

    #[test]
    fn whatever_is_left_behind_is_named() -> std::io::Result<()> {
        let home = std::env::temp_dir().join(format!("servicelane-left-{}", std::process::id()));
        let installed = Installed {
            folder: home.join("Servicelane"),
            data: home.join("data"),
            link: home.join("售后通 Servicelane.lnk"),
        };
        fs::create_dir_all(&installed.folder)?;
        fs::create_dir_all(&installed.data)?;
        assert_eq!(left_behind(&installed, false), [installed.folder.display().to_string()]);
        fs::write(installed.folder.join("new.dll"), "")?;
        fs::write(&installed.link, "")?;
        let left = left_behind(&installed, true);
        assert_eq!(left.len(), 3);
        assert_eq!(left[0], "new.dll");
        fs::remove_dir_all(&installed.folder)?;
        fs::remove_file(&installed.link)?;
        assert!(left_behind(&installed, false).is_empty(), "the data is not the program's");
        fs::remove_dir_all(home)
    }
}

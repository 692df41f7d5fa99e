//! The setup program, by NSIS.

use super::inspect::{LOADER, PROGRAMS, VERSION};
use super::tools::{TARGET, kept, programs};
use crate::Done;
use crate::notices::notices;
use crate::program::{command, root, run, succeeds};
use std::fs;
use std::path::{Path, PathBuf};

const SCRIPT: &str = "src-tauri/setup/servicelane.nsi";

/// What lies beside the programs, of whose libraries it tells.
pub const PAPERS: [&str; 2] = ["LICENSE.txt", "THIRD-PARTY.txt"];

/// What takes it all away again; the script writes it.
pub const UNINSTALL: &str = "uninstall.exe";

/// Where the finished setup program lies.
pub fn made() -> PathBuf {
    kept().join(format!("servicelane-{VERSION}-setup.exe"))
}

pub fn make() -> Done {
    let content = kept().join("setup");
    super::tools::made_anew(&content)?;
    let copy = |from: PathBuf, name: &str| {
        let told = |error: std::io::Error| format!("{}: {error}", from.display());
        fs::copy(&from, content.join(name)).map(drop).map_err(told)
    };
    for name in PROGRAMS {
        copy(programs().join(name), name)?;
    }
    // Microsoft's linker puts the loader into the program.
    if programs().join(LOADER).exists() {
        copy(programs().join(LOADER), LOADER)?;
    }
    let [licence, third_party] = PAPERS;
    copy(root().join("LICENSE"), licence)?;
    let target = if cfg!(windows) { "x86_64-pc-windows-msvc" } else { TARGET };
    notices(target, &content.join(third_party))?;
    let define = |name: &str, value: &Path| format!("-D{name}={}", value.display());
    run(command(compiler()?)
        .args(["-V2", "-INPUTCHARSET", "UTF8"])
        .arg(format!("-DVERSION={VERSION}"))
        .arg(define("CONTENT", &content))
        .arg(define("ICON", &root().join("icons/icon.ico")))
        .arg(define("SIDE", &root().join("src-tauri/setup/side.bmp")))
        .arg(define("OUT", &made()))
        .arg(root().join(SCRIPT)))
}

fn compiler() -> Result<&'static str, String> {
    let places = ["makensis", r"C:\Program Files (x86)\NSIS\makensis.exe"];
    let found = places.into_iter().find(|place| succeeds(command(place).arg("-VERSION")));
    found.ok_or_else(|| "NSIS is missing: https://nsis.sourceforge.io".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// It removes by name, for somebody may have chosen a folder that holds other things.
    #[test]
    fn what_the_setup_brings_the_uninstallation_takes_away() -> std::io::Result<()> {
        let script = fs::read_to_string(root().join(SCRIPT))?;
        let taken: BTreeSet<&str> = script
            .lines()
            .filter_map(|line| line.trim().strip_prefix(r#"Delete "$INSTDIR\"#)?.strip_suffix('"'))
            .collect();
        let brought = PROGRAMS.into_iter().chain(PAPERS).chain([LOADER, UNINSTALL]);
        assert_eq!(taken, brought.collect());
        Ok(())
    }
}

//! What a program for Windows must have in it and beside it.

use super::tools::programs as folder;
use super::wine;
use crate::Done;
use crate::program::{command, output, root};
use std::fs;
use std::path::Path;

pub const PROGRAMS: [&str; 2] = ["servicelane.exe", "servicelane-console.exe"];

/// The web view's loader is a library of its own where the linker is not Microsoft's.
pub const LOADER: &str = "WebView2Loader.dll";

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const PNG: &[u8] = b"\x89PNG\r\n";

pub fn programs() -> Done {
    let icon = fs::read(root().join("icons/icon.ico")).map_err(|error| error.to_string())?;
    for name in PROGRAMS {
        let file = folder().join(name);
        let program = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        has_version(name, &program)?;
        has_icon(name, &program, &icon)?;
    }
    if cfg!(windows) {
        return Ok(());
    }
    has_loader(&folder())?;
    let system = system_libraries()?;
    for name in PROGRAMS {
        let told = output(command("x86_64-w64-mingw32-objdump").arg("-p").arg(folder().join(name)))?;
        finds_its_libraries(name, &String::from_utf8_lossy(&told), &system)?;
    }
    Ok(())
}

/// Its properties show the product and the version of this source.
fn has_version(name: &str, program: &[u8]) -> Done {
    for word in ["ProductName", "Servicelane", "FileVersion", VERSION] {
        if !holds(program, &wide(word)) {
            return Err(format!("{name} has no version information: {word} is missing"));
        }
    }
    Ok(())
}

/// As Windows writes the texts of a program's properties.
fn wide(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn holds(program: &[u8], part: &[u8]) -> bool {
    program.windows(part.len()).any(|found| found == part)
}

/// An icon file holds its largest picture as PNG, which stands in the program as it is.
fn has_icon(name: &str, program: &[u8], icon: &[u8]) -> Done {
    let picture = icon.windows(PNG.len()).position(|part| part == PNG).unwrap_or_default();
    let sample = &icon[picture..icon.len().min(picture + 512)];
    if holds(program, sample) { Ok(()) } else { Err(format!("{name} has no icon")) }
}

fn has_loader(folder: &Path) -> Done {
    if folder.join(LOADER).is_file() {
        return Ok(());
    }
    Err(format!("{LOADER} was not built beside servicelane.exe"))
}

/// The libraries Windows brings, in small letters.
fn system_libraries() -> Result<Vec<String>, String> {
    let system = wine::drive().join("windows/system32");
    let read = fs::read_dir(&system).map_err(|error| format!("{}: {error}", system.display()))?;
    Ok(read.flatten().map(|entry| entry.file_name().to_string_lossy().to_lowercase()).collect())
}

/// Every library it is linked to comes with Windows or lies beside it. `told`: by objdump.
fn finds_its_libraries(name: &str, told: &str, system: &[String]) -> Done {
    for line in told.lines() {
        let Some(library) = line.trim().strip_prefix("DLL Name: ") else { continue };
        let library = library.to_lowercase();
        // Sets of interfaces that Windows maps to its libraries.
        let mapped = library.starts_with("api-ms-win-");
        if !mapped && !system.contains(&library) && library != LOADER.to_lowercase() {
            return Err(format!("{name} needs {library}, which neither Windows nor the setup brings"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(words: &[&str]) -> Vec<u8> {
        words.iter().flat_map(|word| wide(word)).collect()
    }

    #[test]
    fn a_program_says_what_it_is_and_which() {
        let whole = properties(&["ProductName", "Servicelane", "FileVersion", VERSION]);
        assert_eq!(has_version("it", &whole), Ok(()));
        let told = has_version("it", &properties(&["ProductName", "Servicelane", "FileVersion", "0.0.99"]));
        assert_eq!(told, Err(format!("it has no version information: {VERSION} is missing")));
        assert!(
            has_version("it", b"ProductName Servicelane FileVersion").is_err(),
            "not as Windows reads it"
        );
    }

    #[test]
    fn a_program_bears_the_houses_icon() {
        let icon = [&[0, 0, 1, 0][..], PNG, &[7; 600]].concat();
        let program = [&[1; 40][..], PNG, &[7; 600], &[1; 40]].concat();
        assert_eq!(has_icon("it", &program, &icon), Ok(()));
        assert!(has_icon("it", &[1; 2000], &icon).is_err());
    }

    #[test]
    fn a_library_that_nobody_brings_is_named() {
        let system = ["kernel32.dll".to_owned()];
        let told = |library: &str| format!("\tDLL Name: KERNEL32.dll\n\tDLL Name: {library}\n");
        for brought in [LOADER, "api-ms-win-core-synch-l1-2-0.dll"] {
            assert_eq!(finds_its_libraries("it", &told(brought), &system), Ok(()));
        }
        let missing = finds_its_libraries("it", &told("libstdc++-6.dll"), &system);
        assert_eq!(
            missing,
            Err("it needs libstdc++-6.dll, which neither Windows nor the setup brings".to_owned())
        );
    }

    #[test]
    fn the_loader_lies_beside_the_program() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("servicelane-loader-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        assert!(has_loader(&folder).is_err());
        fs::write(folder.join(LOADER), "")?;
        assert_eq!(has_loader(&folder), Ok(()));
        fs::remove_dir_all(folder)
    }
}

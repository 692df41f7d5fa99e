//! What a program for Windows must have in it and beside it.

use super::tools::programs as folder;
use super::wine;
use crate::Done;
use crate::program::{command, output, root};
use std::fs;

pub const PROGRAMS: [&str; 2] = ["servicelane.exe", "servicelane-console.exe"];

/// The web view's loader is a library of its own where the linker is not Microsoft's.
pub const LOADER: &str = "WebView2Loader.dll";

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const PNG: &[u8] = b"\x89PNG\r\n";

pub fn programs() -> Done {
    for name in PROGRAMS {
        has_version(name)?;
    }
    if cfg!(windows) {
        return Ok(());
    }
    if !folder().join(LOADER).is_file() {
        return Err(format!("{LOADER} was not built beside servicelane.exe"));
    }
    for name in PROGRAMS {
        finds_its_libraries(name)?;
    }
    Ok(())
}

/// Its properties show the product and the version of this source, and it has an icon.
fn has_version(name: &str) -> Done {
    let file = folder().join(name);
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    for word in ["ProductName", "Servicelane", "FileVersion", VERSION] {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if !bytes.windows(wide.len()).any(|part| part == wide) {
            return Err(format!("{name} has no version information: {word} is missing"));
        }
    }
    // An icon file holds its largest picture as PNG, which stands in the program as it is.
    let icon = fs::read(root().join("icons/icon.ico")).map_err(|error| error.to_string())?;
    let picture = icon.windows(PNG.len()).position(|part| part == PNG).unwrap_or_default();
    let sample = &icon[picture..icon.len().min(picture + 512)];
    if !bytes.windows(sample.len()).any(|part| part == sample) {
        return Err(format!("{name} has no icon"));
    }
    Ok(())
}

/// Every library it is linked to comes with Windows or lies beside it.
fn finds_its_libraries(name: &str) -> Done {
    let told = output(command("x86_64-w64-mingw32-objdump").arg("-p").arg(folder().join(name)))?;
    let system = wine::drive().join("windows/system32");
    let known: Vec<String> = fs::read_dir(&system)
        .map_err(|error| format!("{}: {error}", system.display()))?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().to_lowercase())
        .collect();
    for line in String::from_utf8_lossy(&told).lines() {
        let Some(library) = line.trim().strip_prefix("DLL Name: ") else { continue };
        let library = library.to_lowercase();
        // Sets of interfaces that Windows maps to its libraries.
        let mapped = library.starts_with("api-ms-win-");
        if !mapped && !known.contains(&library) && library != LOADER.to_lowercase() {
            return Err(format!("{name} needs {library}, which neither Windows nor the setup brings"));
        }
    }
    Ok(())
}

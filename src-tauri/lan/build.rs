//! Puts the built screens into a release of this library; a debug build reads them from disk, so
//! that working on the screens needs no new build here.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let built = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../ui/dist");
    let mut files = Vec::new();
    if variable("PROFILE")? == "release" {
        println!("cargo:rerun-if-changed={}", built.display());
        if built.is_dir() {
            collect(&built, &mut files)?;
        }
    } else {
        println!("cargo:rerun-if-changed=build.rs");
    }
    let mut named = Vec::new();
    for file in files {
        let name = file.strip_prefix(&built).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        named.push((name, fs::canonicalize(&file)?));
    }
    // In the order in which the host looks them up.
    named.sort();
    let mut table = String::from("pub const FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in named {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").map_err(io::Error::other)?;
    }
    table.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("screens.rs"), table)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(|error| io::Error::other(format!("{name}: {error}")))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

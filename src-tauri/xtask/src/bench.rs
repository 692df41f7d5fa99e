use crate::program::{built, cargo, npm, root, run as start, target};
use crate::{Done, run};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

/// What decides how the sample decade looks: its tables and its generator.
const MADE_OF: [&str; 2] = ["src-tauri/core/migrations", "src-tauri/core/src/sample"];

/// Measures on the sample of a decade, which is made once, kept in the target folder, and
/// made anew when it would come out differently.
pub fn bench(arguments: &[String]) -> Done {
    let (release, words): (Vec<_>, Vec<_>) = arguments.iter().partition(|word| *word == "--release");
    if !release.is_empty() {
        run::screens()?;
        start(npm("ui").args(["run", "build:empty", "--silent"]))?;
        // The window the program's start is measured beside comes from the same build.
        let window = ["--bin", "servicelane", "--example", "empty_window", "--features", "empty_window"];
        start(
            cargo()
                .args(["build", "--release", "--package", "servicelane"])
                .args(window)
                .arg("--target-dir")
                .arg(released()),
        )?;
    }
    // One build for the console and the benchmark: both measure the same core.
    let both = ["--package", "servicelane-console", "--package", "servicelane-tests", "--bench", "figures"];
    start(cargo().args(["build", "--profile", "bench", "--bin", "servicelane-console"]).args(both))?;
    // Cargo keeps what the bench profile builds beside the releases.
    let console = built("release", "servicelane-console");
    let decade = target().join("decade");
    renew(&decade)?;
    let made =
        |name: &str| released().join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    start(
        cargo()
            .arg("bench")
            .args(both)
            .arg("--")
            .args([decade, target().join("decade-scratch"), console])
            .args([made("servicelane"), made("examples/empty_window")])
            .args(words),
    )
}

/// Releases have a folder of their own, apart from what the benchmark is built into.
fn released() -> PathBuf {
    target().join("released")
}

/// Throws a decade away that would be made otherwise today; the benchmark makes what is missing.
fn renew(decade: &Path) -> Done {
    let mark = decade.with_extension("made-of");
    let made_of = made_of().map_err(|error| format!("the sample's sources: {error}"))?;
    if fs::read_to_string(&mark).is_ok_and(|known| known == made_of) {
        return Ok(());
    }
    if decade.exists() {
        fs::remove_dir_all(decade).map_err(|error| format!("{}: {error}", decade.display()))?;
    }
    fs::write(&mark, made_of).map_err(|error| format!("{}: {error}", mark.display()))
}

/// A number that is another when a source of the sample is.
fn made_of() -> std::io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for folder in MADE_OF {
        hash(&root().join(folder), &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash(folder: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, hasher)?;
        } else {
            hasher.write(path.file_name().unwrap_or_default().as_encoded_bytes());
            hasher.write(&fs::read(&path)?);
        }
    }
    Ok(())
}

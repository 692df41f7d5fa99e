//! Writes the notices that travel with the programs: every library in them, its licence and the
//! text of it. Ends with an error where one is under a licence that this project does not ship, or
//! where there is no text of its licence to give.
//!
//! `notices TARGET FILE`

mod libraries;
mod licences;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(target), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("notices TARGET FILE".into());
    };
    fs::write(file, notices(&target)?)?;
    Ok(())
}

fn notices(target: &str) -> Result<String> {
    let root = root();
    let mut libraries = libraries::crates(&root, target)?;
    libraries.extend(libraries::packages(&root)?);
    libraries.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    let mut all = fs::read_to_string(root.join("THIRD-PARTY.md"))?;
    all.push_str(&licences::text(&libraries)?);
    let font = fs::read_to_string(root.join("src-tauri/core/fonts/OFL.txt"))?;
    licences::append(&mut all, "Noto Sans SC", &font);
    Ok(all)
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

#[cfg(test)]
mod tests {
    use super::notices;

    /// A new library without a notice stops here, and not at the release.
    #[test]
    fn whatever_is_in_the_programs_has_its_notice() {
        for target in ["x86_64-pc-windows-msvc", "x86_64-unknown-linux-gnu", "aarch64-apple-darwin"] {
            let all = notices(target).unwrap_or_else(|error| panic!("{target}: {error}"));
            for part in [
                "SIL OPEN FONT LICENSE",
                "SQLite",
                "\nvue 3.",
                "\nsqlx ",
                "\ntauri ",
                "Mozilla Public License",
            ] {
                assert!(all.contains(part), "{target}: nothing of {part:?}");
            }
        }
    }
}

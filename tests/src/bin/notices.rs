//! Writes the notices that travel with the programs: every library in them, its licence and the
//! text of it. Ends with an error where one is under a licence that this project does not ship.
//!
//! `notices TARGET FILE`, from the root of the project.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Of a choice (OR, /) one of these must be there; of several that hold together (AND) all.
const SHIPPED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    // Unmodified, and its source is where Cargo.lock says.
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

struct Library {
    name: String,
    version: String,
    licence: String,
    folder: String,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(target), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("notices TARGET FILE".into());
    };
    let mut libraries = crates(&target)?;
    libraries.extend(packages()?);
    libraries.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    for library in &libraries {
        if !is_shipped(&library.licence) {
            return Err(format!("{} is under {}", library.name, library.licence).into());
        }
    }
    fs::write(file, text(&libraries)?)?;
    Ok(())
}

fn is_shipped(licence: &str) -> bool {
    let choices = licence.replace(['(', ')'], " ").replace(" OR ", "/");
    choices.split('/').any(|choice| choice.split(" AND ").all(|one| SHIPPED.contains(&one.trim())))
}

/// The crates that end up in the two programs.
fn crates(target: &str) -> Result<Vec<Library>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let told = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target])
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let by_id: BTreeMap<String, Value> =
        list(&told["packages"]).into_iter().map(|package| (word(&package["id"]), package)).collect();
    let needs: BTreeMap<String, Vec<Value>> =
        list(&told["resolve"]["nodes"]).iter().map(|node| (word(&node["id"]), list(&node["deps"]))).collect();
    let ours = |package: &Value| package["source"].is_null();
    let is_program =
        |package: &Value| ["servicelane", "servicelane-console"].contains(&&*word(&package["name"]));
    let mut open: Vec<String> =
        by_id.values().filter(|package| is_program(package)).map(|package| word(&package["id"])).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        let built_in = |need: &&Value| list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        if seen.insert(id.clone()) {
            open.extend(needs[&id].iter().filter(built_in).map(|need| word(&need["pkg"])));
        }
    }
    let libraries = seen.iter().map(|id| &by_id[id]).filter(|package| !ours(package));
    Ok(libraries
        .map(|package| Library {
            name: word(&package["name"]),
            version: word(&package["version"]),
            licence: word(&package["license"]),
            folder: word(&package["manifest_path"]).replace("Cargo.toml", ""),
        })
        .collect())
}

/// The npm packages of the screens, without what only builds and tests them.
fn packages() -> Result<Vec<Library>> {
    let lock: Value = serde_json::from_slice(&fs::read("ui/package-lock.json")?)?;
    let packages = lock["packages"].as_object().ok_or("ui/package-lock.json is no lock file")?;
    let is_shipped = |path: &str, package: &Value| {
        !path.is_empty() && package["dev"] != true && package["optional"] != true
    };
    let shipped = packages.iter().filter(|(path, package)| is_shipped(path, package));
    Ok(shipped
        .map(|(path, package)| Library {
            name: path.trim_start_matches("node_modules/").to_owned(),
            version: package["version"].as_str().unwrap_or_default().to_owned(),
            licence: package["license"].as_str().unwrap_or_default().to_owned(),
            folder: format!("ui/{path}"),
        })
        .collect())
}

/// A licence once, with everybody who gives something under it.
#[derive(Default)]
struct Licence {
    body: String,
    /// The lines of each library in which it says whose it is.
    given_by: Vec<(String, Vec<String>)>,
}

fn text(libraries: &[Library]) -> Result<String> {
    let mut all = fs::read_to_string("THIRD-PARTY.md")?;
    let mut licences: BTreeMap<String, Licence> = BTreeMap::new();
    for library in libraries {
        writeln!(all, "\n{} {}: {}", library.name, library.version, library.licence)?;
        for text in licences_in(Path::new(&library.folder)) {
            let (owners, body) = apart(&text);
            let licence = licences.entry(words(&body)).or_default();
            licence.body = body;
            licence.given_by.push((library.name.clone(), owners));
        }
    }
    for licence in licences.values() {
        writeln!(all, "\n{}", "=".repeat(80))?;
        for (name, owners) in &licence.given_by {
            writeln!(all, "{name}: {}", owners.join("; "))?;
        }
        writeln!(all, "\n{}", licence.body)?;
    }
    Ok(all)
}

/// Whose it is, and what it says.
fn apart(text: &str) -> (Vec<String>, String) {
    let is_owner = |line: &&str| line.trim_start().starts_with("Copyright ");
    let owners = text.lines().filter(is_owner).map(|line| line.trim().to_owned()).collect();
    let body: Vec<&str> = text.lines().filter(|line| !is_owner(line)).collect();
    (owners, body.join("\n").trim().to_owned())
}

/// The same licence in other lines is the same licence.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn licences_in(folder: &Path) -> Vec<String> {
    let is_licence =
        |name: &str| ["LICEN", "COPYING", "NOTICE"].iter().any(|word| name.to_uppercase().starts_with(word));
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|file| is_licence(&file.file_name().to_string_lossy()));
    files.filter_map(|file| fs::read_to_string(file.path()).ok()).map(|text| text.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{apart, is_shipped, words};

    #[test]
    fn one_licence_of_many_owners_stands_once() {
        let one = apart("MIT License\n\nCopyright (c) 2020 A\n\nPermission is hereby granted");
        let other = apart("MIT License\nCopyright (c) 2021 B\nPermission is\nhereby granted\n");
        assert_eq!(
            (one.0, other.0),
            (vec!["Copyright (c) 2020 A".into()], vec!["Copyright (c) 2021 B".into()])
        );
        assert_eq!(words(&one.1), words(&other.1));
    }

    #[test]
    fn one_of_a_choice_is_enough_and_all_of_a_sum_are_needed() {
        for good in ["MIT", "MIT OR GPL-3.0", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
            assert!(is_shipped(good), "{good}");
        }
        for bad in ["GPL-3.0", "MIT AND GPL-3.0", ""] {
            assert!(!is_shipped(bad), "{bad}");
        }
    }
}

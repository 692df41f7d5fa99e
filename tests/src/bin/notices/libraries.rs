//! What is in the programs, from the lock files.

use crate::Result;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Library {
    pub name: String,
    pub version: String,
    pub licence: String,
    /// Where it comes from; its source is there.
    pub home: String,
    pub authors: Vec<String>,
    pub folder: PathBuf,
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The crates that end up in the two programs.
pub fn crates(root: &Path, target: &str) -> Result<Vec<Library>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let told = Command::new(cargo)
        .current_dir(root)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target])
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    let told: Value = serde_json::from_slice(&told.stdout)?;
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
            home: word(&package["repository"]),
            authors: list(&package["authors"]).iter().map(word).collect(),
            folder: Path::new(&word(&package["manifest_path"]))
                .parent()
                .map(Path::to_owned)
                .unwrap_or_default(),
        })
        .collect())
}

/// The npm packages of the screens, without what only builds and tests them.
pub fn packages(root: &Path) -> Result<Vec<Library>> {
    let lock: Value = serde_json::from_slice(&fs::read(root.join("ui/package-lock.json"))?)?;
    let packages = lock["packages"].as_object().ok_or("ui/package-lock.json is no lock file")?;
    // What is optional is for Node.js; no screen holds it.
    let is_shipped = |path: &str, package: &Value| {
        !path.is_empty() && package["dev"] != true && package["optional"] != true
    };
    let shipped = packages.iter().filter(|(path, package)| is_shipped(path, package));
    shipped.map(|(path, package)| package_in(&root.join("ui").join(path), path, package)).collect()
}

fn package_in(folder: &Path, path: &str, locked: &Value) -> Result<Library> {
    let file = folder.join("package.json");
    let told = fs::read(&file).map_err(|error| format!("{}: {error} (npm ci)", file.display()))?;
    let told: Value = serde_json::from_slice(&told)?;
    let home = if told["repository"].is_string() { &told["repository"] } else { &told["repository"]["url"] };
    let author = if told["author"].is_string() { &told["author"] } else { &told["author"]["name"] };
    Ok(Library {
        name: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
        version: word(&locked["version"]),
        licence: word(&locked["license"]),
        home: word(home),
        authors: author.as_str().map(str::to_owned).into_iter().collect(),
        folder: folder.to_owned(),
    })
}

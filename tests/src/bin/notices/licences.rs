//! Licences: which may be shipped, and their texts, each once with everybody who gives something under it.

use crate::Result;
use crate::libraries::Library;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

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
    // Unmodified, and its source is at its home.
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// For libraries that name their licence and bring no text of it.
const STANDARD: &[(&str, &str)] = &[
    ("MIT", include_str!("standard/MIT.txt")),
    ("BSD-3-Clause", include_str!("standard/BSD-3-Clause.txt")),
    ("MPL-2.0", include_str!("standard/MPL-2.0.txt")),
];

fn is_shipped(licence: &str) -> bool {
    choices(licence).iter().any(|choice| choice.iter().all(|one| SHIPPED.contains(&one.as_str())))
}

/// What one may choose from, and what holds together in each.
fn choices(licence: &str) -> Vec<Vec<String>> {
    let choices = licence.replace(['(', ')'], " ").replace(" OR ", "/");
    let one = |choice: &str| choice.split(" AND ").map(|one| one.trim().to_owned()).collect();
    choices.split('/').map(one).collect()
}

#[derive(Default)]
struct Licence {
    body: String,
    /// The lines of each library in which it says whose it is.
    given_by: Vec<(String, Vec<String>)>,
}

/// What is in the programs and under which words.
pub fn text(libraries: &[Library]) -> Result<String> {
    let mut all = String::new();
    let mut licences: BTreeMap<String, Licence> = BTreeMap::new();
    for library in libraries {
        let Library { name, version, licence, home, .. } = library;
        if !is_shipped(licence) {
            return Err(format!("{name} is under {licence}").into());
        }
        writeln!(all, "\n{name} {version}: {licence}, {home}")?;
        for text in texts_of(library)? {
            let (owners, body) = apart(&text);
            let licence = licences.entry(words(&body)).or_default();
            licence.body = body;
            licence.given_by.push((name.clone(), owners));
        }
    }
    for licence in licences.values() {
        let given_by = licence.given_by.iter().map(|(name, owners)| format!("{name}: {}", owners.join("; ")));
        append(&mut all, &given_by.collect::<Vec<_>>().join("\n"), &licence.body);
    }
    Ok(all)
}

pub fn append(all: &mut String, given_by: &str, body: &str) {
    all.push_str(&format!("\n{}\n{given_by}\n\n{body}\n", "=".repeat(80)));
}

fn texts_of(library: &Library) -> Result<Vec<String>> {
    let own = licences_in(&library.folder);
    if !own.is_empty() {
        return Ok(own);
    }
    let choices = choices(&library.licence);
    let standard = |name: &String| STANDARD.iter().find(|(known, _)| known == name).map(|(_, text)| *text);
    let found = choices.iter().find_map(|choice| choice.iter().map(standard).collect::<Option<Vec<_>>>());
    let Library { name, licence, authors, .. } = library;
    let found = found.ok_or_else(|| format!("{name} brings no text of its licence, {licence}"))?;
    let owners = if authors.is_empty() { format!("the authors of {name}") } else { authors.join(", ") };
    Ok(found.iter().map(|text| format!("Copyright (c) {owners}\n\n{text}")).collect())
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
    const NAMES: &[&str] = &["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICEN"];
    let is_licence = |name: &str| NAMES.iter().any(|word| name.to_uppercase().starts_with(word));
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|file| is_licence(&file.file_name().to_string_lossy()));
    let mut texts: Vec<String> = files
        .filter_map(|file| fs::read_to_string(file.path()).ok())
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    texts.sort();
    texts
}

#[cfg(test)]
mod tests {
    use super::{apart, is_shipped, texts_of, words};
    use crate::libraries::Library;

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

    #[test]
    fn who_brings_no_text_is_given_the_standard_one_or_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let of = |licence: &str| {
            let (name, version) = ("bare".to_owned(), "1.0.0".to_owned());
            let (home, authors) = (String::new(), vec!["Ada".to_owned()]);
            let folder = folder.path().to_owned();
            texts_of(&Library { name, version, licence: licence.to_owned(), home, authors, folder })
        };
        let text = of("Zlib OR MIT").expect("the one of the choice that is known");
        assert!(text[0].starts_with("Copyright (c) Ada") && text[0].contains("Permission is hereby granted"));
        assert!(of("Zlib").is_err(), "nothing to give");
        std::fs::write(folder.path().join("LICENSE-zlib"), "as is").expect("a file");
        assert_eq!(of("Zlib").expect("its own"), ["as is"]);
    }
}

//! The plan of the house, checked: who may know whom, and what is deliberately absent.

use servicelane_tests::sources::{Run, crate_paths, files, is_word, refusal_codes, runs, supers, text};
use std::collections::{BTreeMap, BTreeSet};

const CORE: &str = "src-tauri/core/src";

/// From the ground up. A slice may use any slice of a lower row, and the kernel.
const ROWS: &[(&str, &[&str])] = &[
    ("kernel", &["kernel"]),
    (
        "foundation",
        &[
            "access",
            "attachments",
            "audit",
            "backup",
            "checklists",
            "data_folder",
            "dealership",
            "documents",
            "errands",
            "notices",
            "periods",
            "policy",
            "search",
        ],
    ),
    (
        "master data",
        &[
            "catalogue",
            "customers",
            "parts",
            "parts_catalogue",
            "parts_import",
            "purchasing",
            "stocktake",
            "supplier_invoices",
            "transfers",
            "vehicles",
            "write_offs",
        ],
    ),
    ("work", &["appointments", "enquiries", "reception", "repair_orders", "sales", "schedules", "workshop"]),
    ("money", &["settlement", "handover"]),
    ("promises", &["customer_files", "old_parts", "part_quality"]),
    ("house", &["closing", "exports", "papers", "reports", "sample", "storeroom"]),
];

/// Inside a row: who may use whom, and why.
const NEIGHBOURS: &[(&str, &str, &str)] = &[
    ("audit", "commands", "a row of the trail names its command"),
    ("access", "audit", "signing in is put on record"),
    ("access", "policy", "idle time and lock-out are parameters"),
    ("attachments", "documents", "a signature is drawn as strokes of the pen"),
    ("backup", "attachments", "photos travel inside a backup"),
    ("dealership", "access", "setting up hires the first manager"),
    ("dealership", "audit", "changing the house is put on record"),
    ("checklists", "audit", "changing a list is put on record"),
    ("dealership", "documents", "papers name the house"),
    ("catalogue", "parts", "a package holds parts"),
    ("catalogue", "search", "operations are found by typing"),
    ("catalogue", "parts_catalogue", "an old number is offered as its successor"),
    ("catalogue", "vehicles", "a part is offered for a car"),
    ("parts", "vehicles", "parts are asked for by the model they fit"),
    ("parts_catalogue", "parts", "what is related are parts"),
    ("parts_catalogue", "vehicles", "a part fits cars"),
    ("parts_import", "parts", "what a list names becomes parts"),
    ("parts_import", "parts_catalogue", "a list may name successors"),
    ("parts_import", "vehicles", "a warranty in kilometres ends where a car may get to"),
    ("purchasing", "parts", "what is bought is a part and becomes stock"),
    ("supplier_invoices", "parts", "what is charged was delivered"),
    ("transfers", "parts", "what moves is stock"),
    ("write_offs", "parts", "what is written off was stock"),
    ("stocktake", "parts", "what is counted is stock"),
    ("vehicles", "customers", "a car has an owner"),
    ("reception", "repair_orders", "the day at reception shows how far the orders are"),
    ("appointments", "enquiries", "a question leads to an appointment"),
    ("enquiries", "reception", "a question leads to a visit"),
    ("enquiries", "repair_orders", "a quote is priced as an order's lines are"),
    ("repair_orders", "reception", "an order belongs to a visit"),
    ("schedules", "repair_orders", "what is due goes onto an order"),
    ("workshop", "reception", "a car stands in the shop by its visit"),
    ("appointments", "workshop", "a booked time takes a technician and a bay of the workshop's"),
    ("reception", "appointments", "a booked car arrives"),
    ("repair_orders", "appointments", "an order takes over what was booked"),
    ("closing", "reports", "a closed month keeps its reports"),
    ("exports", "commands", "a list is filled by the command that shows it"),
    ("exports", "reports", "a month leaves as its workbook and PDF"),
    ("papers", "closing", "a closed day has its paper"),
    ("sample", "check", "its tests prove it sound"),
    ("sample", "commands", "its stories of today are told in commands"),
    ("workshop", "repair_orders", "jobs are lines of an order"),
];

/// The pages that join the slices and may name every one of them.
const JOINTS: &[&str] =
    &["lib", "core", "commands", "reactions", "clockwork", "check", "self_test", "testing"];

/// Tests of a joint stand beside it.
const TESTS: &str = "_tests";

/// The slice of a source file and how deep its module lies below the crate.
fn place(path: &str) -> (&str, usize) {
    let inside = &path[CORE.len() + 1..];
    let parts: Vec<&str> = inside.split('/').collect();
    let slice = parts[0].trim_end_matches(".rs").trim_end_matches(TESTS);
    let is_folder = parts.last() == Some(&"mod.rs");
    (slice, parts.len() - usize::from(is_folder))
}

fn row(slice: &str) -> Option<usize> {
    ROWS.iter().position(|(_, slices)| slices.contains(&slice))
}

fn may_use(user: &str, used: &str) -> bool {
    let neighbours = NEIGHBOURS.iter().any(|(from, to, _)| (*from, *to) == (user, used));
    // What follows upward from a change goes over the page of reactions.
    // The desk for tests is not in the program.
    if user == used || used == "testing" || neighbours || used == "reactions" || JOINTS.contains(&user) {
        return true;
    }
    matches!((row(user), row(used)), (Some(upper), Some(lower)) if lower < upper)
}

#[test]
fn every_slice_has_its_row() {
    let unknown: BTreeSet<String> = files(CORE, ".rs")
        .iter()
        .map(|path| place(path).0.to_owned())
        .filter(|slice| !JOINTS.contains(&slice.as_str()) && row(slice).is_none())
        .collect();
    assert!(unknown.is_empty(), "no row holds {unknown:?}");
}

/// Who uses whom: (slice, slice) and the files that do.
fn arrows() -> BTreeMap<(String, String), BTreeSet<String>> {
    let slices: BTreeSet<String> = files(CORE, ".rs").iter().map(|path| place(path).0.to_owned()).collect();
    let mut arrows: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for path in files(CORE, ".rs") {
        let (slice, _) = place(&path);
        for used in runs(&path).iter().flat_map(crate_paths).filter(|used| slices.contains(used)) {
            arrows.entry((slice.to_owned(), used)).or_default().insert(path.clone());
        }
    }
    arrows
}

#[test]
fn the_plan_names_nothing_that_is_gone() {
    let slices: BTreeSet<String> = files(CORE, ".rs").iter().map(|path| place(path).0.to_owned()).collect();
    let rows = ROWS.iter().flat_map(|(_, slices)| slices.iter());
    let gone: Vec<_> = rows.filter(|slice| !slices.contains(**slice)).collect();
    assert!(gone.is_empty(), "rows without a folder: {gone:?}");
    let arrows = arrows();
    let unused: Vec<_> = NEIGHBOURS
        .iter()
        .filter(|(from, to, _)| !arrows.contains_key(&((*from).to_owned(), (*to).to_owned())))
        .collect();
    assert!(unused.is_empty(), "nobody uses: {unused:#?}");
}

#[test]
fn arrows_point_down() {
    let mut wrong = BTreeSet::new();
    for ((slice, used), paths) in arrows() {
        if !may_use(&slice, &used) {
            wrong.extend(paths.iter().map(|path| format!("{path}: {slice} must not use {used}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `super` must not be a way around the table.
#[test]
fn nobody_climbs_out_of_a_slice() {
    let mut wrong = BTreeSet::new();
    for path in files(CORE, ".rs") {
        let (slice, depth) = place(&path);
        if JOINTS.contains(&slice) {
            continue;
        }
        for run in runs(&path) {
            if supers(&run) >= depth + run.modules {
                wrong.insert(path.clone());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_core_knows_no_window_and_no_network() {
    let manifest = text("src-tauri/core/Cargo.toml");
    let barred = ["tauri", "axum", "hyper", "reqwest", "rustls", "tower", "wry", "rfd", "servicelane-lan"];
    for line in manifest.lines() {
        let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
        assert!(!barred.iter().any(|barred| name.starts_with(barred)), "the core depends on {name}");
    }
}

#[test]
fn only_one_file_of_the_ui_knows_the_shell() {
    let wrong: Vec<String> = [".ts", ".vue"]
        .iter()
        .flat_map(|ending| files("ui/src", ending))
        .filter(|path| path != "ui/src/backend/tauri.ts")
        .filter(|path| text(path).contains("@tauri-apps/"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn shared_screen_parts_know_no_feature() {
    let wrong: Vec<String> = [".ts", ".vue"]
        .iter()
        .flat_map(|ending| files("ui/src/shared", ending))
        .filter(|path| !path.ends_with(".test.ts") && text(path).contains("/features/"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_types_of_the_screens_are_fresh() {
    let written = text("ui/src/backend/generated/api.ts");
    assert!(
        written == servicelane_core::commands::typescript(),
        "ui/src/backend/generated/api.ts is stale: run cargo xtask types"
    );
}

/// `orders.not_consented` is `not_consented` in orders.json, or `orders.not_consented` in kernel.json.
fn has_sentence(language: &str, code: &str) -> bool {
    let (slice, reason) = code.split_once('.').unwrap_or((code, ""));
    let sentence = |file: &str, path: &str| {
        let path = format!("/refusals/{}", path.replace('.', "/"));
        let file = format!("ui/src/locales/{language}/{file}.json");
        files("ui/src/locales", ".json").contains(&file)
            && serde_json::from_str::<serde_json::Value>(&text(&file))
                .is_ok_and(|words| words.pointer(&path).is_some_and(|sentence| sentence.is_string()))
    };
    sentence(slice, reason) || sentence("kernel", code)
}

#[test]
fn every_refusal_has_its_sentences() {
    let codes: BTreeSet<String> =
        files(CORE, ".rs").iter().flat_map(|path| runs(path)).flat_map(|run| refusal_codes(&run)).collect();
    let mut missing = Vec::new();
    for language in ["zh-CN", "en"] {
        for code in codes.iter().filter(|code| !has_sentence(language, code)) {
            missing.push(format!("{language}: {code}"));
        }
    }
    assert!(codes.len() > 50, "only {} codes were found", codes.len());
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn nothing_is_allowed_in_silence() {
    let mut wrong = Vec::new();
    for path in ["src-tauri", "tests"].iter().flat_map(|folder| files(folder, ".rs")) {
        // `[allow(…)]`: brackets that hold the word and its list, nothing else.
        let allows = |run: &Run| run.tokens.len() == 2 && is_word(&run.tokens[0], "allow");
        if runs(&path).iter().any(allows) {
            wrong.push(path);
        }
    }
    assert!(wrong.is_empty(), "use expect with a reason: {wrong:#?}");
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let names = files("src-tauri/core/migrations", ".sql");
    assert!(!names.is_empty(), "no migrations found");
    for (at, path) in names.iter().enumerate() {
        let name = path.rsplit('/').next().unwrap_or_default();
        let number = format!("{:04}_", at + 1);
        assert!(name.starts_with(&number), "{name} should begin with {number}");
    }
}

#[test]
fn every_slice_says_what_it_is() {
    let wrong: Vec<String> =
        files(CORE, "/mod.rs").into_iter().filter(|path| !text(path).starts_with("//!")).collect();
    assert!(wrong.is_empty(), "no opening words: {wrong:#?}");
}

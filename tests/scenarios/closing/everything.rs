//! The dealership leaves with all it owns.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use servicelane_core::attachments::store;
use servicelane_core::backup::counts;
use servicelane_core::exports::everything::Step;
use servicelane_core::kernel::Refusal;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::super::visit::world::World;
use super::cells;

#[tokio::test]
async fn it_is_all_there_and_can_be_read_without_the_program() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let settlement =
        world.number("SELECT max(id) FROM settlements WHERE reverses IS NULL AND order_id IS NOT NULL").await;
    let paper = json!({ "form": "settlement", "subject_id": settlement, "paper": "a4" });
    world.desk.ok("papers.print", paper).await;
    // A photo of a car lies on a shelf of its own beside the file.
    let vehicle = world.number("SELECT max(id) FROM vehicles").await;
    let scan = b"%PDF-1.7 a scan";
    let photo = json!({
        "subject_kind": "vehicle", "subject_id": vehicle, "label": "other", "name": "行驶证.pdf",
        "mime": "application/pdf", "base64": STANDARD.encode(scan)
    });
    world.desk.ok("attachments.add", photo).await;
    let mut expected = world.desk.core.looking(async |cx| counts::of(cx.db()).await).await.unwrap();
    // The asking itself is put on record before the copy is taken.
    *expected.get_mut("audit").unwrap() += 1;

    let into = tempfile::tempdir().unwrap();
    let begun = world.desk.ok("exports.everything", json!({ "folder": into.path() })).await;
    let view = world.desk.end_of(&begun).await;
    assert_eq!(view["state"], "done", "{view}");
    let names: Vec<_> =
        std::fs::read_dir(into.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["售后通全部资料 2026-11-23 0900"]);
    let folder = into.path().join(&names[0]);

    // Every table, row by row.
    let mut read = BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("tables")).unwrap() {
        let path = entry.unwrap().path();
        let table = cells(&std::fs::read_to_string(&path).unwrap());
        assert!(table.iter().all(|row| row.len() == table[0].len()), "{path:?}");
        read.insert(path.file_stem().unwrap().to_str().unwrap().to_owned(), table.len() as i64 - 1);
    }
    assert_eq!(read, expected);
    let described = std::fs::read_to_string(folder.join("说明 README.md")).unwrap();
    assert!(expected.keys().all(|table| described.contains(&format!("### {table}\n"))));
    let staff = std::fs::read_to_string(folder.join("tables/staff.csv")).unwrap();
    assert!(!staff.contains("argon2"), "no digest of a password");

    // The copy is a dealership; the list names every file with its digest.
    let file = folder.join("servicelane.db");
    let mut copy = SqliteConnectOptions::new().filename(&file).read_only(true).connect().await.unwrap();
    assert_eq!(counts::of(&mut copy).await.unwrap(), expected);
    let listed = cells(&std::fs::read_to_string(folder.join("清单 contents.csv")).unwrap());
    for row in &listed[1..] {
        assert_eq!(std::fs::metadata(folder.join(&row[0])).unwrap().len().to_string(), row[1], "{row:?}");
    }
    assert!(listed.iter().any(|row| row[0].starts_with("papers/settlement/JS")), "{listed:?}");
    let photo = store::path(&folder, &store::digest(scan));
    assert_eq!(std::fs::read(photo).unwrap(), scan, "where a data folder has it");
    assert!(listed.iter().any(|row| row[0].starts_with("attachments/")), "{listed:?}");
    let again = world.desk.ok("exports.everything", json!({ "folder": into.path() })).await;
    assert_eq!(world.desk.end_of(&again).await["refusals"][0]["code"], "exports.already_there");
}

/// Everything is to be taken along, and when it is as far as that something happens.
async fn broken_off(
    world: &World,
    into: &std::path::Path,
    at: &str,
    what: impl Fn() -> Option<Refusal> + Send + Sync,
) -> String {
    let mut reached = false;
    let mut told = |step: Step| {
        if matches!(step, Step::Phase(word) if word == at) {
            reached = true;
            if let Some(refusal) = what() {
                return Err(refusal.into());
            }
        }
        Ok(())
    };
    let came = world.desk.core.take_along(into, &mut told).await;
    assert!(reached, "{at}");
    came.unwrap_err().code().unwrap_or("a failure").to_owned()
}

#[tokio::test]
async fn a_drive_that_is_pulled_out_and_a_change_of_mind_leave_nothing() {
    let world = World::new().await;
    let drive = tempfile::tempdir().unwrap();
    let into = drive.path().join("移动硬盘");
    for phase in ["database", "tables", "papers", "attachments"] {
        // Windows removes no folder that is written to; there only a hand at the plug could tell.
        if cfg!(not(windows)) {
            std::fs::create_dir(&into).unwrap();
            let pulled = || {
                std::fs::remove_dir_all(&into).unwrap();
                None
            };
            assert_eq!(broken_off(&world, &into, phase, pulled).await, "exports.folder_gone", "{phase}");
            assert!(!into.exists(), "{phase}");
        }
        std::fs::create_dir(&into).unwrap();
        let stopped = || Some(Refusal::new("errands.cancelled"));
        assert_eq!(broken_off(&world, &into, phase, stopped).await, "errands.cancelled", "{phase}");
        assert_eq!(std::fs::read_dir(&into).unwrap().count(), 0, "{phase}");
        std::fs::remove_dir(&into).unwrap();
    }
}

//! No room left, in the middle of writing.

use serde_json::json;
use servicelane_tests::console::{program, run, run_program, serve};
use servicelane_tests::world::five_answers;
use std::path::Path;
use std::process::Command;

/// The console with files that may not grow beyond so many blocks of 512 bytes.
pub fn cramped(blocks: u64, words: &[&str], data: &Path) -> Command {
    let mut command = Command::new("sh");
    // Without the signal the write fails, as it does on a full disk.
    command.args(["-c", r#"trap '' XFSZ; ulimit -f "$0"; exec "$@""#, &blocks.to_string()]);
    command.arg(program()).args(words).arg("--data").arg(data);
    command
}

#[test]
fn a_disk_that_is_full_loses_nothing() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let answers = five_answers().to_string();
    let set_up = run(&["call", "dealership.set_up", &answers], folder.path());
    assert_eq!(set_up.code, Some(0), "{set_up:?}");

    let mut refused = 0;
    let mut kept = 0;
    let mut version = 1;
    // The log of a session starts at nothing: room for fewer and fewer changes.
    for blocks in [4000, 600, 64, 16, 0] {
        let change = json!({
            "version": version, "name": "示范店", "address": "深圳市南山区", "phone": "0755-12345678",
            "hotline": "x".repeat(50), "filing_number": null, "credit_code": null,
        });
        let words = ["call", "dealership.change", &change.to_string(), "--as", "manager"];
        let said = run_program(&mut cramped(blocks, &words, folder.path()));
        match said.code {
            Some(0) => (kept, version) = (kept + 1, version + 1),
            Some(1) => {
                let code = said.answer["refused"][0]["code"].as_str().unwrap_or_default();
                assert!(["file.disk_full", "file.input_output"].contains(&code), "{said:?}");
                refused += 1;
            }
            _ => panic!("{blocks}: {said:?}"),
        }
    }
    assert!(refused > 0 && kept > 0, "{refused} refused, {kept} kept");

    let checked = run(&["check"], folder.path());
    assert_eq!(checked.code, Some(0), "{checked:?}");
    let card = run(&["call", "dealership.card", "{}", "--as", "manager"], folder.path());
    assert_eq!(card.answer["ok"]["version"], version);
    drop(serve(folder.path()));
    Ok(())
}

#[test]
fn a_backup_without_room_leaves_no_half_copy() -> Result<(), std::io::Error> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    assert_eq!(run(&["call", "access.who", "{}"], &data).code, Some(0));
    let copy = folder.path().join("copy.db");
    let words = ["backup", "--to", &copy.to_string_lossy()];
    let said = run_program(&mut cramped(128, &words, &data));
    assert_eq!(said.code, Some(1), "{said:?}");
    let left: Vec<_> = std::fs::read_dir(folder.path())?.flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["data"]);
    assert_eq!(run(&["backup", "--to", &copy.to_string_lossy()], &data).code, Some(0));
    Ok(())
}

//! The workbook is opened again and holds what the screen shows, cell by cell; other people's programs
//! open it too.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use servicelane_core::testing::Desk;
use sqlx::AssertSqlSafe;

use super::by_hand::dealership;

/// Rows above a table's first: title, house and period, an empty one, the headings.
const HEAD: usize = 4;

/// The small dealership, where somebody tried to be clever.
async fn clever() -> Desk {
    let desk = dealership().await;
    let evil = "UPDATE settlements SET payer_name = '=1+2' WHERE id = 4;
                UPDATE order_lines SET discount_reason = '@SUM(A1)' WHERE id = 3;
                UPDATE suppliers SET name = '+cmd' WHERE id = 1;";
    desk.core
        .in_house(async |cx| {
            sqlx::raw_sql(AssertSqlSafe(evil.to_owned())).execute(cx.db()).await?;
            Ok(())
        })
        .await
        .unwrap();
    desk
}

fn period() -> Value {
    json!({ "from": "2026-10-01", "until": "2026-10-31" })
}

async fn saved(desk: &Desk, folder: &Path) -> PathBuf {
    let file = desk.ok("reports.workbook", period()).await;
    let path = folder.join(file["name"].as_str().unwrap());
    std::fs::write(&path, STANDARD.decode(file["base64"].as_str().unwrap()).unwrap()).unwrap();
    path
}

/// What a cell of a workbook must hold; words of the trade are translated and only have to be there.
fn held(cell: &Value, kind: &str) -> Option<Data> {
    let kind = cell["kind"].as_str().unwrap_or(kind);
    let Some(value) = cell["value"].as_str() else {
        // Nothing to divide by is a dash, no data yet is said, anything else stays empty.
        return match (cell["by"].is_null(), kind) {
            (false, _) => Some(Data::String("—".into())),
            (true, "mixed") => None,
            (true, _) => Some(Data::Empty),
        };
    };
    match kind {
        "word" | "day" => None,
        "text" => Some(Data::String(value.into())),
        _ => Some(Data::Float(value.parse().unwrap())),
    }
}

fn at(sheet: &Range<Data>, row: usize, column: usize) -> Data {
    let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
    sheet.get_value(place).cloned().unwrap_or(Data::Empty)
}

#[tokio::test]
async fn every_cell_is_what_the_screen_shows() {
    let desk = clever().await;
    let folder = tempfile::tempdir().unwrap();
    let mut book: Xlsx<_> = open_workbook(saved(&desk, folder.path()).await).unwrap();
    let sheets = book.sheet_names();
    let reports = desk.ok("reports.list", json!({})).await;
    let reports = reports.as_array().unwrap();
    assert_eq!(sheets.len(), reports.len() + 1, "an index and a sheet for each report");
    let index = book.worksheet_range(&sheets[0]).unwrap();
    let (mut cells, mut texts) = (0, 0);
    for (n, (sheet, report)) in sheets[1..].iter().zip(reports).enumerate() {
        assert_eq!(at(&index, HEAD + n, 0), Data::String(sheet.clone()));
        assert!(
            matches!(at(&index, HEAD + n, 1), Data::String(told) if told.contains('。')),
            "{sheet}: defined"
        );
        assert!(book.worksheet_formula(sheet).unwrap().is_empty(), "{sheet}: no formula");
        let range = book.worksheet_range(sheet).unwrap();
        assert_eq!(at(&range, 0, 0), Data::String(sheet.clone()));
        let asked = json!({ "report": report["report"], "period": period() });
        let table = desk.ok("reports.show", asked).await;
        let rows = table["rows"].as_array().unwrap();
        let mut all: Vec<&Value> = rows.iter().collect();
        all.extend(Some(&table["total"]).filter(|total| !total.is_null()));
        for (c, column) in table["columns"].as_array().unwrap().iter().enumerate() {
            assert!(
                matches!(at(&range, HEAD - 1, c), Data::String(title) if !title.is_empty()),
                "{sheet}: heading"
            );
            for (r, row) in all.iter().enumerate() {
                let (there, is_total) = (at(&range, HEAD + r, c), r == rows.len());
                if is_total && c == 0 {
                    assert_eq!(there, Data::String("合计".into()), "{sheet}");
                    continue;
                }
                let kind = column["kind"].as_str().unwrap();
                match held(&row[c], kind) {
                    Some(expected) => assert_eq!(there, expected, "{sheet} {r}.{c}: {}", row[c]),
                    None => assert!(is_total || there != Data::Empty, "{sheet} {r}.{c}: {}", row[c]),
                }
                texts += usize::from(
                    matches!(&there, Data::String(text) if ["=1+2", "@SUM(A1)", "+cmd"].contains(&text.as_str())),
                );
                cells += 1;
            }
        }
    }
    assert!(cells > 500, "only {cells} cells were compared");
    // The supplier stands in two reports.
    assert_eq!(texts, 4, "what looks like a formula is text");
}

/// LibreOffice, where it is installed. The project's own test command installs it and may not go without.
fn libreoffice() -> Option<Command> {
    let mut soffice = Command::new("soffice");
    let found = soffice.arg("--version").output().is_ok_and(|out| out.status.success());
    if found {
        return Some(Command::new("soffice"));
    }
    let by_the_test_command = std::env::var_os("SERVICELANE_BUILT").is_some();
    assert!(!(by_the_test_command && Path::new("/etc/debian_version").exists()), "LibreOffice is missing");
    // Past the test's own capture: nobody shall believe this was seen.
    let said = b"SKIPPED: LibreOffice is not installed, so nobody saw it open the workbook (apt-get install libreoffice-calc-nogui)\n";
    let _ = std::io::Write::write_all(&mut std::io::stderr(), said);
    None
}

/// A sheet as LibreOffice understood it, every number in full.
fn understood(folder: &Path, book: &Path, sheet: &str) -> Vec<Vec<String>> {
    let stem = book.file_stem().unwrap().to_str().unwrap();
    let path = folder.join(format!("{stem}-{sheet}.csv"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().map(|line| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        cells
    });
    lines.collect()
}

#[tokio::test]
async fn libreoffice_reads_the_same() {
    let Some(mut soffice) = libreoffice() else { return };
    let desk = clever().await;
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&desk, folder.path()).await;
    // Comma, quotes, UTF-8, from the first line, numbers as they are, every sheet.
    let every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    soffice.args([&profile, "--headless", "--convert-to", every_sheet, "--outdir"]);
    let out = soffice.arg(folder.path()).arg(&path).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let mut numbers = 0;
    for sheet in book.sheet_names() {
        let told = understood(folder.path(), &path, &sheet);
        let range = book.worksheet_range(&sheet).unwrap();
        for (r, row) in range.rows().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                let shown = told.get(r).and_then(|row| row.get(c)).map_or("", String::as_str);
                match cell {
                    Data::Float(number) => {
                        // Shares come as what they are called: 85.32%.
                        let (text, of) = shown.strip_suffix('%').map_or((shown, 1.0), |share| (share, 100.0));
                        let read = text.parse::<f64>().map(|read| read / of);
                        let same = read.as_ref().is_ok_and(|read| (read - number).abs() < 1e-9);
                        assert!(same, "{sheet} {r}.{c}: {shown:?} is not {number}");
                        numbers += 1;
                    }
                    Data::String(text) => assert_eq!(shown, text, "{sheet} {r}.{c}"),
                    Data::Empty => assert_eq!(shown, "", "{sheet} {r}.{c}"),
                    _ => assert!(!shown.is_empty(), "{sheet} {r}.{c}"),
                }
            }
        }
    }
    assert!(numbers > 300, "only {numbers} numbers were read");
}

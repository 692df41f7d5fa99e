//! Taking a list of 100,000 parts in, beside the same rows by prepared statements in one transaction;
//! and what memory that takes, beside a tenth of it.

use crate::decade::{Decade, raw, timed};
use crate::figure::Figure;
use crate::times::Times;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use servicelane_core::{Core, Options};
use sqlx::Connection;
use std::path::Path;
use std::time::Duration;

const FEW: usize = 10_000;
const MANY: usize = 100_000;
/// What a long list may take besides what the program holds anyway.
const GOAL_MIB: u64 = 48;

/// `scratch`: a folder for two empty dealerships.
pub async fn measure(scratch: &Path) -> Vec<Figure> {
    let (ours, floor) = (scratch.join("ours"), scratch.join("floor"));
    let (mut taken, mut by_hand) = (Times::default(), Times::default());
    let mut memory = Vec::new();
    for (rows, what) in [(FEW, "memory for taking 10,000 parts in"), (MANY, "… 100,000 parts")] {
        let _ = std::fs::remove_dir_all(&ours);
        empty(&ours).await;
        let decade = Decade::open(&ours).await;
        let plan = sent(&decade, rows).await;
        let before = peak_again();
        let (time, done) = decade.long("parts_import.take_in", plan).await;
        assert_eq!(done["added"], rows, "all of them");
        memory.push(match (before, resident("VmHWM:")) {
            (Some(before), Some(peak)) => {
                let of = "above what was held before it".to_owned();
                Figure::Amount { what, kib: peak.saturating_sub(before), goal_mib: GOAL_MIB, of }
            }
            _ => Figure::Missing { what, why: "only Linux tells".into() },
        });
        decade.core.close().await;
        if rows == MANY {
            taken.add(time);
            let _ = std::fs::remove_dir_all(&floor);
            empty(&floor).await;
            by_hand.add(written(&ours, &floor).await);
        }
    }
    let mut all = vec![Figure::Part {
        what: "taking a list of 100,000 parts in",
        ours: taken,
        floor: by_hand,
        floor_is: "the same parts and search terms by prepared statements, one transaction",
    }];
    all.extend(memory);
    all
}

/// A dealership with people and without parts.
async fn empty(folder: &Path) {
    let opened = Core::open(folder, Options::default()).await;
    let core = opened.unwrap_or_else(|error| panic!("{}: {error:?}", folder.display()));
    let form = json!({
        "name": "示范店", "address": "深圳市南山区科苑路1号", "phone": "0755-12345678", "tax_status": "general",
        "tax_rate": "0.13",
        "manager": { "login": "zhoujm", "name": "周建明", "password": "servicelane", "pin": "1234" },
    });
    let call = servicelane_core::Call {
        command: "dealership.set_up".into(),
        input: form,
        request_id: None,
        session: None,
    };
    let answer = core.call(call).await;
    assert!(matches!(answer, servicelane_core::Answer::Ok(_)), "{answer:?}");
    core.close().await;
}

/// Sends a list in pieces; what to ask then.
async fn sent(decade: &Decade, rows: usize) -> serde_json::Value {
    let mut list = "编号,名称,售价,性质,类别\n".to_owned();
    for n in 0..rows {
        list.push_str(&format!("{:08}A,前轮制动片 {n} 型,{}.50,原厂件,制动\n", n * 7, n % 900 + 10));
    }
    let begun = decade.ok("parts_import.begin", json!({ "name": "list.csv", "size": list.len() })).await;
    for (at, piece) in list.as_bytes().chunks(1_000_000).enumerate() {
        let piece = json!({ "id": begun["id"], "offset": at * 1_000_000, "base64": STANDARD.encode(piece) });
        decade.ok("parts_import.append", piece).await;
    }
    let look = decade.ok("parts_import.look", json!({ "id": begun["id"] })).await;
    json!({
        "id": begun["id"], "only_good": false,
        "plan": {
            "sheet": 0, "heading_row": look["heading_row"], "columns": look["columns"], "known": "update",
            "create_bins": false, "class": "original", "unit": "个",
        },
    })
}

type Part = (i64, String, String, String, i64);

/// The parts of one file and what they are found by, written into another by hand.
async fn written(from: &Path, to: &Path) -> Duration {
    let (mut source, mut target) = (raw(from).await, raw(to).await);
    let parts = sqlx::query_as("SELECT id, number, name, category, price FROM parts ORDER BY id");
    let parts: Vec<Part> = timed(parts.fetch_all(&mut source)).await.1;
    let terms = sqlx::query_as("SELECT term, id FROM search_terms WHERE kind = 4 ORDER BY id");
    let terms: Vec<(String, i64)> = timed(terms.fetch_all(&mut source)).await.1;
    let work = async {
        let mut write = target.begin().await?;
        let mut terms = terms.iter().peekable();
        for (id, number, name, category, price) in &parts {
            sqlx::query(
                "INSERT INTO parts (id, number, name, unit, class, category, price)
                 VALUES (?, ?, ?, '个', 'original', ?, ?)",
            )
            .bind(id)
            .bind(number)
            .bind(name)
            .bind(category)
            .bind(price)
            .execute(&mut *write)
            .await?;
            while let Some((term, _)) = terms.next_if(|(_, of)| of == id) {
                sqlx::query("INSERT INTO search_terms (kind, term, id) VALUES (4, ?, ?)")
                    .bind(term)
                    .bind(id)
                    .execute(&mut *write)
                    .await?;
            }
        }
        write.commit().await
    };
    timed(work).await.0
}

/// Lets the system forget the highest mark of this process; what it holds now, in KiB.
fn peak_again() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    resident("VmRSS:")
}

fn resident(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let found = status.lines().find_map(|known| known.strip_prefix(line))?;
    found.split_whitespace().next()?.parse().ok()
}

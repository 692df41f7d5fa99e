//! Every order of the decade as a file, as the list's export writes it, beside the same cells of the
//! same rows read by one statement and written straight.

use crate::decade::{Decade, raw, timed};
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use serde_json::{Value, json};
use sqlx::Row;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const REPETITIONS: usize = 3;
/// What the list shows; the words of states are the screen's.
const FIELDS: &[&str] =
    &["number", "plate", "model", "customer", "kind", "state", "amount", "advisor", "opened_at"];

pub async fn measure(folder: &Path) -> Vec<Figure> {
    let (mut ours, mut floor) = (Times::default(), Times::default());
    let decade = Decade::open(folder).await;
    for _ in 0..REPETITIONS {
        ours.add(export(&decade).await);
    }
    decade.core.close().await;
    for _ in 0..REPETITIONS {
        floor.add(straight(folder).await);
    }
    let floor_is = "the same cells by one statement, written straight";
    vec![Figure::Slower {
        what: "exporting every order there is",
        ours,
        floor,
        floor_is,
        goal: Ratio::hundredths(400),
    }]
}

async fn export(decade: &Decade) -> Duration {
    let column = |field: &&str| {
        let kind = if *field == "opened_at" { "moment" } else { "plain" };
        json!({ "title": field, "paths": [field], "kind": kind, "joined": " ", "words": [] })
    };
    let columns: Vec<Value> = FIELDS.iter().map(column).collect();
    let form = json!({ "name": "orders", "command": "orders.list", "input": {}, "columns": columns });
    decade.long("exports.list", form).await.0
}

async fn straight(folder: &Path) -> Duration {
    let mut file = raw(folder).await;
    let began = Instant::now();
    let rows = sqlx::query(
        "SELECT o.number, v.plate, coalesce(m.brand || ' ' || m.series || ' ' || m.name, v.model_text), c.name, o.kind,
                o.state, (SELECT CAST(sum(l.amount) AS TEXT) FROM order_lines l
                          WHERE l.order_id = o.id AND l.state <> 'cancelled'),
                a.name, datetime(o.opened_at / 1000 + 28800, 'unixepoch')
         FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id LEFT JOIN vehicle_models m ON m.id = v.model_id
         JOIN visits t ON t.id = o.visit_id JOIN customers c ON c.id = coalesce(t.owner_id, t.sender_id)
         JOIN staff a ON a.id = o.advisor_id ORDER BY o.opened_at DESC, o.id DESC",
    );
    let (_, rows) = timed(rows.fetch_all(&mut file)).await;
    let written = (|| {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for row in &rows {
            for at in 0..FIELDS.len() {
                let cell: Option<String> = row.try_get(at).unwrap_or_default();
                write!(out, "{},", cell.unwrap_or_default())?;
            }
            writeln!(out)?;
        }
        out.flush()
    })();
    assert!(written.is_ok(), "{written:?}");
    began.elapsed()
}

//! What the core takes of memory while it serves the decade: the real console program, asked
//! over and over as a busy day would.

use crate::decade::{raw, spread};
use crate::figure::Figure;
use serde_json::{Value, json};
use servicelane_tests::console::{self, Served};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

const WHAT: &str = "memory of the core serving the decade";
const GOAL_MIB: u64 = 60;

pub async fn measure(folder: &Path, console: &Path) -> Vec<Figure> {
    if !Path::new("/proc/self/status").exists() {
        return vec![Figure::Missing { what: WHAT, why: "only Linux tells".into() }];
    }
    let mut file = raw(folder).await;
    let names: Vec<String> = sqlx::query_scalar("SELECT name FROM customers WHERE id % 400 = 0")
        .fetch_all(&mut file)
        .await
        .unwrap_or_default();
    drop(file);
    let mut command = Command::new(console);
    let served = console::serve_program(command.args(["serve", "--port", "0", "--data"]).arg(folder));
    let session =
        ask(&served, None, "access.sign_in", json!({ "login": "zhoujm", "password": "servicelane" }));
    let session = session["ok"]["session"].as_str().map(str::to_owned);
    for (order, name) in spread(150_000, 100).zip(&names) {
        for (command, input) in [
            ("search.find", json!({ "text": name })),
            ("orders.page", json!({ "order_id": order })),
            ("orders.list", json!({})),
            ("vehicles.list", json!({})),
            ("customers.list", json!({ "text": name })),
            ("parts.list", json!({})),
            ("workshop.board", json!({})),
            ("settlement.statement", json!({ "settlement_id": order })),
        ] {
            ask(&served, session.as_deref(), command, input);
        }
    }
    let working = resident(&served, "VmHWM:");
    for order in spread(150_000, 20) {
        let paper = json!({ "form": "settlement", "subject_id": order, "paper": "a4" });
        ask(&served, session.as_deref(), "papers.preview", paper);
    }
    let printing = resident(&served, "VmHWM:");
    let row = |what, kib: Option<u64>, of: &str| match kib {
        Some(kib) => Figure::Amount { what, kib, goal_mib: GOAL_MIB, of: of.into() },
        None => Figure::Missing { what, why: "the system does not tell".into() },
    };
    vec![
        row(WHAT, working, "the most it ever held, after 800 calls"),
        row("… printing as well", printing, "the most it ever held, after twenty papers more"),
    ]
}

/// A line of what the system knows of the process, in KiB.
fn resident(served: &Served, line: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.process())).ok()?;
    let found = status.lines().find_map(|known| known.strip_prefix(line))?;
    found.split_whitespace().next()?.parse().ok()
}

/// One call through the door, on a connection of its own.
fn ask(served: &Served, session: Option<&str>, command: &str, input: Value) -> Value {
    let body = json!({ "input": input }).to_string();
    let who = session.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
    let request = format!(
        "POST /call/{command} HTTP/1.1\r\nhost: {}\r\n{who}content-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        served.address,
        body.len()
    );
    let mut answer = Vec::new();
    let asked = TcpStream::connect(&served.address).and_then(|mut door| {
        door.write_all(request.as_bytes())?;
        door.read_to_end(&mut answer)
    });
    assert!(asked.is_ok(), "{command}: {asked:?}");
    let text = String::from_utf8_lossy(&answer);
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let value: Value = serde_json::from_str(body).unwrap_or(Value::Null);
    assert!(value.get("ok").is_some(), "{command}: {text}");
    value
}

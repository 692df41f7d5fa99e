//! What happens on the shelves beside orders: written off, laid apart, sent back to the supplier, counted.

use serde_json::{Value, json};

use super::desk::ask;
use super::house::{CLERK, part, supplier};
use crate::kernel::{Moment, Quantity, Result, Write};
use crate::parts::{CLAIMS_WAREHOUSE, MAIN_WAREHOUSE, PartId, stock};

const MANAGER: &str = "zhoujm";

async fn goods(cx: &mut Write, lines: &[(&str, i64)]) -> Result<Vec<Value>> {
    let mut goods = Vec::new();
    for (number, pieces) in lines {
        goods.push(json!({ "part_id": part(cx, number).await?, "quantity": pieces.to_string() }));
    }
    Ok(goods)
}

/// Asked by the clerk; the manager agrees at once, or has not looked yet.
pub async fn write_off(
    cx: &mut Write,
    at: Moment,
    lines: &[(&str, i64)],
    reason: &str,
    note: &str,
    agreed: bool,
) -> Result<()> {
    let form = json!({ "reason": reason, "note": note, "lines": goods(cx, lines).await? });
    let asked = ask(cx, CLERK, at, "write_offs.ask", form).await?;
    if agreed {
        let form = json!({
            "id": asked["id"], "version": asked["version"], "approve": true, "decision": "同意，以后到货先看有效期",
        });
        ask(cx, MANAGER, at, "write_offs.decide", form).await?;
    }
    Ok(())
}

/// Into the claims warehouse.
pub async fn lay_apart(cx: &mut Write, at: Moment, lines: &[(&str, i64)], note: &str) -> Result<()> {
    let form = json!({
        "from_warehouse": MAIN_WAREHOUSE, "to_warehouse": CLAIMS_WAREHOUSE, "note": note,
        "lines": goods(cx, lines).await?,
    });
    ask(cx, CLERK, at, "transfers.transfer", form).await.map(drop)
}

/// Out of the claims warehouse, by the delivery it came with.
pub async fn send_back(cx: &mut Write, at: Moment, note: &str, line: (&str, i64), why: &str) -> Result<()> {
    let (part, supplier) = (part(cx, line.0).await?, supplier(cx).await?);
    let delivered: i64 = sqlx::query_scalar(
        "SELECT l.id FROM receipts r JOIN receipt_lines l ON l.receipt_id = r.id
         WHERE r.supplier_id = ? AND r.delivery_note = ? AND l.part_id = ?",
    )
    .bind(supplier)
    .bind(note)
    .bind(part)
    .fetch_one(cx.db())
    .await?;
    let line = json!({
        "receipt_line_id": delivered, "quantity": line.1.to_string(), "from_stock": true, "reason": why,
    });
    let form = json!({ "warehouse_id": CLAIMS_WAREHOUSE, "note": null, "lines": [line] });
    ask(cx, CLERK, at, "purchasing.send_back", form).await.map(drop)
}

/// A category is counted, so many off what the book says, and posted by the manager.
pub async fn count(cx: &mut Write, at: Moment, category: &str, off: &[(&str, i64)]) -> Result<()> {
    let form = json!({ "what": { "kind": "category", "category": category } });
    let count = ask(cx, CLERK, at, "stocktake.open", form).await?["id"].clone();
    let sheet = ask(cx, CLERK, at, "stocktake.sheet", json!({ "count_id": count })).await?;
    let mut entries = Vec::new();
    for row in sheet["rows"].as_array().into_iter().flatten() {
        let part = PartId(row["part_id"].as_i64().unwrap_or_default());
        let book = stock::balance(cx, part, MAIN_WAREHOUSE).await?.on_hand;
        let differs = off.iter().find(|(number, _)| row["number"] == *number).map_or(0, |(_, by)| *by);
        entries.push(json!({ "part_id": part, "quantity": book + Quantity::whole(differs) }));
    }
    ask(cx, CLERK, at, "stocktake.enter", json!({ "count_id": count, "entries": entries })).await?;
    let form = json!({ "id": count, "version": 1 });
    let closed = ask(cx, CLERK, at, "stocktake.close", form).await?;
    let asked = json!({ "count_id": count, "show": "all" });
    let review = ask(cx, MANAGER, at, "stocktake.review", asked).await?;
    let form =
        json!({ "id": count, "version": closed["version"], "net": review["net"], "note": "差异已核实" });
    ask(cx, MANAGER, at, "stocktake.post", form).await?;
    Ok(())
}

//! The parts room's own business of today: the counter, its prices, an invoice.

use serde_json::{Value, json};

use super::desk::ask;
use super::house::{Buyer, CLERK, part, supplier};
use crate::kernel::{Moment, Money, Result, Write};

const CASHIER: &str = "shenlj";
const ADVISOR: &str = "chenj";

/// Sold beside repairs from now on.
pub async fn accessory(cx: &mut Write, at: Moment, number: &str) -> Result<()> {
    let id = part(cx, number).await?;
    let version: i64 =
        sqlx::query_scalar("SELECT version FROM parts WHERE id = ?").bind(id).fetch_one(cx.db()).await?;
    let form = json!({ "id": id, "version": version, "accessory": true });
    ask(cx, CLERK, at, "parts.set_accessory", form).await.map(drop)
}

/// Over the counter; paid at once where a way is named.
pub async fn sell(
    cx: &mut Write,
    at: Moment,
    buyer: &Buyer,
    lines: &[(&str, i64)],
    way: Option<&str>,
) -> Result<()> {
    let mut sold = Vec::new();
    for (number, pieces) in lines {
        sold.push(json!({ "part_id": part(cx, number).await?, "quantity": pieces.to_string() }));
    }
    let form = json!({ "buyer": buyer.0, "phone": buyer.1, "lines": sold });
    let sale = ask(cx, CLERK, at, "sales.open", form).await?;
    if let Some(way) = way {
        let asked = json!({ "sale_id": sale["id"], "discount": "0" });
        let sums = ask(cx, CASHIER, at, "settlement.preview_sale", asked).await?;
        let payment = json!({ "way": way, "amount": sums["totals"]["gross"] });
        let form = json!({ "sale_id": sale["id"], "discount": "0", "payments": [payment] });
        ask(cx, CASHIER, at, "settlement.settle_sale", form).await?;
    }
    Ok(())
}

/// What is not in stock, for so many days from now.
pub async fn order_for(cx: &mut Write, at: Moment, buyer: &Buyer, number: &str, days: i64) -> Result<()> {
    let line = json!({ "part_id": part(cx, number).await?, "quantity": "1" });
    let day = at.day().plus_days(days);
    let form = json!({ "buyer": buyer.0, "phone": buyer.1, "promised_day": day, "lines": [line] });
    ask(cx, CLERK, at, "sales.open", form).await.map(drop)
}

/// The cars a part fits.
pub async fn fits(cx: &mut Write, at: Moment, number: &str, series: &[&str]) -> Result<()> {
    let lines: Vec<Value> = series.iter().map(|one| json!({ "brand": "赫澜", "series": one })).collect();
    let form = json!({ "part_id": part(cx, number).await?, "fitments": lines });
    ask(cx, CLERK, at, "parts_catalogue.set_fitments", form).await.map(drop)
}

/// The supplier's invoice for a whole delivery, its first line so much dearer than what came.
pub async fn invoice(cx: &mut Write, at: Moment, note: &str, number: &str, dearer: Money) -> Result<()> {
    let supplier = supplier(cx).await?;
    let open = ask(cx, CLERK, at, "supplier_invoices.to_match", json!({ "supplier_id": supplier })).await?;
    let rate = open["usual_rate"].clone();
    let mut lines = Vec::new();
    let (mut net, mut tax) = (Money::ZERO, Money::ZERO);
    for row in open["rows"].as_array().into_iter().flatten().filter(|row| row["delivery_note"] == note) {
        let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut charged: Money = of(&row["net"]).parse().unwrap_or_default();
        if lines.is_empty() {
            charged += dearer;
        }
        net += charged;
        tax += charged.portion(of(&rate).parse().unwrap_or_default());
        lines.push(json!({
            "receipt_line_id": row["receipt_line_id"], "quantity": row["quantity"], "net": charged, "tax_rate": rate,
        }));
    }
    let form = json!({
        "supplier_id": supplier, "number": number, "type": "special", "issued_on": at.day(), "net": net, "tax": tax,
        "lines": lines,
    });
    ask(cx, CLERK, at, "supplier_invoices.record", form).await.map(drop)
}

/// Put on file by the advisor, with the trade's price.
pub async fn tradesman(cx: &mut Write, at: Moment, name: &str, contact: &str, phone: &str) -> Result<()> {
    let card = json!({
        "kind": "organisation", "name": name, "contact_person": contact, "phones": [{ "number": phone }],
    });
    let customer = ask(cx, ADVISOR, at, "customers.register", json!({ "card": card })).await?;
    let tag = json!({ "customer_id": customer["id"], "tag": "trade", "reason": "长期互相调件的同行" });
    ask(cx, ADVISOR, at, "customers.tag", tag).await.map(drop)
}

/// A level's first prices: looked at, then changed as they were shown.
pub async fn price(cx: &mut Write, at: Moment, level: &str, percent: &str, numbers: &[&str]) -> Result<()> {
    let mut parts = Vec::new();
    for number in numbers {
        parts.push(part(cx, number).await?);
    }
    let mut form = json!({
        "selection": { "class": null, "category": null, "supplier_id": null, "text": "", "parts": parts },
        "rule": { "level": level, "from_retail": true, "percent": percent, "rounded_to": "yuan", "rounded_where": "nearest" },
    });
    let preview = ask(cx, CLERK, at, "parts.preview_prices", form.clone()).await?;
    form["reason"] = json!("年度价格政策");
    form["fingerprint"] = preview["fingerprint"].clone();
    ask(cx, CLERK, at, "parts.change_prices", form).await.map(drop)
}

/// One bad piece of the shelf, decided at once.
pub async fn bad(cx: &mut Write, at: Moment, number: &str, words: &str, decision: &str) -> Result<()> {
    let part = part(cx, number).await?;
    let form = json!({ "part_id": part, "quantity": "1", "found": "in_store", "description": words });
    let found = ask(cx, CLERK, at, "part_quality.record", form).await?;
    let form = json!({ "id": found["id"], "version": found["version"], "decision": decision });
    ask(cx, CLERK, at, "part_quality.decide", form).await.map(drop)
}

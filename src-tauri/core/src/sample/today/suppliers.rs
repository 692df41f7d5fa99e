//! Who sells to the house, what is ordered there, and what came of it.

use serde_json::{Value, json};

use super::desk::{ask, staff};
use super::house::{CLERK, cost, part, supplier};
use crate::kernel::{Error, Moment, Money, Result, Write};
use crate::sample::places;

/// Put on file by the clerk, and approved.
pub async fn found(
    cx: &mut Write,
    at: Moment,
    name: &str,
    phone: &str,
    (region, organisation): (&str, &str),
) -> Result<()> {
    let code =
        places::credit_code(region, organisation).map_err(|problem| Error::Failed(problem.code().into()))?;
    let card = json!({ "name": name, "phone": phone, "credit_code": code.as_str(), "status": "approved" });
    ask(cx, CLERK, at, "parts.add_supplier", json!({ "supplier": card })).await.map(drop)
}

/// A part of another make, for the cars of the one it is like; it gets its bin at once.
pub async fn listed(
    cx: &mut Write,
    at: Moment,
    (number, name): (&str, &str),
    like: &str,
    yuan: &str,
    bin: &str,
) -> Result<()> {
    let (unit, category, fits): (String, String, String) =
        sqlx::query_as("SELECT unit, category, fits FROM parts WHERE number = ?")
            .bind(like)
            .fetch_one(cx.db())
            .await?;
    let form = json!({
        "number": number, "name": name, "unit": unit, "class": "equivalent", "category": category, "fits": fits,
        "price": yuan, "min_stock": "0", "max_stock": "1", "fast_moving": false, "warranty_months": 12,
        "warranty_km": 20_000, "member_price": null, "trade_price": null, "warranty_price": null,
    });
    let added = ask(cx, CLERK, at, "parts.add", json!({ "part": form })).await?;
    let place: i64 =
        sqlx::query_scalar("SELECT id FROM bins WHERE code = ?").bind(bin).fetch_one(cx.db()).await?;
    let form = json!({ "id": added["id"], "version": added["version"], "bins": [place] });
    ask(cx, CLERK, at, "parts.set_bins", form).await.map(drop)
}

/// From the maker unless said, for so many days from now.
pub async fn order(
    cx: &mut Write,
    at: Moment,
    from: Option<&str>,
    lines: &[(&str, i64)],
    days: i64,
) -> Result<()> {
    let mut ordered = Vec::new();
    for (number, pieces) in lines {
        let (part, unit_cost) = (part(cx, number).await?, price(cx, number).await?);
        ordered.push(json!({ "part_id": part, "quantity": pieces.to_string(), "unit_cost": unit_cost }));
    }
    let from = match from {
        Some(name) => named(cx, name).await?,
        None => supplier(cx).await?,
    };
    let form = json!({ "supplier_id": from, "promised_day": at.day().plus_days(days), "lines": ordered });
    ask(cx, CLERK, at, "purchasing.place", form).await.map(drop)
}

/// What was ordered there came whole, at the price it was ordered for.
pub async fn deliver(cx: &mut Write, at: Moment, from: &str, note: &str) -> Result<()> {
    let from = named(cx, from).await?;
    let open: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM purchase_orders WHERE supplier_id = ? AND state = 'open'")
            .bind(from)
            .fetch_all(cx.db())
            .await?;
    let mut lines = Vec::new();
    for order in open {
        let page = ask(cx, CLERK, at, "purchasing.page", json!({ "id": order })).await?;
        let rows = page["lines"].as_array().cloned().unwrap_or_default();
        let of = |row: &Value| json!({ "part_id": row["part_id"], "quantity": row["outstanding"] });
        lines.extend(rows.iter().filter(|row| row["completed_day"].is_null()).map(of));
    }
    let form = json!({
        "supplier_id": from, "delivery_note": note, "inspected_by": staff(cx, CLERK).await?, "lines": lines,
    });
    ask(cx, CLERK, at, "purchasing.receive", form).await.map(drop)
}

async fn named(cx: &mut Write, name: &str) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT id FROM suppliers WHERE name = ?").bind(name).fetch_one(cx.db()).await?)
}

/// By the list of the house; of what came onto it later the usual share of the retail price, net of VAT.
async fn price(cx: &mut Write, number: &str) -> Result<Money> {
    if cost(number) > 0 {
        return Ok(Money::from_units(cost(number)));
    }
    Ok(sqlx::query_scalar("SELECT price * 60 / 113 FROM parts WHERE number = ?")
        .bind(number)
        .fetch_one(cx.db())
        .await?)
}

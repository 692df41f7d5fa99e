//! What advisors hear of customers: leads for the sales room, and what is good to know.

use serde_json::json;

use super::desk::ask;
use crate::kernel::{Moment, Result, Write};

/// The owner of the car with this place among those on file thinks of a car.
pub struct Lead {
    pub by: &'static str,
    pub owner_of: i64,
    pub model: &'static str,
    pub source: &'static str,
    pub note: &'static str,
    /// What became of it.
    pub end: Option<(&'static str, &'static str)>,
}

pub async fn lead(cx: &mut Write, at: Moment, lead: &Lead) -> Result<()> {
    let customer = owner(cx, lead.owner_of).await?;
    let form = json!({
        "customer_id": customer, "model": lead.model, "wanted_by": at.day().plus_months(2), "source": lead.source,
        "note": lead.note,
    });
    let kept = ask(cx, lead.by, at, "customers.record_intention", form).await?;
    if let Some((state, result)) = lead.end {
        let form = json!({ "id": kept["id"], "version": kept["version"], "state": state, "result": result });
        ask(cx, lead.by, at, "customers.close_intention", form).await?;
    }
    Ok(())
}

pub async fn learned(cx: &mut Write, at: Moment, owner_of: i64, kind: &str, text: &str) -> Result<()> {
    let form = json!({ "customer_id": owner(cx, owner_of).await?, "kind": kind, "text": text });
    ask(cx, "chenj", at, "reception.learn", form).await.map(drop)
}

async fn owner(cx: &mut Write, nth: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT owner_id FROM vehicles WHERE owner_id IS NOT NULL AND scrapped = 0 ORDER BY id LIMIT 1 OFFSET ?",
    )
    .bind(nth)
    .fetch_one(cx.db())
    .await?)
}

//! A bay gets another name, place or use, or is closed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::add_bay::BayRef;
use super::add_bay::check_name;
use super::{BayId, BayKind};
use crate::audit::stale;
use crate::kernel::text::clean::Name;
use crate::kernel::{Checks, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeBay {
    pub id: BayId,
    pub version: i64,
    pub name: Name<20>,
    pub kind: BayKind,
    /// Its place in lists.
    pub position: u16,
    pub active: bool,
}

/// Refuses `workshop.bay_in_use` when a bay with open jobs is closed.
pub async fn change_bay(cx: &mut Write, input: ChangeBay) -> Result<BayRef> {
    let version: Option<i64> = sqlx::query_scalar("SELECT version FROM bays WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version =
        version.ok_or_else(|| Refusal::new("workshop.unknown_bay").at("id").with("id", input.id))?;
    stale::refuse_if_changed(cx, "bay", input.id.0, input.version, version).await?;
    let mut checks = Checks::new();
    check_name(cx, &mut checks, &input.name, Some(input.id)).await?;
    if !input.active {
        let number: Option<String> = sqlx::query_scalar(
            "SELECT o.number FROM assignments a JOIN repair_orders o ON o.id = a.order_id
             WHERE a.state IN ('assigned', 'working', 'paused') AND a.bay_id = ? LIMIT 1",
        )
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
        if let Some(number) = number {
            checks.add(Refusal::new("workshop.bay_in_use").at("active").with("number", number));
        }
    }
    checks.done()?;
    sqlx::query(
        "UPDATE bays SET name = ?, kind = ?, position = ?, active = ?, version = version + 1 WHERE id = ?",
    )
    .bind(input.name.as_str())
    .bind(input.kind)
    .bind(i64::from(input.position))
    .bind(input.active)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("bay", input.id.0);
    Ok(BayRef { id: input.id, version: version + 1 })
}

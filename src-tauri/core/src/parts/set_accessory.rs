//! A part is sold beside repairs (附件/精品), or no longer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PartId;
pub use super::PartRef;
use crate::audit::stale;
use crate::kernel::{Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAccessory {
    pub id: PartId,
    pub version: i64,
    pub accessory: bool,
}

pub async fn set_accessory(cx: &mut Write, input: SetAccessory) -> Result<PartRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM parts WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("parts.unknown").at("id").with("id", input.id))?;
    stale::refuse_if_changed(cx, "part", input.id.0, input.version, version).await?;
    sqlx::query("UPDATE parts SET accessory = ?, version = version + 1 WHERE id = ?")
        .bind(input.accessory)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("part", input.id.0);
    Ok(PartRef { id: input.id, version: version + 1 })
}

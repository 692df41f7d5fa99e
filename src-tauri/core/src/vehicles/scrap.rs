//! A car is scrapped and must not be repaired any more (regulation art. 45); or that was
//! a mistake.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VehicleId;
pub use super::VehicleRef;
use super::change::refuse_stale;
use crate::kernel::text::Name;
use crate::kernel::{Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetScrapped {
    pub id: VehicleId,
    pub version: i64,
    pub scrapped: bool,
    pub reason: Name<200>,
}

pub async fn set_scrapped(cx: &mut Write, input: SetScrapped) -> Result<VehicleRef> {
    let version = refuse_stale(cx, input.id, input.version).await?;
    sqlx::query("UPDATE vehicles SET scrapped = ?, version = version + 1 WHERE id = ?")
        .bind(input.scrapped)
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("vehicle", input.id.0);
    Ok(VehicleRef { id: input.id, version: version + 1 })
}

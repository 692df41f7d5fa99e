//! Something lies on the shelf that no part number is known for; later somebody says what
//! became of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CountId, CountState, StrayId, which};
use crate::kernel::text::Name;
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::parts::BinId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportStray {
    pub count_id: CountId,
    /// As scanned, or in words.
    pub code: Name<80>,
    #[ts(optional = nullable)]
    pub bin_id: Option<BinId>,
}

pub async fn report_stray(cx: &mut Write, input: ReportStray) -> Result<Nothing> {
    let head = which::head(cx, input.count_id).await?;
    which::must_be(&head, CountState::Counting)?;
    if let Some(bin) = input.bin_id {
        let known: Option<i64> = sqlx::query_scalar("SELECT 1 FROM bins WHERE id = ? AND warehouse_id = ?")
            .bind(bin)
            .bind(head.warehouse_id)
            .fetch_optional(cx.db())
            .await?;
        known.ok_or_else(|| Refusal::new("parts.unknown_bin").at("bin_id"))?;
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("INSERT INTO count_strays (count_id, code, bin_id, at, by_staff) VALUES (?, ?, ?, ?, ?)")
        .bind(input.count_id)
        .bind(&input.code)
        .bind(input.bin_id)
        .bind(now)
        .bind(staff)
        .execute(cx.db())
        .await?;
    cx.about("count", input.count_id.0);
    Ok(Nothing {})
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleStray {
    pub id: StrayId,
    /// What it was: added to the catalogue and counted, thrown away, a customer's.
    pub note: Name<200>,
}

pub async fn settle_stray(cx: &mut Write, input: SettleStray) -> Result<Nothing> {
    let staff = cx.staff();
    let count: Option<CountId> = sqlx::query_scalar(
        "UPDATE count_strays SET settled_note = ?, settled_by = ? WHERE id = ? AND settled_by IS NULL RETURNING count_id",
    )
    .bind(&input.note)
    .bind(staff)
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let count = count.ok_or_else(|| Refusal::new("stocktake.unknown_stray").at("id"))?;
    cx.about("count", count.0);
    Ok(Nothing {})
}

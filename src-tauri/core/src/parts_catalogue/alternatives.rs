//! Parts that may be taken for each other, whichever of them there is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::supersede::known;
use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Refusal, Result, Write};
use crate::parts::PartId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddAlternative {
    pub part_id: PartId,
    pub other_id: PartId,
    /// What to mind when it is taken instead.
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DropAlternative {
    pub part_id: PartId,
    pub other_id: PartId,
}

const fn pair(one: PartId, other: PartId) -> (PartId, PartId) {
    if one.0 < other.0 { (one, other) } else { (other, one) }
}

pub async fn add_alternative(cx: &mut Write, input: AddAlternative) -> Result<Nothing> {
    let mut checks = Checks::new();
    known(cx, &mut checks, "part_id", input.part_id).await?;
    known(cx, &mut checks, "other_id", input.other_id).await?;
    checks.require(input.part_id != input.other_id, "other_id", "parts_catalogue.own_alternative");
    checks.done()?;
    let (part, other) = pair(input.part_id, input.other_id);
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO part_alternatives (part_id, other_id, note, set_at, set_by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (part_id, other_id) DO UPDATE SET note = excluded.note",
    )
    .bind(part)
    .bind(other)
    .bind(input.note)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("part", part.0);
    cx.about("part", other.0);
    Ok(Nothing {})
}

pub async fn drop_alternative(cx: &mut Write, input: DropAlternative) -> Result<Nothing> {
    let (part, other) = pair(input.part_id, input.other_id);
    let gone = sqlx::query("DELETE FROM part_alternatives WHERE part_id = ? AND other_id = ?")
        .bind(part)
        .bind(other)
        .execute(cx.db())
        .await?;
    if gone.rows_affected() == 0 {
        return Err(Refusal::new("parts_catalogue.no_alternative").at("other_id").into());
    }
    cx.about("part", part.0);
    cx.about("part", other.0);
    Ok(Nothing {})
}

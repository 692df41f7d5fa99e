//! The maker replaced a number by another: the old one leads to the new one from now on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::{Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Refusal, Result, Write};
use crate::parts::add::make_findable;
use crate::parts::{PartId, stock};

/// What happens to pieces of the old number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SupersessionWay {
    /// 用完为止: they are fitted while there are any.
    UseUp,
    /// 立即停用: none is fitted any more.
    AtOnce,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Supersede {
    pub old_part: PartId,
    pub new_part: PartId,
    pub way: SupersessionWay,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub note: Option<Text<200>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoSupersession {
    pub old_part: PartId,
}

/// Refuses `parts_catalogue.own_successor`, `.circle` and a part that has a successor already
/// (`.superseded_already`: take that one away first, so that nobody overlooks it).
pub async fn supersede(cx: &mut Write, input: Supersede) -> Result<Nothing> {
    let mut checks = Checks::new();
    let old = known(cx, &mut checks, "old_part", input.old_part).await?;
    let new = known(cx, &mut checks, "new_part", input.new_part).await?;
    if input.old_part == input.new_part {
        checks.require(false, "new_part", "parts_catalogue.own_successor");
        return checks.done().map(|()| Nothing {});
    }
    if let (Some(old), Some(new)) = (&old, &new) {
        if let Some(successor) = successor_of(cx, input.old_part).await? {
            let refusal = Refusal::new("parts_catalogue.superseded_already").at("old_part");
            checks.add(refusal.with("part", old).with("successor", successor));
        }
        if leads_to(cx, input.new_part, input.old_part).await? {
            let refusal = Refusal::new("parts_catalogue.circle").at("new_part");
            checks.add(refusal.with("old", old).with("new", new));
        }
    }
    checks.done()?;
    let (now, staff, today) = (cx.now, cx.staff(), cx.today());
    sqlx::query(
        "INSERT INTO part_supersessions (old_part, new_part, way, since, note, set_at, set_by)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(input.old_part)
    .bind(input.new_part)
    .bind(input.way)
    .bind(today)
    .bind(input.note)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    find_anew(cx, input.new_part).await?;
    cx.about("part", input.old_part.0);
    cx.about("part", input.new_part.0);
    Ok(Nothing {})
}

pub async fn undo_supersession(cx: &mut Write, input: UndoSupersession) -> Result<Nothing> {
    let new: Option<PartId> =
        sqlx::query_scalar("DELETE FROM part_supersessions WHERE old_part = ? RETURNING new_part")
            .bind(input.old_part)
            .fetch_optional(cx.db())
            .await?;
    let new = new.ok_or_else(|| Refusal::new("parts_catalogue.not_superseded").at("old_part"))?;
    find_anew(cx, new).await?;
    cx.about("part", input.old_part.0);
    cx.about("part", new.0);
    Ok(Nothing {})
}

/// A part and all that come after it are found by the numbers they replace.
async fn find_anew(cx: &mut Write, from: PartId) -> Result<()> {
    let later: Vec<PartId> = sqlx::query_scalar(
        "WITH RECURSIVE later (part, depth) AS (
             VALUES (?, 0)
             UNION ALL
             SELECT s.new_part, l.depth + 1 FROM later l JOIN part_supersessions s ON s.old_part = l.part
             WHERE l.depth < 20)
         SELECT part FROM later",
    )
    .bind(from)
    .fetch_all(cx.db())
    .await?;
    for part in later {
        make_findable(cx, part).await?;
    }
    Ok(())
}

/// Its number, or `parts.unknown` at the field.
pub(super) async fn known(
    cx: &mut Write,
    checks: &mut Checks,
    field: &str,
    part: PartId,
) -> Result<Option<String>> {
    match stock::named(cx, part).await {
        Ok(part) => Ok(Some(part.number)),
        Err(error) if error.code() == Some("parts.unknown") => {
            checks.add(Refusal::new("parts.unknown").at(field).with("id", part));
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

async fn successor_of(cx: &mut Write, part: PartId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT p.number FROM part_supersessions s JOIN parts p ON p.id = s.new_part WHERE s.old_part = ?",
    )
    .bind(part)
    .fetch_optional(cx.db())
    .await?)
}

/// Whether the chain after `from` reaches `to`.
async fn leads_to(cx: &mut Write, from: PartId, to: PartId) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "WITH RECURSIVE later (part) AS (
             VALUES (?1)
             UNION
             SELECT s.new_part FROM later l JOIN part_supersessions s ON s.old_part = l.part)
         SELECT EXISTS (SELECT 1 FROM later WHERE part = ?2)",
    )
    .bind(from)
    .bind(to)
    .fetch_one(cx.db())
    .await?)
}

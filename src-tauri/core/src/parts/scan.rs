//! What a scanner read: exactly one part, or a refusal that says what was read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::find::PartHit;
use super::{MAIN_WAREHOUSE, PartId, scanned};
use crate::kernel::text::Text;
use crate::kernel::text::fold::fold;
use crate::kernel::{Read, Refusal, Result};
use crate::policy::{self, keys};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScanPart {
    /// As the scanner typed it: a part number or a barcode, leading zeros and all.
    pub code: Text<80>,
    /// What it read before, and how many milliseconds ago: the same bars read twice in one go are one scan.
    #[ts(optional = nullable)]
    pub before: Option<ScanBefore>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScanBefore {
    pub code: Text<80>,
    pub millis: i64,
}

/// The part of that number; else of that barcode; else the same by what the scanner must have meant
/// ([`scanned::readings`]); else of that number written with other signs, case or width.
/// Refuses `parts.code_unknown`, `parts.code_ambiguous`, `parts.scanned_twice`.
pub async fn scan(cx: &mut Read, input: ScanPart) -> Result<PartHit> {
    let code = input.code.as_str();
    if let Some(before) = &input.before {
        let bounce = policy::value(cx, keys::SCAN_BOUNCE_MILLIS).await?;
        if scanned::is_bounce(code, &before.code, before.millis, bounce) {
            return Err(Refusal::new("parts.scanned_twice").at("code").with("code", code).into());
        }
    }
    let mut found = Vec::new();
    for reading in scanned::readings(code) {
        found = exactly(cx, &reading).await?;
        if !found.is_empty() {
            break;
        }
    }
    if found.is_empty() {
        found = written_otherwise(cx, &fold(code)).await?;
    }
    match found.as_slice() {
        [] => Err(Refusal::new("parts.code_unknown").at("code").with("code", code).into()),
        [only] => hit(cx, *only).await,
        several => {
            let refusal = Refusal::new("parts.code_ambiguous").at("code").with("code", code);
            Err(refusal.with("count", several.len()).into())
        }
    }
}

async fn exactly(cx: &mut Read, code: &str) -> Result<Vec<PartId>> {
    let numbered: Vec<PartId> =
        sqlx::query_scalar("SELECT id FROM parts WHERE number = ?").bind(code).fetch_all(cx.db()).await?;
    if !numbered.is_empty() {
        return Ok(numbered);
    }
    Ok(sqlx::query_scalar("SELECT id FROM parts WHERE barcode = ? AND active = 1")
        .bind(code)
        .fetch_all(cx.db())
        .await?)
}

async fn written_otherwise(cx: &mut Read, folded: &str) -> Result<Vec<PartId>> {
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    let candidates: Vec<(PartId, String, Option<String>)> = sqlx::query_as(
        "SELECT p.id, p.number, p.barcode FROM search_terms t JOIN parts p ON p.id = t.id
         WHERE t.kind = 4 AND t.term = substr(?, 1, 32) AND p.active = 1",
    )
    .bind(folded)
    .fetch_all(cx.db())
    .await?;
    let same = |text: &str| fold(text) == folded;
    Ok(candidates
        .into_iter()
        .filter(|(_, number, barcode)| same(number) || barcode.as_deref().is_some_and(same))
        .map(|(id, ..)| id)
        .collect())
}

/// A part with what the main warehouse has of it.
pub async fn hit(cx: &mut Read, part: PartId) -> Result<PartHit> {
    let found = sqlx::query_as(
        "SELECT p.id, p.number, p.name, p.unit, p.class, p.barcode, p.price,
                coalesce(s.on_hand, 0) AS on_hand, coalesce(s.on_hand - s.reserved, 0) AS free,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = p.id AND b.warehouse_id = ?1 ORDER BY pb.position LIMIT 1) AS bin
         FROM parts p LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?1
         WHERE p.id = ?2",
    )
    .bind(MAIN_WAREHOUSE)
    .bind(part)
    .fetch_optional(cx.db())
    .await?;
    found.ok_or_else(|| Refusal::new("parts.unknown").with("id", part).into())
}

//! Parts while somebody types: by number, barcode, name or pinyin.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MAIN_WAREHOUSE, PartClass, PartId};
use crate::kernel::text::Text;
use crate::kernel::text::fold::fold;
use crate::kernel::text::terms::{prefix_range, query_terms};
use crate::kernel::{Money, Quantity, Read, Result};

/// Words of one search that count.
const WORDS: usize = 4;
const MOST: u32 = 50;
/// Terms looked at, whole matches first, before the best are taken: one part has several.
const SCANNED: i64 = 400;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindParts {
    pub text: Text<60>,
    /// At most 50; 20 if not said.
    pub limit: Option<u32>,
}

/// A part to choose, with what the main warehouse has of it.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartHit {
    pub id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub barcode: Option<String>,
    /// Retail, tax included.
    pub price: Money,
    pub on_hand: Quantity,
    pub free: Quantity,
    /// Where to look first.
    pub bin: Option<String>,
}

/// The bounds of up to four typed words for a statement that asks for all of them:
/// the longest word, which leads to the fewest parts, comes first.
pub(super) fn bounds(text: &str) -> Option<[Option<(String, String)>; WORDS]> {
    let mut words = query_terms(text);
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut words = words.into_iter().map(|word| prefix_range(&word));
    let bounds = [words.next(), words.next(), words.next(), words.next()];
    bounds[0].is_some().then_some(bounds)
}

pub async fn find(cx: &mut Read, input: FindParts) -> Result<Vec<PartHit>> {
    let Some([first, second, third, fourth]) = bounds(&input.text) else {
        return Ok(Vec::new());
    };
    let (first_from, first_to) = first.unzip();
    let (second_from, second_to) = second.unzip();
    let (third_from, third_to) = third.unzip();
    let (fourth_from, fourth_to) = fourth.unzip();
    Ok(sqlx::query_as(
        "SELECT p.id, p.number, p.name, p.unit, p.class, p.barcode, p.price,
                coalesce(s.on_hand, 0) AS on_hand, coalesce(s.on_hand - s.reserved, 0) AS free,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = p.id AND b.warehouse_id = ?12 ORDER BY pb.position LIMIT 1) AS bin
         FROM (SELECT DISTINCT id FROM (
                   SELECT h.id FROM search_terms h CROSS JOIN parts q ON q.id = h.id
                   WHERE h.kind = 4 AND h.term >= ?1 AND h.term < ?2 AND q.active = 1
                     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM search_terms t WHERE t.kind = 4 AND t.id = h.id AND t.term >= ?3 AND t.term < ?4))
                     AND (?5 IS NULL OR EXISTS (SELECT 1 FROM search_terms t WHERE t.kind = 4 AND t.id = h.id AND t.term >= ?5 AND t.term < ?6))
                     AND (?7 IS NULL OR EXISTS (SELECT 1 FROM search_terms t WHERE t.kind = 4 AND t.id = h.id AND t.term >= ?7 AND t.term < ?8))
                   ORDER BY h.term LIMIT ?13)) AS hit
         CROSS JOIN parts p ON p.id = hit.id
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?12
         ORDER BY p.number <> ?9, coalesce(p.barcode, '') <> ?9,
                  NOT EXISTS (SELECT 1 FROM search_terms t WHERE t.kind = 4 AND t.id = p.id AND t.term = ?10),
                  p.number
         LIMIT ?11",
    )
    .bind(first_from)
    .bind(first_to)
    .bind(second_from)
    .bind(second_to)
    .bind(third_from)
    .bind(third_to)
    .bind(fourth_from)
    .bind(fourth_to)
    .bind(input.text.as_str())
    .bind(fold(&input.text))
    .bind(input.limit.unwrap_or(20).clamp(1, MOST))
    .bind(MAIN_WAREHOUSE)
    .bind(SCANNED)
    .fetch_all(cx.db())
    .await?)
}

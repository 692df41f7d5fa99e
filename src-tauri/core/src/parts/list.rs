//! The catalogue with its stock, in the order of part numbers, page by page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::find::bounds;
use super::{MAIN_WAREHOUSE, PartClass, PartId, WarehouseId};
use crate::kernel::text::Text;
use crate::kernel::{Money, Quantity, Read, Result, page};
use crate::vehicles::ModelId;

const PAGE: i64 = 100;

/// Which parts of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum StockFilter {
    #[default]
    All,
    OnHand,
    BelowMin,
    /// Somebody waits for it.
    Waiting,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ListParts {
    pub text: Text<60>,
    /// The main warehouse if not said.
    pub warehouse_id: Option<WarehouseId>,
    pub stock: StockFilter,
    pub class: Option<PartClass>,
    /// What fits this model, and what fits any car (PRT-03).
    pub model_id: Option<ModelId>,
    /// Also parts no longer sold.
    pub with_retired: bool,
    /// The last number of the page before.
    pub after: Option<Text<40>>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PartRow {
    pub id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub category: Option<String>,
    pub price: Money,
    pub on_hand: Quantity,
    pub reserved: Quantity,
    pub free: Quantity,
    pub min_stock: Quantity,
    /// Fewer are free than there should be.
    pub below_min: bool,
    /// Ordered from suppliers and still to come; who knows the orders fills it in.
    #[sqlx(default)]
    pub ordered: Quantity,
    pub fast_moving: bool,
    pub bin: Option<String>,
    pub active: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PartPage {
    pub rows: Vec<PartRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: ListParts) -> Result<PartPage> {
    let words = bounds(&input.text);
    if words.is_none() && !input.text.is_empty() {
        return Ok(PartPage { rows: Vec::new(), more: false });
    }
    let [first, second, third, fourth] = words.unwrap_or_default();
    let (first_from, first_to) = first.unzip();
    let (second_from, second_to) = second.unzip();
    let (third_from, third_to) = third.unzip();
    let (fourth_from, fourth_to) = fourth.unzip();
    let mut rows: Vec<PartRow> = sqlx::query_as(
        "SELECT p.id, p.number, p.name, p.unit, p.class, p.category, p.price,
                coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved,
                coalesce(s.on_hand - s.reserved, 0) AS free, p.min_stock,
                p.min_stock > 0 AND coalesce(s.on_hand - s.reserved, 0) < p.min_stock AS below_min, p.fast_moving,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = p.id AND b.warehouse_id = ?9 ORDER BY pb.position LIMIT 1) AS bin,
                p.active
         FROM parts p LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?9
         WHERE p.number > ?10 AND (?11 OR p.active = 1) AND (?12 IS NULL OR p.class = ?12)
           AND (?1 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?1 AND term < ?2))
           AND (?3 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?3 AND term < ?4))
           AND (?5 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?5 AND term < ?6))
           AND (?7 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?7 AND term < ?8))
           AND (?15 IS NULL OR NOT EXISTS (SELECT 1 FROM part_fitments f WHERE f.part_id = p.id)
                OR EXISTS (SELECT 1 FROM part_fitments f JOIN vehicle_models m ON m.id = ?15
                           WHERE f.part_id = p.id AND f.brand = m.brand AND coalesce(f.series, m.series) = m.series
                             AND coalesce(f.model_id, m.id) = m.id))
           AND (?13 <> 'below_min' OR p.min_stock > 0)
           AND (?13 <> 'waiting' OR p.id IN (SELECT part_id FROM reservations WHERE warehouse_id = ?9 AND held < wanted))
           AND CASE ?13
                 WHEN 'on_hand' THEN coalesce(s.on_hand, 0) > 0
                 WHEN 'below_min' THEN coalesce(s.on_hand - s.reserved, 0) < p.min_stock
                 ELSE 1 END
         ORDER BY p.number LIMIT ?14",
    )
    .bind(first_from)
    .bind(first_to)
    .bind(second_from)
    .bind(second_to)
    .bind(third_from)
    .bind(third_to)
    .bind(fourth_from)
    .bind(fourth_to)
    .bind(input.warehouse_id.unwrap_or(MAIN_WAREHOUSE))
    .bind(input.after.unwrap_or_default())
    .bind(input.with_retired)
    .bind(input.class)
    .bind(input.stock)
    .bind(PAGE + 1)
    .bind(input.model_id)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    Ok(PartPage { rows, more })
}

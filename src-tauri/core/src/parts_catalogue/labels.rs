//! What the labels of parts and bins say.

use crate::documents::forms::labels::{BinLabel, BinLabels, PartLabel, PartLabels};
use crate::documents::forms::same_word;
use crate::kernel::{Quantity, Read, Refusal, Result};
use crate::parts::{BinId, MAIN_WAREHOUSE, PartClass, PartId, ReceiptId, rules};

/// So many labels hold on one roll.
pub const MOST_LABELS: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct Row {
    number: String,
    name: String,
    unit: String,
    class: PartClass,
    bin: Option<String>,
}

/// Each part's label as often as asked for. Refuses `parts.unknown`, `parts_catalogue.label_count`.
pub async fn of_parts(cx: &mut Read, asked: &[(PartId, i64)]) -> Result<PartLabels> {
    let mut labels = Vec::new();
    let mut all: i64 = 0;
    for (at, (part, count)) in asked.iter().enumerate() {
        all = all.saturating_add(*count);
        if !(1..=MOST_LABELS).contains(count) || all > MOST_LABELS {
            let refusal = Refusal::new("parts_catalogue.label_count").at(format!("parts[{at}].count"));
            return Err(refusal.with("limit", MOST_LABELS).into());
        }
        let row: Option<Row> = sqlx::query_as(
            "SELECT p.number, p.name, p.unit, p.class,
                    (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                     WHERE pb.part_id = p.id AND b.warehouse_id = ? ORDER BY pb.position LIMIT 1) AS bin
             FROM parts p WHERE p.id = ?",
        )
        .bind(MAIN_WAREHOUSE)
        .bind(part)
        .fetch_optional(cx.db())
        .await?;
        let row = row.ok_or_else(|| {
            Refusal::new("parts.unknown").at(format!("parts[{at}].part_id")).with("id", part)
        })?;
        let label = PartLabel {
            number: row.number,
            name: row.name,
            unit: row.unit,
            nature: Some(same_word(row.class)?),
            bin: row.bin,
        };
        labels.extend((0..*count).map(|_| label.clone()));
    }
    Ok(PartLabels { labels })
}

/// One label for each piece of a delivery that was found good; one for all of what is measured.
pub async fn of_receipt(cx: &mut Read, receipt: ReceiptId) -> Result<PartLabels> {
    let lines: Vec<(PartId, String, Quantity)> = sqlx::query_as(
        "SELECT l.part_id, p.unit, l.quantity - l.rejected FROM receipt_lines l JOIN parts p ON p.id = l.part_id
         WHERE l.receipt_id = ? AND l.rejected < l.quantity ORDER BY l.id",
    )
    .bind(receipt)
    .fetch_all(cx.db())
    .await?;
    if lines.is_empty() {
        return Err(Refusal::new("parts.unknown_receipt").at("receipt_id").into());
    }
    let pieces = |unit: &str, quantity: Quantity| {
        let whole = quantity.units() / Quantity::ONE.units();
        if rules::is_measured(unit) { 1 } else { whole.clamp(1, MOST_LABELS) }
    };
    let asked: Vec<(PartId, i64)> =
        lines.iter().map(|(part, unit, quantity)| (*part, pieces(unit, *quantity))).collect();
    of_parts(cx, &asked).await
}

/// Refuses `parts.unknown_bin`.
pub async fn of_bins(cx: &mut Read, bins: &[BinId]) -> Result<BinLabels> {
    let mut labels = Vec::with_capacity(bins.len());
    for (at, bin) in bins.iter().enumerate() {
        let found: Option<(String, String)> = sqlx::query_as(
            "SELECT b.code, w.name FROM bins b JOIN warehouses w ON w.id = b.warehouse_id WHERE b.id = ?",
        )
        .bind(bin)
        .fetch_optional(cx.db())
        .await?;
        let (code, warehouse) =
            found.ok_or_else(|| Refusal::new("parts.unknown_bin").at(format!("bins[{at}]")))?;
        labels.push(BinLabel { code, warehouse });
    }
    Ok(BinLabels { labels })
}

//! The ledgers' sums of a month: what is kept with its closing and recomputed by the check.

use crate::kernel::{Read, Result};
use crate::periods::Month;

/// Lines `ledger|group|entries|sums`, in order: the same rows give the same text.
pub async fn sums(cx: &mut Read, month: Month) -> Result<String> {
    let (from, to) = (month.start(), month.end());
    let mut lines: Vec<String> = sqlx::query_scalar(
        "SELECT 'settlements|' || payer || '|' || count(*) || '|' || sum(labour) || '|' || sum(material) || '|' ||
                sum(other) || '|' || sum(discount) || '|' || sum(gross) || '|' || sum(net) || '|' || sum(tax) || '|' ||
                sum(cost)
         FROM settlements WHERE settled_at >= ? AND settled_at < ? GROUP BY payer ORDER BY payer",
    )
    .bind(from)
    .bind(to)
    .fetch_all(cx.db())
    .await?;
    let more: Vec<String> = sqlx::query_scalar(
        "SELECT 'settlement_lines|' || l.tax_rate || '|' || count(*) || '|' || sum(l.quantity) || '|' || sum(l.list_amount)
                || '|' || sum(l.discount) || '|' || sum(l.net) || '|' || sum(l.tax) || '|' || sum(l.cost)
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY l.tax_rate ORDER BY l.tax_rate",
    )
    .bind(from)
    .bind(to)
    .fetch_all(cx.db())
    .await?;
    lines.extend(more);
    let more: Vec<String> = sqlx::query_scalar(
        "SELECT 'payments|' || way || ' ' || kind || '|' || count(*) || '|' || sum(amount)
         FROM payments WHERE at >= ? AND at < ? GROUP BY way, kind ORDER BY way, kind",
    )
    .bind(from)
    .bind(to)
    .fetch_all(cx.db())
    .await?;
    lines.extend(more);
    let more: Vec<String> = sqlx::query_scalar(
        "SELECT 'stock|' || warehouse_id || ' ' || kind || '|' || count(*) || '|' || sum(value)
         FROM stock_moves WHERE at >= ? AND at < ? GROUP BY warehouse_id, kind ORDER BY warehouse_id, kind",
    )
    .bind(from)
    .bind(to)
    .fetch_all(cx.db())
    .await?;
    lines.extend(more);
    let arrived: i64 =
        sqlx::query_scalar("SELECT count(*) FROM visits WHERE arrived_at >= ? AND arrived_at < ?")
            .bind(from)
            .bind(to)
            .fetch_one(cx.db())
            .await?;
    lines.push(format!("visits|arrived|{arrived}"));
    lines.push(String::new());
    Ok(lines.join("\n"))
}

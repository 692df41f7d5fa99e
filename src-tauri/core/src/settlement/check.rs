//! What must always be true of settlements and payments.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

/// Looks at every row; empty when all is well.
pub async fn settlements(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let differ: Vec<i64> = sqlx::query_scalar(
        "SELECT s.id FROM settlements s LEFT JOIN settlement_lines l ON l.settlement_id = s.id
         GROUP BY s.id
         HAVING s.net <> coalesce(sum(l.net), 0) OR s.tax <> coalesce(sum(l.tax), 0)
             OR s.gross <> coalesce(sum(l.gross), 0) OR s.cost <> coalesce(sum(l.cost), 0)",
    )
    .fetch_all(cx.db())
    .await?;
    let unmirrored: Vec<i64> = sqlx::query_scalar(
        "SELECT r.id FROM settlements r JOIN settlements s ON s.id = r.reverses
         WHERE r.gross <> -s.gross OR r.net <> -s.net OR r.order_id IS NOT s.order_id OR r.sale_id IS NOT s.sale_id OR r.payer <> s.payer",
    )
    .fetch_all(cx.db())
    .await?;
    let twice: Vec<i64> = sqlx::query_scalar(
        "SELECT order_id FROM standing_settlements WHERE order_id IS NOT NULL GROUP BY order_id, payer HAVING count(*) > 1
         UNION ALL
         SELECT sale_id FROM standing_settlements WHERE sale_id IS NOT NULL GROUP BY sale_id HAVING count(*) > 1",
    )
    .fetch_all(cx.db())
    .await?;
    let overpaid: Vec<i64> = sqlx::query_scalar(
        "SELECT s.id FROM standing_settlements s JOIN payments p ON p.settlement_id = s.id
         GROUP BY s.id
         HAVING sum(CASE WHEN p.kind <> 'account_receipt' THEN p.amount ELSE 0 END) > s.gross
             OR sum(CASE WHEN p.way = 'on_account' THEN p.amount
                         WHEN p.kind = 'account_receipt' THEN -p.amount ELSE 0 END) < 0",
    )
    .fetch_all(cx.db())
    .await?;
    let owed: Vec<i64> = sqlx::query_scalar(
        "SELECT coalesce(a.id, b.settlement_id) FROM (
             SELECT coalesce(s.reverses, s.id) AS id,
                    sum(CASE WHEN p.way = 'on_account' THEN p.amount ELSE -p.amount END) AS owed
             FROM payments p JOIN settlements s ON s.id = p.settlement_id
             WHERE p.way = 'on_account' OR p.kind = 'account_receipt' GROUP BY 1) a
         FULL JOIN receivables b ON b.settlement_id = a.id
         WHERE a.owed IS NOT b.owed OR (b.owed = 0) <> (b.open_until < 9223372036854775807)",
    )
    .fetch_all(cx.db())
    .await?;
    for (code, ids) in [
        ("settlement.sum_differs", differ),
        ("settlement.reversal_differs", unmirrored),
        ("settlement.settled_twice", twice),
        ("settlement.overpaid", overpaid),
        ("settlement.receivable_differs", owed),
    ] {
        findings.extend(ids.into_iter().map(|id| Finding::new(code).with("id", id)));
    }
    Ok(findings)
}

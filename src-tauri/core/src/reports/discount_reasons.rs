use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Lines, lines};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("reason", ColumnKind::Text),
    Column::new("discounted_lines", ColumnKind::Count),
    Column::new("list", ColumnKind::Money),
    Column::new("discount", ColumnKind::Money),
    Column::made("discount_share", ColumnKind::Share, &["discount", "list"]),
];

/// The line's own reason, else what the discount on the total was asked for.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "WITH given AS (
             SELECT coalesce(nullif(o.discount_reason, ''),
                         (SELECT q.reason FROM discount_requests q
                          WHERE q.order_id = s.order_id AND q.payer = s.payer AND q.state IN ('approved', 'used')
                          ORDER BY q.id DESC LIMIT 1), '') AS reason,
                    CASE WHEN l.discount > 0 THEN 1 ELSE -1 END AS one, l.list_amount, l.discount
             FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
             LEFT JOIN order_lines o ON o.id = l.order_line_id
             WHERE s.settled_at >= ? AND s.settled_at < ? AND l.discount <> 0)
         SELECT reason, CASE reason WHEN '' THEN '—' ELSE reason END, sum(one), sum(list_amount), sum(discount)
         FROM given GROUP BY reason ORDER BY sum(discount) DESC",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    lines(cx, look, Lines::DiscountReason).await
}

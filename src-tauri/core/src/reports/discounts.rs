use super::behind::{Look, Record};
use super::period::Span;
use super::sources::{Settled, settlements};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("given_by", ColumnKind::Text),
    Column::new("settlements", ColumnKind::Count),
    Column::new("discounted", ColumnKind::Count),
    Column::new("list", ColumnKind::Money),
    Column::new("discount", ColumnKind::Money),
    Column::made("discount_share", ColumnKind::Share, &["discount", "list"]),
];

/// With tax, by who gave it: who approved what was beyond the authority of the one who settled, else who
/// settled. A reversal stands under the same name as what it reverses.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let rows = sqlx::query(
        "SELECT CAST(f.id AS TEXT), f.name, g.settlements, g.discounted, g.list, g.discount
         FROM (SELECT CASE WHEN s.discount = 0 AND s.reverses IS NULL THEN s.settled_by
                           ELSE coalesce((SELECT q.decided_by FROM discount_requests q
                                          WHERE q.settlement_id = coalesce(s.reverses, s.id)),
                                         (SELECT b.settled_by FROM settlements b WHERE b.id = s.reverses),
                                         s.settled_by) END AS giver,
                      sum(CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END) AS settlements,
                      sum(CASE WHEN s.discount > 0 THEN 1 WHEN s.discount < 0 THEN -1 ELSE 0 END) AS discounted,
                      sum(s.labour + s.material + s.other) AS list, sum(s.discount) AS discount
               FROM settlements s WHERE s.settled_at >= ? AND s.settled_at < ? GROUP BY 1) g
         CROSS JOIN staff f ON f.id = g.giver ORDER BY g.discount DESC, f.id",
    )
    .bind(span.from)
    .bind(span.to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    settlements(cx, look, Settled::Giver).await
}

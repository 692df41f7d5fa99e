//! Lines of the settlements of a period.

use crate::kernel::{Read, Result};
use crate::reports::behind::{Look, Record};

/// By what the rows of a report part the lines.
#[derive(Clone, Copy, Debug)]
pub enum Lines {
    Kind,
    Rate,
    /// Labour alone.
    JobClass,
    DiscountReason,
}

impl Lines {
    const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Rate => "rate",
            Self::JobClass => "job_class",
            Self::DiscountReason => "reason",
        }
    }
}

/// Each line with its part of the figure; a reversal's is negative.
pub async fn lines(cx: &mut Read, look: &Look<'_>, by: Lines) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT CASE WHEN s.sale_id IS NULL THEN 'order' ELSE 'sale' END AS kind, coalesce(s.order_id, s.sale_id) AS id,
                s.number, s.settled_at AS at, l.name AS about,
                CASE ?3
                    WHEN 'lines' THEN CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END
                    WHEN 'discounted_lines' THEN CASE WHEN l.discount > 0 THEN 1 WHEN l.discount < 0 THEN -1 ELSE 0 END
                    WHEN 'net' THEN l.net
                    WHEN 'labour_net' THEN l.net
                    WHEN 'tax' THEN l.tax
                    WHEN 'gross' THEN l.gross
                    WHEN 'cost' THEN l.cost
                    WHEN 'profit' THEN l.net - l.cost
                    WHEN 'hours_sold' THEN l.quantity
                    WHEN 'discount' THEN l.discount
                    WHEN 'list' THEN CASE WHEN l.discount <> 0 THEN l.list_amount ELSE 0 END
                    ELSE 0 END AS amount
         FROM settlements s CROSS JOIN settlement_lines l ON l.settlement_id = s.id
         LEFT JOIN order_lines o ON o.id = l.order_line_id
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND (?5 <> 'job_class' OR l.kind = 'labour')
           AND (?4 IS NULL OR ?4 = CASE ?5
                    WHEN 'kind' THEN CASE WHEN s.sale_id IS NULL THEN l.kind ELSE 'counter' END
                    WHEN 'rate' THEN CAST(l.tax_rate AS TEXT)
                    WHEN 'job_class' THEN coalesce(o.job_class, 'none')
                    ELSE coalesce(nullif(o.discount_reason, ''),
                                  (SELECT q.reason FROM discount_requests q
                                   WHERE q.order_id = s.order_id AND q.payer = s.payer AND q.state IN ('approved', 'used')
                                   ORDER BY q.id DESC LIMIT 1), '') END)
         ORDER BY s.settled_at, s.id, l.position",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .bind(by.code())
    .fetch_all(cx.db())
    .await?)
}

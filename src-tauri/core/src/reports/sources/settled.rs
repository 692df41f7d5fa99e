//! Settlements of a period, and the visits and orders they stand for.

use crate::kernel::{Read, Result};
use crate::reports::behind::{Look, Record};
use crate::reports::table::{Column, ColumnKind};

/// By what the rows of a report part the settlements.
#[derive(Clone, Copy, Debug)]
pub enum Settled {
    Payer,
    Advisor,
    /// Who gave the discount; without one, who settled.
    Giver,
    Model,
    /// One row for all.
    Whole,
}

impl Settled {
    const fn code(self) -> &'static str {
        match self {
            Self::Payer => "payer",
            Self::Advisor => "advisor",
            Self::Giver => "giver",
            Self::Model => "model",
            Self::Whole => "whole",
        }
    }
}

/// Each settlement with its part of the figure; a reversal's is negative.
pub async fn settlements(cx: &mut Read, look: &Look<'_>, by: Settled) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT CASE WHEN s.sale_id IS NULL THEN 'order' ELSE 'sale' END AS kind, coalesce(s.order_id, s.sale_id) AS id,
                s.number, s.settled_at AS at, coalesce(v.plate, s.payer_name) AS about,
                CASE ?3
                    WHEN 'settlements' THEN CASE WHEN s.reverses IS NULL THEN 1 ELSE -1 END
                    WHEN 'net' THEN s.net
                    WHEN 'tax' THEN s.tax
                    WHEN 'gross' THEN s.gross
                    WHEN 'cost' THEN s.cost
                    WHEN 'profit' THEN s.net - s.cost
                    WHEN 'discount' THEN s.discount
                    WHEN 'list' THEN s.labour + s.material + s.other
                    WHEN 'discounted' THEN CASE WHEN s.discount > 0 THEN 1 WHEN s.discount < 0 THEN -1 ELSE 0 END
                    WHEN 'hours_sold' THEN (SELECT coalesce(sum(l.quantity), 0) FROM settlement_lines l
                                            WHERE l.settlement_id = s.id AND l.kind = 'labour')
                    WHEN 'labour_net' THEN (SELECT coalesce(sum(l.net), 0) FROM settlement_lines l
                                            WHERE l.settlement_id = s.id AND l.kind = 'labour')
                    WHEN 'parts_net' THEN (SELECT coalesce(sum(l.net), 0) FROM settlement_lines l
                                           WHERE l.settlement_id = s.id AND l.kind = 'part')
                    WHEN 'other_net' THEN (SELECT coalesce(sum(l.net), 0) FROM settlement_lines l
                                           WHERE l.settlement_id = s.id AND l.kind NOT IN ('labour', 'part'))
                    ELSE 0 END AS amount
         FROM settlements s LEFT JOIN repair_orders o ON o.id = s.order_id
         LEFT JOIN visits t ON t.id = o.visit_id LEFT JOIN vehicles v ON v.id = o.vehicle_id
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2
           AND (?4 IS NULL OR ?4 = CASE ?5
                    WHEN 'payer' THEN s.payer
                    WHEN 'advisor' THEN CAST(coalesce(t.advisor_id, 0) AS TEXT)
                    WHEN 'giver' THEN CAST(CASE WHEN s.discount = 0 AND s.reverses IS NULL THEN s.settled_by
                        ELSE coalesce((SELECT q.decided_by FROM discount_requests q
                                       WHERE q.settlement_id = coalesce(s.reverses, s.id)),
                                      (SELECT b.settled_by FROM settlements b WHERE b.id = s.reverses),
                                      s.settled_by) END AS TEXT)
                    WHEN 'model' THEN CASE WHEN s.sale_id IS NULL THEN CAST(coalesce(v.model_id, 0) AS TEXT) ELSE 'counter' END
                    ELSE '' END)
         ORDER BY s.settled_at, s.id",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.column)
    .bind(look.row)
    .bind(by.code())
    .fetch_all(cx.db())
    .await?)
}

/// Each visit with a settlement of the period that stands at its end, once.
pub async fn visits(cx: &mut Read, look: &Look<'_>, by: Settled) -> Result<Vec<Record>> {
    standing(cx, look, by, "visit").await
}

/// Each order, likewise.
pub async fn orders(cx: &mut Read, look: &Look<'_>, by: Settled) -> Result<Vec<Record>> {
    standing(cx, look, by, "order").await
}

async fn standing(cx: &mut Read, look: &Look<'_>, by: Settled, kind: &'static str) -> Result<Vec<Record>> {
    Ok(sqlx::query_as(
        "SELECT ?5 AS kind, CASE ?5 WHEN 'visit' THEN t.id ELSE o.id END AS id,
                CASE ?5 WHEN 'visit' THEN t.number ELSE o.number END AS number, min(s.settled_at) AS at,
                v.plate AS about, 1 AS amount
         FROM settlements s CROSS JOIN repair_orders o ON o.id = s.order_id
         CROSS JOIN visits t ON t.id = o.visit_id CROSS JOIN vehicles v ON v.id = o.vehicle_id
         WHERE s.settled_at >= ?1 AND s.settled_at < ?2 AND s.reverses IS NULL
           AND NOT EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < ?2)
           AND (?3 IS NULL OR ?3 = CASE ?4 WHEN 'advisor' THEN CAST(t.advisor_id AS TEXT)
                                           WHEN 'model' THEN CAST(coalesce(v.model_id, 0) AS TEXT) ELSE '' END)
         GROUP BY 2 ORDER BY min(s.settled_at)",
    )
    .bind(look.span.from)
    .bind(look.span.to)
    .bind(look.row)
    .bind(by.code())
    .bind(kind)
    .fetch_all(cx.db())
    .await?)
}

/// Columns of reports that part what was settled by whose visit or which car it was.
pub const fn columns(of: &'static str) -> [Column; 10] {
    [
        Column::new(of, ColumnKind::Text),
        Column::new("visits", ColumnKind::Count),
        Column::new("orders", ColumnKind::Count),
        Column::new("hours_sold", ColumnKind::Hours),
        Column::made("hours_per_order", ColumnKind::Average, &["hours_sold", "orders"]),
        Column::new("net", ColumnKind::Money),
        Column::made("net_per_visit", ColumnKind::PerPiece, &["net", "visits"]),
        Column::new("discount", ColumnKind::Money),
        Column::new("profit", ColumnKind::Money),
        Column::made("margin", ColumnKind::Share, &["profit", "net"]),
    ]
}

/// What is behind those columns.
pub async fn behind(cx: &mut Read, look: &Look<'_>, by: Settled) -> Result<Vec<Record>> {
    match look.column {
        "visits" => visits(cx, look, by).await,
        "orders" => orders(cx, look, by).await,
        _ => settlements(cx, look, by).await,
    }
}

//! The ledger recomputed from its first line, beside what is stored.

use super::stock::Balance;
use super::{MoveId, MoveKind, PartId, WarehouseId, openings, rules};
use crate::kernel::finding::Finding;
use crate::kernel::{Moment, Money, Quantity, Read, Result};
use crate::periods::Month;

/// Findings of one kind that are worth listing.
const MOST: i64 = 50;
const PAGE: i64 = 5_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: MoveId,
    part_id: PartId,
    warehouse_id: WarehouseId,
    kind: MoveKind,
    quantity: Quantity,
    value: Money,
    on_hand_after: Quantity,
    value_after: Money,
}

/// Everything that must hold of stock: running balances, costs of moves out, balances
/// stored, the beginnings of months, promises within what is there, deliveries posted once and only when inspected.
pub async fn stock(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = running_balances(cx).await?;
    findings.extend(stored_balances(cx).await?);
    findings.extend(beginnings(cx).await?);
    findings.extend(promises(cx).await?);
    findings.extend(waits(cx).await?);
    findings.extend(receipts(cx).await?);
    Ok(findings)
}

async fn running_balances(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let (mut part, mut warehouse, mut last) = (PartId(i64::MIN), WarehouseId(i64::MIN), MoveId(i64::MIN));
    let mut before = Balance::default();
    loop {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, part_id, warehouse_id, kind, quantity, value, on_hand_after, value_after FROM stock_moves
             WHERE (part_id, warehouse_id, id) > (?, ?, ?) ORDER BY part_id, warehouse_id, id LIMIT ?",
        )
        .bind(part)
        .bind(warehouse)
        .bind(last)
        .bind(PAGE)
        .fetch_all(cx.db())
        .await?;
        if rows.is_empty() {
            findings.truncate(MOST as usize);
            return Ok(findings);
        }
        for row in rows {
            if (row.part_id, row.warehouse_id) != (part, warehouse) {
                before = Balance::default();
            }
            findings.extend(wrong_in(&row, before).map(|code| Finding::new(code).with("move", row.id)));
            (part, warehouse, last) = (row.part_id, row.warehouse_id, row.id);
            before = Balance { on_hand: row.on_hand_after, value: row.value_after, reserved: Quantity::ZERO };
        }
    }
}

/// Which rule a line of the ledger breaks, given the balance before it.
fn wrong_in(row: &Row, before: Balance) -> Option<&'static str> {
    if before.on_hand + row.quantity != row.on_hand_after || before.value + row.value != row.value_after {
        return Some("stock.running_balance_differs");
    }
    if row.on_hand_after.is_zero() && !row.value_after.is_zero() {
        return Some("stock.nothing_is_worth_something");
    }
    // Goods go back to the supplier at the price they came for, all else leaves at average cost.
    let at_average = row.quantity.is_negative() && row.kind != MoveKind::SupplierReturn;
    if at_average && -row.value != rules::cost_of(-row.quantity, before.on_hand, before.value) {
        return Some("stock.cost_differs");
    }
    None
}

async fn stored_balances(cx: &mut Read) -> Result<Vec<Finding>> {
    let rows: Vec<(PartId, WarehouseId)> = sqlx::query_as(
        "SELECT s.part_id, s.warehouse_id FROM stock s
         LEFT JOIN (SELECT part_id, warehouse_id, sum(quantity) AS quantity, sum(value) AS value
                    FROM stock_moves GROUP BY part_id, warehouse_id) m
           ON m.part_id = s.part_id AND m.warehouse_id = s.warehouse_id
         WHERE s.on_hand <> coalesce(m.quantity, 0) OR s.value <> coalesce(m.value, 0)
         UNION
         SELECT DISTINCT m.part_id, m.warehouse_id FROM stock_moves m
         WHERE NOT EXISTS (SELECT 1 FROM stock s WHERE s.part_id = m.part_id AND s.warehouse_id = m.warehouse_id)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|row| about_stock("stock.sum_differs", row)).collect())
}

/// The beginnings of months: one for each in which stock moved, and each the one before it with what
/// moved in between.
async fn beginnings(cx: &mut Read) -> Result<Vec<Finding>> {
    let kept: Vec<Moment> =
        sqlx::query_scalar("SELECT starts FROM stock_months ORDER BY starts").fetch_all(cx.db()).await?;
    if kept != openings::months(cx).await? {
        return Ok(vec![Finding::new("stock.months_differ")]);
    }
    let mut findings = Vec::new();
    let mut before = Moment::from_millis(0);
    for starts in kept {
        let rows: Vec<(PartId, WarehouseId)> = sqlx::query_as(
            "SELECT part_id, warehouse_id FROM
                 (SELECT part_id, warehouse_id, on_hand, value, last_move_at FROM stock_openings WHERE starts = ?1
                  UNION ALL
                  SELECT part_id, warehouse_id, quantity, value, at FROM stock_moves WHERE at >= ?1 AND at < ?2
                  UNION ALL
                  SELECT part_id, warehouse_id, -on_hand, -value, -last_move_at FROM stock_openings WHERE starts = ?2)
             GROUP BY part_id, warehouse_id
             HAVING sum(on_hand) <> 0 OR sum(value) <> 0 OR max(last_move_at) <> -min(last_move_at) LIMIT ?3",
        )
        .bind(before)
        .bind(starts)
        .bind(MOST)
        .fetch_all(cx.db())
        .await?;
        let month = Month::of(starts.day());
        findings.extend(
            rows.into_iter().map(|row| about_stock("stock.beginning_differs", row).with("month", month)),
        );
        before = starts;
    }
    findings.truncate(MOST as usize);
    Ok(findings)
}

async fn promises(cx: &mut Read) -> Result<Vec<Finding>> {
    let differs: Vec<(PartId, WarehouseId)> = sqlx::query_as(
        "SELECT part_id, warehouse_id FROM
             (SELECT part_id, warehouse_id, reserved, 0 AS held FROM stock WHERE reserved <> 0
              UNION ALL
              SELECT part_id, warehouse_id, 0, held FROM reservations)
         GROUP BY part_id, warehouse_id HAVING sum(reserved) <> sum(held) LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let waiting: Vec<(PartId, WarehouseId)> = sqlx::query_as(
        "SELECT DISTINCT r.part_id, r.warehouse_id FROM reservations r
         JOIN stock s ON s.part_id = r.part_id AND s.warehouse_id = r.warehouse_id
         WHERE r.held < r.wanted AND s.on_hand > s.reserved LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let unsaid: Vec<(PartId, WarehouseId)> = sqlx::query_as(
        "SELECT part_id, warehouse_id FROM reservations r
         WHERE expected_day <> coalesce((SELECT y.day FROM part_promises y
                                         WHERE y.origin_kind = r.origin_kind AND y.origin_id = r.origin_id AND y.part_id = r.part_id
                                         ORDER BY y.id DESC LIMIT 1), '') LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let mut findings = Vec::new();
    for (code, rows) in [
        ("stock.reserved_differs", differs),
        ("stock.waits_beside_free", waiting),
        ("stock.promise_not_on_record", unsaid),
    ] {
        findings.extend(rows.into_iter().map(|row| about_stock(code, row)));
    }
    Ok(findings)
}

/// A wait ends with what came of the same part to the same record.
async fn waits(cx: &mut Read) -> Result<Vec<Finding>> {
    let arrivals: Vec<i64> = sqlx::query_scalar(
        "SELECT a.id FROM part_arrivals a JOIN part_promises y ON y.id = a.ends
         WHERE y.opening = 0 OR y.part_id <> a.part_id OR y.origin_id <> a.origin_id OR y.origin_kind <> a.origin_kind LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(arrivals.into_iter().map(|id| Finding::new("stock.wait_ends_elsewhere").with("arrival", id)).collect())
}

async fn receipts(cx: &mut Read) -> Result<Vec<Finding>> {
    let lines: Vec<i64> = sqlx::query_scalar(
        "SELECT l.id FROM receipt_lines l JOIN receipts r ON r.id = l.receipt_id
         LEFT JOIN (SELECT origin_id, sum(quantity) AS quantity, count(*) AS moves FROM stock_moves
                    WHERE origin_kind = 'receipt_line' GROUP BY origin_id) m ON m.origin_id = l.id
         WHERE CASE r.inspected
                 WHEN 1 THEN coalesce(m.moves, 0) <> (l.rejected < l.quantity) OR coalesce(m.quantity, 0) <> l.quantity - l.rejected
                 ELSE m.moves IS NOT NULL OR l.rejected > 0 END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    Ok(lines.into_iter().map(|id| Finding::new("stock.receipt_line_differs").with("line", id)).collect())
}

fn about_stock(code: &str, (part, warehouse): (PartId, WarehouseId)) -> Finding {
    Finding::new(code).with("part", part).with("warehouse", warehouse)
}

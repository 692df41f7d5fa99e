//! What came is counted against what was ordered; what was rejected is outstanding again.

use super::{PurchaseId, PurchaseLineId};
use crate::kernel::{Day, Quantity, Result, Write};
use crate::parts::{PartId, ReceiptLineId, SupplierId, WarehouseId};

/// An order's line that something is still to come of.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct OpenLine {
    pub id: PurchaseLineId,
    pub order_id: PurchaseId,
    pub outstanding: Quantity,
    pub unit_cost: crate::kernel::Money,
}

/// The supplier's open lines of a part: those of `first` before others, older before newer.
pub(super) async fn open_lines(
    cx: &mut Write,
    supplier: SupplierId,
    warehouse: WarehouseId,
    part: PartId,
    first: Option<PurchaseId>,
) -> Result<Vec<OpenLine>> {
    Ok(sqlx::query_as(
        "SELECT l.id, l.order_id, l.outstanding, l.unit_cost
         FROM purchase_lines l JOIN purchase_orders o ON o.id = l.order_id
         WHERE l.part_id = ? AND l.completed_day IS NULL AND o.supplier_id = ? AND o.warehouse_id = ?
         ORDER BY coalesce(l.order_id = ?, 0) DESC, l.id",
    )
    .bind(part)
    .bind(supplier)
    .bind(warehouse)
    .bind(first)
    .fetch_all(cx.db())
    .await?)
}

/// This much of a delivery's line answers this line of an order.
pub(super) async fn count(
    cx: &mut Write,
    line: OpenLine,
    receipt: ReceiptLineId,
    quantity: Quantity,
) -> Result<()> {
    let (now, today) = (cx.now, cx.today());
    sqlx::query(
        "INSERT INTO purchase_deliveries (purchase_line_id, receipt_line_id, quantity, at) VALUES (?, ?, ?, ?)",
    )
    .bind(line.id)
    .bind(receipt)
    .bind(quantity)
    .bind(now)
    .execute(cx.db())
    .await?;
    let done: Option<Day> = (quantity >= line.outstanding).then_some(today);
    sqlx::query("UPDATE purchase_lines SET received = received + ?, completed_day = ? WHERE id = ?")
        .bind(quantity)
        .bind(done)
        .bind(line.id)
        .execute(cx.db())
        .await?;
    close_if_done(cx, line.order_id).await
}

/// An order nothing is outstanding of is closed, and the other way round.
pub(super) async fn close_if_done(cx: &mut Write, order: PurchaseId) -> Result<()> {
    let now = cx.now;
    sqlx::query(
        "UPDATE purchase_orders SET version = version + 1,
                state = CASE WHEN open.lines > 0 THEN 'open' ELSE 'closed' END,
                closed_at = CASE WHEN open.lines > 0 THEN NULL ELSE ?2 END
         FROM (SELECT count(*) AS lines FROM purchase_lines WHERE order_id = ?1 AND completed_day IS NULL) AS open
         WHERE id = ?1",
    )
    .bind(order)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Delivery {
    id: i64,
    purchase_line_id: PurchaseLineId,
    order_id: PurchaseId,
    good: Quantity,
}

/// Of a delivery's line this much was found bad: the newest orders wait again.
pub async fn rejected(cx: &mut Write, receipt: ReceiptLineId, mut quantity: Quantity) -> Result<()> {
    let deliveries: Vec<Delivery> = sqlx::query_as(
        "SELECT d.id, d.purchase_line_id, l.order_id, d.quantity - d.rejected AS good
         FROM purchase_deliveries d JOIN purchase_lines l ON l.id = d.purchase_line_id
         WHERE d.receipt_line_id = ? ORDER BY d.id DESC",
    )
    .bind(receipt)
    .fetch_all(cx.db())
    .await?;
    for delivery in deliveries {
        let bad = quantity.min(delivery.good);
        if !bad.is_positive() {
            continue;
        }
        quantity -= bad;
        sqlx::query("UPDATE purchase_deliveries SET rejected = rejected + ? WHERE id = ?")
            .bind(bad)
            .bind(delivery.id)
            .execute(cx.db())
            .await?;
        sqlx::query(
            "UPDATE purchase_lines SET rejected = rejected + ?1,
                    completed_day = CASE WHEN outstanding + ?1 > 0 THEN NULL ELSE completed_day END
             WHERE id = ?2",
        )
        .bind(bad)
        .bind(delivery.purchase_line_id)
        .execute(cx.db())
        .await?;
        close_if_done(cx, delivery.order_id).await?;
    }
    Ok(())
}

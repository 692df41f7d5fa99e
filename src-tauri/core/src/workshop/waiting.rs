//! Who waits for an order's parts: the advisor who promised the car, and the technicians who stopped
//! for them. They hear of it behind the bell (PRT-08, PRT-18).

use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Read, Result, StaffId, Write};
use crate::notices::tell::{Word, tell};
use crate::notices::{NoticeAbout, NoticeCode};
use crate::repair_orders::OrderId;
use crate::repair_orders::part_needs::Supplied;

pub async fn told_of_arrival(cx: &mut Write, came: &Supplied) -> Result<()> {
    let code = if came.complete { NoticeCode::PartsComplete } else { NoticeCode::PartsSome };
    told(cx, came, code).await
}

pub async fn told_of_loss(cx: &mut Write, gone: &Supplied) -> Result<()> {
    told(cx, gone, NoticeCode::PartsMissing).await
}

async fn told(cx: &mut Write, supplied: &Supplied, code: NoticeCode) -> Result<()> {
    let found: Option<(String, Option<String>)> = sqlx::query_as(
        "SELECT o.number, v.plate FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id
         WHERE o.id = ? AND o.state NOT IN ('cancelled', 'delivered')",
    )
    .bind(supplied.order)
    .fetch_optional(cx.db())
    .await?;
    let Some((number, plate)) = found else { return Ok(()) };
    let label = plate.as_deref().map_or_else(|| number.clone(), with_dot);
    let about = (NoticeAbout::Order, supplied.order.0);
    let word = Word { code, about, label: &label, text: &supplied.parts };
    for staff in who_waits(cx, supplied.order).await? {
        tell(cx, staff, &word).await?;
    }
    Ok(())
}

async fn who_waits(cx: &mut Read, order: OrderId) -> Result<Vec<StaffId>> {
    Ok(sqlx::query_scalar(
        "SELECT advisor_id FROM repair_orders WHERE id = ?1
         UNION
         SELECT a.technician_id FROM assignments a
         WHERE a.order_id = ?1 AND a.state = 'paused'
           AND (SELECT w.pause_reason FROM work_spans w WHERE w.assignment_id = a.id ORDER BY w.id DESC LIMIT 1) = 'parts'",
    )
    .bind(order)
    .fetch_all(cx.db())
    .await?)
}

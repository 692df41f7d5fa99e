//! What must hold of appointments: an awaited car's parts are kept back exactly, nobody else's are, and
//! no technician and no bay is promised twice.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

const MOST: i64 = 50;

pub async fn appointments(cx: &mut Read) -> Result<Vec<Finding>> {
    let parts: Vec<i64> = sqlx::query_scalar(
        "SELECT x.id FROM appointment_parts x JOIN appointments a ON a.id = x.appointment_id
         LEFT JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = x.id
         WHERE CASE WHEN a.state IN ('booked', 'confirmed') THEN r.wanted IS NOT x.quantity OR r.part_id IS NOT x.part_id
                    WHEN a.state = 'arrived' AND EXISTS (SELECT 1 FROM visits v WHERE v.appointment_id = a.id AND v.state = 'open')
                         AND NOT EXISTS (SELECT 1 FROM repair_orders o WHERE o.appointment_id = a.id)
                    THEN r.wanted IS NOT x.quantity OR r.part_id IS NOT x.part_id
                    ELSE r.id IS NOT NULL END
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let strays: Vec<i64> = sqlx::query_scalar(
        "SELECT r.id FROM reservations r
         WHERE r.origin_kind = 'appointment_part'
           AND NOT EXISTS (SELECT 1 FROM appointment_parts x WHERE x.id = r.origin_id)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let twice: Vec<i64> = sqlx::query_scalar(
        "SELECT a.id FROM appointments a JOIN appointments b ON b.id > a.id
              AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
         WHERE a.state IN ('booked', 'confirmed') AND b.state IN ('booked', 'confirmed')
           AND (a.technician_id = b.technician_id OR a.bay_id = b.bay_id OR a.vehicle_id = b.vehicle_id)
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    // A visit stands for its appointment: the same car, and it has come.
    let kept: Vec<i64> = sqlx::query_scalar(
        "SELECT v.id FROM visits v JOIN appointments a ON a.id = v.appointment_id
         WHERE v.state <> 'cancelled' AND (a.vehicle_id <> v.vehicle_id OR a.state <> 'arrived')
         LIMIT ?",
    )
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let parts = parts.into_iter().map(|id| Finding::new("appointments.part_differs").with("part", id));
    let strays = strays.into_iter().map(|id| Finding::new("appointments.stray").with("reservation", id));
    let twice = twice.into_iter().map(|id| Finding::new("appointments.twice").with("appointment", id));
    let kept = kept.into_iter().map(|id| Finding::new("appointments.visit_differs").with("visit", id));
    Ok(parts.chain(strays).chain(twice).chain(kept).collect())
}

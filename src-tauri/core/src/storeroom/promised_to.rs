//! Who a part is promised to, and the record each promise leads to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Permission, Read, Result};
use crate::parts::{PartId, ReservationId};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PromisesOfPart {
    pub part_id: PartId,
}

/// What kind of record a part is promised to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum PromisedKind {
    Order,
    Appointment,
    /// Over the counter.
    Sale,
    /// Nobody's any more: it waits for a yes to be written off.
    WriteOff,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PromisedTo {
    pub reservation_id: ReservationId,
    pub kind: PromisedKind,
    /// Of the order, the appointment, the sale or the write-off.
    pub id: i64,
}

/// Only records that whoever asks may open. As many as the part's page shows, in its order.
pub async fn promised_to(cx: &mut Read, input: PromisesOfPart) -> Result<Vec<PromisedTo>> {
    let mut found: Vec<PromisedTo> = sqlx::query_as(
        "SELECT reservation_id, kind, id FROM (
         SELECT r.id AS reservation_id, r.created_at, 'order' AS kind, l.order_id AS id
         FROM reservations r JOIN order_lines l ON l.id = r.origin_id
         WHERE r.part_id = ?1 AND r.origin_kind = 'order_line'
         UNION ALL SELECT r.id, r.created_at, 'appointment', a.appointment_id
         FROM reservations r JOIN appointment_parts a ON a.id = r.origin_id
         WHERE r.part_id = ?1 AND r.origin_kind = 'appointment_part'
         UNION ALL SELECT r.id, r.created_at, 'sale', s.sale_id
         FROM reservations r JOIN counter_sale_lines s ON s.id = r.origin_id
         WHERE r.part_id = ?1 AND r.origin_kind = 'sale_line'
         UNION ALL SELECT r.id, r.created_at, 'write_off', w.write_off_id
         FROM reservations r JOIN write_off_lines w ON w.id = r.origin_id
         WHERE r.part_id = ?1 AND r.origin_kind = 'write_off_line')
         ORDER BY created_at, reservation_id LIMIT 200",
    )
    .bind(input.part_id)
    .fetch_all(cx.db())
    .await?;
    found.retain(|one| {
        cx.who.may(match one.kind {
            PromisedKind::Order | PromisedKind::Appointment => Permission::ViewOrders,
            PromisedKind::Sale => Permission::ViewParts,
            PromisedKind::WriteOff => Permission::ReceiveParts,
        })
    });
    Ok(found)
}

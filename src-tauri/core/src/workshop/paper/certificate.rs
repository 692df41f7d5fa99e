use super::head;
use crate::catalogue::JobClass;
use crate::documents::forms::certificate::Certificate;
use crate::documents::forms::{self, Guarantee, Signed, same_word};
use crate::kernel::{Moment, Read, Refusal, Result};
use crate::repair_orders::OrderId;
use crate::{customers, dealership, vehicles};

#[derive(sqlx::FromRow)]
struct Issued {
    number: String,
    inspection_number: String,
    job_class: JobClass,
    legal_days: i64,
    legal_km: i64,
    promised_days: i64,
    promised_km: i64,
    issued_at: Moment,
    inspector: String,
    invoice: Option<String>,
    left_at: Option<Moment>,
    mileage_out: Option<i64>,
    receiver: Option<String>,
}

/// The certificate that stands for an order.
pub async fn certificate(cx: &mut Read, order: OrderId) -> Result<Certificate> {
    let found: Option<Issued> = sqlx::query_as(
        "SELECT c.number, i.number AS inspection_number, c.job_class, c.legal_days, c.legal_km, c.promised_days,
                c.promised_km, c.issued_at, s.name AS inspector,
                (SELECT n.number FROM invoices n JOIN settlements x ON x.id = n.settlement_id
                 WHERE x.order_id = c.order_id AND n.state = 'issued' LIMIT 1) AS invoice,
                h.at AS left_at, h.mileage_out, h.receiver
         FROM certificates c
         JOIN inspections i ON i.id = c.inspection_id
         JOIN staff s ON s.id = i.inspector_id
         JOIN repair_orders o ON o.id = c.order_id
         LEFT JOIN handovers h ON h.visit_id = o.visit_id
         WHERE c.order_id = ? AND c.void_at IS NULL",
    )
    .bind(order)
    .fetch_optional(cx.db())
    .await?;
    let issued = found.ok_or_else(|| Refusal::new("workshop.no_certificate").at("subject_id"))?;
    let head = head(cx, order).await?;
    Ok(Certificate {
        house: dealership::paper::house(cx).await?,
        number: issued.number,
        order_number: head.number,
        inspection_number: issued.inspection_number,
        invoice_number: issued.invoice,
        customer: customers::paper::party(cx, head.owner_id).await?,
        car: vehicles::paper::car(cx, head.vehicle_id).await?,
        vehicle_type: forms::certificate::USUAL_VEHICLE_TYPE.to_owned(),
        job_class: same_word(issued.job_class)?,
        came_in: head.arrived_at.day(),
        went_out: issued.left_at.unwrap_or(issued.issued_at).day(),
        mileage_out: issued.mileage_out.unwrap_or(head.mileage),
        legal: Guarantee { days: issued.legal_days, km: issued.legal_km },
        promised: Guarantee { days: issued.promised_days, km: issued.promised_km },
        inspector: Signed { name: issued.inspector, strokes: None, at: Some(issued.issued_at) },
        receiver: Signed { name: issued.receiver.unwrap_or_default(), strokes: None, at: issued.left_at },
    })
}

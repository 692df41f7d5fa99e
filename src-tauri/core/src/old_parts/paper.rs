//! 索赔旧件标签: the tag of a claimed part.

use super::{OldPartFate, OldPartId};
use crate::dealership;
use crate::documents::forms::old_part_tag::OldPartTag;
use crate::kernel::identifiers::plate::with_dot;
use crate::kernel::{Moment, Quantity, Read, Refusal, Result};

#[derive(sqlx::FromRow)]
struct Row {
    fate: OldPartFate,
    order_number: String,
    plate: Option<String>,
    vin: Option<String>,
    mileage: i64,
    code: String,
    name: String,
    unit: String,
    quantity: Quantity,
    fault: String,
    place: Option<String>,
    note: Option<String>,
    recorded_at: Moment,
}

/// Refuses `old_parts.no_tag` for what is not claimed: the customer's own part needs none.
pub async fn tag(cx: &mut Read, id: OldPartId) -> Result<OldPartTag> {
    let found: Option<Row> = sqlx::query_as(
        "SELECT x.fate, o.number AS order_number, v.plate, v.vin, t.mileage, l.code, x.name, x.unit, x.quantity,
                coalesce(nullif(o.diagnosis, ''), nullif(o.fault, ''), t.customer_words) AS fault, x.place, x.note, x.recorded_at
         FROM old_parts x JOIN order_lines l ON l.id = x.order_line_id JOIN repair_orders o ON o.id = x.order_id
         JOIN visits t ON t.id = o.visit_id JOIN vehicles v ON v.id = o.vehicle_id WHERE x.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let row = found.ok_or_else(|| Refusal::new("old_parts.unknown").at("subject_id"))?;
    if row.fate != OldPartFate::Claim {
        return Err(Refusal::new("old_parts.no_tag").at("subject_id").with("name", row.name).into());
    }
    Ok(OldPartTag {
        house: dealership::paper::house(cx).await?.name,
        serial: id.to_string(),
        order_number: row.order_number,
        plate: row.plate.as_deref().map(with_dot).unwrap_or_default(),
        vin: row.vin.unwrap_or_default(),
        mileage: row.mileage,
        part_number: row.code,
        part_name: row.name,
        unit: row.unit,
        quantity: row.quantity,
        fault: row.fault,
        place: row.place.unwrap_or_default(),
        note: row.note.unwrap_or_default(),
        at: row.recorded_at,
    })
}

//! What booking this would mean, before it is booked: how long it takes, and whether its parts are there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::wanted::{self, WantedLine};
use super::{AppointmentId, AppointmentKind, plan, rules};
use crate::kernel::{Checks, Day, Hours, Quantity, Read, Result};
use crate::parts::{MAIN_WAREHOUSE, PartId};
use crate::policy::{self, keys};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareAppointment {
    pub kind: AppointmentKind,
    pub lines: Vec<WantedLine>,
    /// The appointment that is to be changed: what is kept back for it is there for it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub except: Option<AppointmentId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PreparedAppointment {
    /// Of the lines' labour, in whole steps; at least what the kind usually takes.
    pub minutes: i64,
    pub hours: Hours,
    pub parts: Vec<PreparedPart>,
    /// Of those, how many are not all there.
    pub short: i64,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PreparedPart {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// What can be kept back at once.
    pub there: Quantity,
    #[sqlx(skip)]
    pub short: Quantity,
    /// When more of it is expected.
    pub expected_day: Option<Day>,
}

/// # Errors
/// What is wrong with the lines.
pub async fn prepare(cx: &mut Read, input: PrepareAppointment) -> Result<PreparedAppointment> {
    let mut checks = Checks::new();
    let found = wanted::looked_up(cx, &mut checks, "lines", &input.lines).await?;
    checks.done()?;
    let usual = plan::usual_minutes(cx, input.kind).await?;
    let step = policy::value(cx, keys::SLOT_MINUTES).await?;
    let hours: Hours = found.iter().map(|one| one.hours).sum();
    let mut sums: BTreeMap<PartId, Quantity> = BTreeMap::new();
    for (part, quantity) in found.iter().flat_map(|one| &one.parts) {
        *sums.entry(*part).or_default() += *quantity;
    }
    let wishes: Vec<(PartId, i64)> = sums.into_iter().map(|(part, sum)| (part, sum.units())).collect();
    let mut parts: Vec<PreparedPart> = sqlx::query_as(
        "SELECT p.id AS part_id, p.number, p.name, p.unit, j.value ->> 1 AS quantity,
                coalesce(s.on_hand - s.reserved, 0)
                + coalesce((SELECT sum(r.held) FROM appointment_parts y
                            JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                            WHERE y.appointment_id = ?3 AND y.part_id = p.id), 0) AS there,
                (SELECT min(l.expected_day) FROM purchase_lines l
                 WHERE l.part_id = p.id AND l.completed_day IS NULL) AS expected_day
         FROM json_each(?1) j CROSS JOIN parts p ON p.id = j.value ->> 0
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2
         ORDER BY j.key",
    )
    .bind(serde_json::to_string(&wishes)?)
    .bind(MAIN_WAREHOUSE)
    .bind(input.except)
    .fetch_all(cx.db())
    .await?;
    let mut short = 0;
    for part in &mut parts {
        part.there = part.there.min(part.quantity);
        part.short = part.quantity - part.there;
        short += i64::from(part.short.is_positive());
    }
    Ok(PreparedAppointment { minutes: rules::minutes_for(hours, usual, step), hours, parts, short })
}

//! What may be taken when a part is short or no longer made: its successors, old numbers still to be
//! used up, and its alternatives.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fitment;
use crate::kernel::{Money, Quantity, Read, Result};
use crate::parts::{MAIN_WAREHOUSE, PartClass, PartId};
use crate::vehicles::VehicleId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum StandInRelation {
    /// The maker's newer number.
    Successor,
    /// An older number whose pieces are used up.
    Predecessor,
    Alternative,
}

/// A part that may be taken instead.
#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct StandIn {
    /// Instead of which.
    pub of_part: PartId,
    pub relation: StandInRelation,
    /// How many numbers away in the chain; 0 for alternatives.
    pub depth: i64,
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    /// Retail, tax included.
    pub price: Money,
    /// Free in the main warehouse.
    pub free: Quantity,
    /// What to mind.
    pub note: Option<String>,
    /// Whether it fits the car; nothing where that is not known.
    #[sqlx(skip)]
    pub fits: Option<bool>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StandInsOf {
    pub part_id: PartId,
    /// The car it is for.
    #[ts(optional = nullable)]
    pub vehicle_id: Option<VehicleId>,
}

pub async fn stand_ins(cx: &mut Read, input: StandInsOf) -> Result<Vec<StandIn>> {
    let mut found = of(cx, &[input.part_id]).await?.remove(&input.part_id).unwrap_or_default();
    if let Some(vehicle) = input.vehicle_id {
        let parts: Vec<PartId> = found.iter().map(|one| one.part_id).collect();
        let verdicts = fitment::verdicts(cx, vehicle, &parts).await?;
        for one in &mut found {
            one.fits = verdicts.get(&one.part_id).copied();
        }
    }
    Ok(found)
}

/// For each of the parts what may stand in for it, what is there first.
pub async fn of(cx: &mut Read, parts: &[PartId]) -> Result<HashMap<PartId, Vec<StandIn>>> {
    let mut by_part: HashMap<PartId, Vec<StandIn>> = HashMap::new();
    if parts.is_empty() {
        return Ok(by_part);
    }
    let rows: Vec<StandIn> = sqlx::query_as(
        "WITH RECURSIVE asked (part) AS (SELECT value FROM json_each(?1)),
         later (asked, part, depth, note) AS (
             SELECT a.part, s.new_part, 1, s.note FROM asked a JOIN part_supersessions s ON s.old_part = a.part
             UNION ALL
             SELECT l.asked, s.new_part, l.depth + 1, s.note
             FROM later l JOIN part_supersessions s ON s.old_part = l.part WHERE l.depth < 20),
         earlier (asked, part, depth, note) AS (
             SELECT a.part, s.old_part, 1, s.note
             FROM asked a JOIN part_supersessions s ON s.new_part = a.part AND s.way = 'use_up'
             UNION ALL
             SELECT e.asked, s.old_part, e.depth + 1, s.note
             FROM earlier e JOIN part_supersessions s ON s.new_part = e.part AND s.way = 'use_up' WHERE e.depth < 20),
         near (asked, part, relation, depth, note) AS (
             SELECT asked, part, 'successor', depth, note FROM later
             UNION ALL SELECT asked, part, 'predecessor', depth, note FROM earlier
             UNION ALL SELECT a.part, x.other_id, 'alternative', 0, x.note
                       FROM asked a JOIN part_alternatives x ON x.part_id = a.part
             UNION ALL SELECT a.part, x.part_id, 'alternative', 0, x.note
                       FROM asked a JOIN part_alternatives x ON x.other_id = a.part)
         SELECT n.asked AS of_part, n.relation, n.depth, p.id AS part_id, p.number, p.name, p.unit, p.class, p.price,
                coalesce(s.on_hand - s.reserved, 0) AS free, n.note
         FROM near n CROSS JOIN parts p ON p.id = n.part
         LEFT JOIN stock s ON s.part_id = p.id AND s.warehouse_id = ?2
         WHERE p.active = 1
         ORDER BY n.asked, coalesce(s.on_hand - s.reserved, 0) <= 0, n.relation <> 'successor', n.depth, p.number",
    )
    .bind(serde_json::to_string(parts)?)
    .bind(MAIN_WAREHOUSE)
    .fetch_all(cx.db())
    .await?;
    for row in rows {
        by_part.entry(row.of_part).or_default().push(row);
    }
    Ok(by_part)
}

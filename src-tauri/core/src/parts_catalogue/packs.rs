//! Quantities that break the supplier's pack: told, never forced.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Quantity, Read, Refusal, Result};
use crate::parts::{PartId, rules};

const MOST: usize = 500;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackLine {
    pub part_id: PartId,
    pub quantity: Quantity,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckPacks {
    pub lines: Vec<PackLine>,
}

/// A quantity that is no whole number of packs, and what would be.
#[derive(Debug, Serialize, TS)]
pub struct BrokenPack {
    pub part_id: PartId,
    pub number: String,
    pub unit: String,
    pub pack: Quantity,
    /// Nothing where it is less than one pack.
    pub less: Quantity,
    pub more: Quantity,
}

pub async fn check_packs(cx: &mut Read, input: CheckPacks) -> Result<Vec<BrokenPack>> {
    if input.lines.len() > MOST {
        return Err(Refusal::new("parts.too_many_lines").at("lines").with("limit", MOST).into());
    }
    let asked: Vec<PartId> = input.lines.iter().map(|line| line.part_id).collect();
    let packs: Vec<(PartId, String, String, Quantity)> = sqlx::query_as(
        "SELECT p.id, p.number, p.unit, p.pack FROM json_each(?) asked CROSS JOIN parts p ON p.id = asked.value
         WHERE p.pack > 0",
    )
    .bind(serde_json::to_string(&asked)?)
    .fetch_all(cx.db())
    .await?;
    let mut broken: Vec<BrokenPack> = Vec::new();
    for line in input.lines {
        let known = packs.iter().find(|(part, ..)| *part == line.part_id);
        let Some((part, number, unit, pack)) = known else { continue };
        if let Some((less, more)) = rules::broken_pack(line.quantity, *pack) {
            broken.push(BrokenPack {
                part_id: *part,
                number: number.clone(),
                unit: unit.clone(),
                pack: *pack,
                less,
                more,
            });
        }
    }
    Ok(broken)
}

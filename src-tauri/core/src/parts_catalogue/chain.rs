//! A part among its kin, on one screen: the chain it stands in, what may be taken for it, the cars it
//! fits, and how fast it moves.

use serde::Serialize;
use ts_rs::TS;

use super::fitment::{self, FitmentView};
use super::movers::{self, MoverView};
use super::stand_ins::{self, StandIn, StandInRelation};
use super::supersede::SupersessionWay;
use crate::kernel::{Day, Quantity, Read, Result};
use crate::parts::PartId;
pub use crate::parts::card::PartQuery;
use crate::parts::stock;

/// One number of a chain, oldest first.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ChainLink {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub active: bool,
    /// Free in the main warehouse.
    pub free: Quantity,
    /// What becomes of it, since when; nothing for the newest.
    pub way: Option<SupersessionWay>,
    pub since: Option<Day>,
    pub note: Option<String>,
    /// The number that replaces it.
    pub successor: Option<PartId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartKin {
    /// Of more than one number; empty for a part alone.
    pub chain: Vec<ChainLink>,
    pub alternatives: Vec<StandIn>,
    pub fitments: Vec<FitmentView>,
    pub mover: Option<MoverView>,
}

pub async fn kin(cx: &mut Read, input: PartQuery) -> Result<PartKin> {
    stock::named(cx, input.id).await?;
    let mut chain: Vec<ChainLink> = sqlx::query_as(
        "WITH RECURSIVE later (part, depth) AS (
             VALUES (?1, 0)
             UNION ALL
             SELECT s.new_part, l.depth + 1 FROM later l JOIN part_supersessions s ON s.old_part = l.part
             WHERE l.depth < 20),
         earlier (part, depth) AS (
             SELECT old_part, -1 FROM part_supersessions WHERE new_part = ?1
             UNION ALL
             SELECT s.old_part, e.depth - 1 FROM earlier e JOIN part_supersessions s ON s.new_part = e.part
             WHERE e.depth > -20),
         link (part, depth) AS (SELECT * FROM later UNION ALL SELECT * FROM earlier)
         SELECT p.id AS part_id, p.number, p.name, p.active, coalesce(t.on_hand - t.reserved, 0) AS free,
                s.way, s.since, s.note, s.new_part AS successor
         FROM link CROSS JOIN parts p ON p.id = link.part
         LEFT JOIN part_supersessions s ON s.old_part = p.id
         LEFT JOIN stock t ON t.part_id = p.id AND t.warehouse_id = 1
         ORDER BY link.depth, p.number",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    if chain.len() < 2 {
        chain.clear();
    }
    let mut alternatives = stand_ins::of(cx, &[input.id]).await?.remove(&input.id).unwrap_or_default();
    alternatives.retain(|one| one.relation == StandInRelation::Alternative);
    let fitments = fitment::of_part(cx, input.id).await?;
    let mover = movers::of_part(cx, input.id).await?;
    Ok(PartKin { chain, alternatives, fitments, mover })
}

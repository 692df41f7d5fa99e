//! Rescue and home service (道路救援、上门服务; REC-11, WSH-12): where to, who waits there, whom the house
//! sends, and when they left, were there and were done.
//!
//! ```text
//! asked for → planned → departed → there → finished
//! ```
//! The visit is opened when the call comes; its way out is kept beside it and ends with it. What it costs
//! stands on the order (EST-06).

pub mod advance;
pub mod plan;
pub mod read;
pub mod reveal;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{VisitId, VisitState};
use crate::kernel::{Moment, Read, Refusal, Result, StaffId};

/// The next thing that happened on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalloutStep {
    Departed,
    There,
    Finished,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CalloutResult {
    /// The car runs again.
    DoneThere,
    /// The car is brought to the house.
    BroughtIn,
    /// Nobody was there, or nothing could be done.
    InVain,
}

/// A way out after a change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalloutRef {
    pub visit_id: VisitId,
    pub version: i64,
}

/// What a change needs to know of it.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Head {
    number: String,
    visit_state: VisitState,
    asked_at: Moment,
    technician_id: Option<StaffId>,
    technician: Option<String>,
    departed_at: Option<Moment>,
    there_at: Option<Moment>,
    finished_at: Option<Moment>,
    version: i64,
}

/// The way out of a visit; none where nothing was planned yet.
async fn head(cx: &mut Read, visit: VisitId) -> Result<Option<Head>> {
    Ok(sqlx::query_as(
        "SELECT t.number, t.state AS visit_state, t.arrived_at AS asked_at, c.technician_id, s.name AS technician,
                c.departed_at, c.there_at, c.finished_at, c.version
         FROM callouts c JOIN visits t ON t.id = c.visit_id LEFT JOIN staff s ON s.id = c.technician_id
         WHERE c.visit_id = ?",
    )
    .bind(visit)
    .fetch_optional(cx.db())
    .await?)
}

/// Nothing is written on a way out that is over, or whose visit is.
fn still_under_way(head: &Head) -> Result<()> {
    let code = match () {
        () if head.finished_at.is_some() => "reception.callout_over",
        () if head.visit_state != VisitState::Open => "reception.not_open",
        () => return Ok(()),
    };
    let refusal = Refusal::new(code).at("visit_id").with("number", &head.number);
    Err(refusal.with("state", head.visit_state).into())
}

//! The places where cars are worked on.

use serde::Serialize;
use ts_rs::TS;

use super::{BayId, BayKind};
use crate::kernel::{Nothing, Read, Result};

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct BayRow {
    pub id: BayId,
    pub name: String,
    pub kind: BayKind,
    pub position: i64,
    pub active: bool,
    pub version: i64,
}

pub async fn bays(cx: &mut Read, _: Nothing) -> Result<Vec<BayRow>> {
    Ok(sqlx::query_as(
        "SELECT id, name, kind, position, active, version FROM bays ORDER BY active DESC, position, id",
    )
    .fetch_all(cx.db())
    .await?)
}

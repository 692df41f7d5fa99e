//! A new bay.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BayId, BayKind};
use crate::kernel::text::clean::Name;
use crate::kernel::{Checks, Read, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddBay {
    pub name: Name<20>,
    pub kind: BayKind,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct BayRef {
    pub id: BayId,
    pub version: i64,
}

/// Refuses `workshop.bay_name_taken`. New bays stand behind the others.
pub async fn add_bay(cx: &mut Write, input: AddBay) -> Result<BayRef> {
    let mut checks = Checks::new();
    check_name(cx, &mut checks, &input.name, None).await?;
    checks.done()?;
    let id: BayId = sqlx::query_scalar(
        "INSERT INTO bays (name, kind, position)
         VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM bays)) RETURNING id",
    )
    .bind(input.name.as_str())
    .bind(input.kind)
    .fetch_one(cx.db())
    .await?;
    cx.about("bay", id.0);
    Ok(BayRef { id, version: 1 })
}

pub(super) async fn check_name(
    cx: &mut Read,
    checks: &mut Checks,
    name: &str,
    own: Option<BayId>,
) -> Result<()> {
    let taken: Option<BayId> =
        sqlx::query_scalar("SELECT id FROM bays WHERE name = ?").bind(name).fetch_optional(cx.db()).await?;
    if taken.is_some() && taken != own {
        checks.add(Refusal::new("workshop.bay_name_taken").at("name").with("name", name));
    }
    Ok(())
}

//! Somebody has seen what they were told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::NoticeId;
use crate::kernel::{Checks, Nothing, Refusal, Result, Write};

const MOST: usize = 100;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeeNotices {
    pub ids: Vec<NoticeId>,
}

/// Refuses `notices.unknown` for what is not one's own. Seen twice is seen.
pub async fn see(cx: &mut Write, input: SeeNotices) -> Result<Nothing> {
    if input.ids.is_empty() || input.ids.len() > MOST {
        return Err(Refusal::new("notices.how_many").at("ids").with("limit", MOST).into());
    }
    let staff = cx.staff();
    let asked = serde_json::to_string(&input.ids)?;
    let own: Vec<NoticeId> = sqlx::query_scalar(
        "SELECT n.id FROM json_each(?1) asked CROSS JOIN notices n ON n.id = asked.value WHERE n.staff_id = ?2",
    )
    .bind(&asked)
    .bind(staff)
    .fetch_all(cx.db())
    .await?;
    let mut checks = Checks::new();
    for (at, id) in input.ids.iter().enumerate() {
        checks.require(own.contains(id), &format!("ids[{at}]"), "notices.unknown");
    }
    checks.done()?;
    let now = cx.now;
    sqlx::query(
        "UPDATE notices SET seen_at = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND seen_at IS NULL",
    )
    .bind(now)
    .bind(&asked)
    .execute(cx.db())
    .await?;
    Ok(Nothing {})
}

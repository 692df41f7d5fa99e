//! Somebody has seen what they were told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::NoticeId;
use crate::kernel::{Checks, Nothing, Refusal, Result, StaffId, Write};

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
    let mut checks = Checks::new();
    for (at, id) in input.ids.iter().enumerate() {
        let of: Option<StaffId> = sqlx::query_scalar("SELECT staff_id FROM notices WHERE id = ?")
            .bind(id)
            .fetch_optional(cx.db())
            .await?;
        checks.require(of == Some(staff), &format!("ids[{at}]"), "notices.unknown");
    }
    checks.done()?;
    let now = cx.now;
    for id in input.ids {
        sqlx::query("UPDATE notices SET seen_at = ? WHERE id = ? AND seen_at IS NULL")
            .bind(now)
            .bind(id)
            .execute(cx.db())
            .await?;
    }
    Ok(Nothing {})
}

//! The customer is told that the car is ready (DEL-01).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Told;
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::reception::VisitId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NotifyReady {
    pub visit_id: VisitId,
    pub how: Told,
}

pub async fn notify(cx: &mut Write, input: NotifyReady) -> Result<Nothing> {
    let open: Option<bool> = sqlx::query_scalar("SELECT state = 'open' FROM visits WHERE id = ?")
        .bind(input.visit_id)
        .fetch_optional(cx.db())
        .await?;
    match open {
        None => return Err(Refusal::new("reception.unknown").at("visit_id").into()),
        Some(false) => return Err(Refusal::new("handover.already_left").at("visit_id").into()),
        Some(true) => {}
    }
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "INSERT INTO handover_notices (visit_id, told_at, how, by_staff) VALUES (?, ?, ?, ?)
         ON CONFLICT (visit_id) DO UPDATE
         SET told_at = excluded.told_at, how = excluded.how, by_staff = excluded.by_staff",
    )
    .bind(input.visit_id)
    .bind(now)
    .bind(input.how)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("visit", input.visit_id.0);
    Ok(Nothing {})
}

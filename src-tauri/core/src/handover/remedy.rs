//! Something was done about what the customer objected to when the car was handed over (DEL-12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::LongText;
use crate::kernel::{Nothing, Refusal, Result, Write};
use crate::reception::VisitId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    pub visit_id: VisitId,
    pub remedy: LongText<400>,
}

pub async fn remedy(cx: &mut Write, input: Remedy) -> Result<Nothing> {
    let open: Option<bool> = sqlx::query_scalar(
        "SELECT objection IS NOT NULL AND remedied_at IS NULL FROM handovers WHERE visit_id = ?",
    )
    .bind(input.visit_id)
    .fetch_optional(cx.db())
    .await?;
    if open != Some(true) {
        return Err(Refusal::new("handover.no_open_objection").at("visit_id").into());
    }
    if input.remedy.is_empty() {
        return Err(Refusal::new("handover.remedy_needed").at("remedy").into());
    }
    write(cx, input.visit_id, input.remedy.as_str()).await?;
    cx.about("visit", input.visit_id.0);
    Ok(Nothing {})
}

pub(super) async fn write(cx: &mut Write, visit: VisitId, done: &str) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query("UPDATE handovers SET remedy = ?, remedied_at = ?, remedied_by = ? WHERE visit_id = ?")
        .bind(done)
        .bind(now)
        .bind(staff)
        .bind(visit)
        .execute(cx.db())
        .await?;
    Ok(())
}

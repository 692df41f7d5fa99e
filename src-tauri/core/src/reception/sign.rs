//! The customer signs the walk-around on screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VisitId;
pub use super::VisitRef;
use super::walk_around::open_visit_of;
use crate::attachments::signature::{self, Signature};
use crate::kernel::{Checks, Moment, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignVisit {
    pub visit_id: VisitId,
    pub version: i64,
    pub signature: Signature,
}

/// # Errors
/// `reception.unknown`, `reception.not_open`, `reception.not_walked_around`,
/// `record.stale`, `attachments.signature_*`.
pub async fn sign(cx: &mut Write, input: SignVisit) -> Result<VisitRef> {
    let (number, version) = open_visit_of(cx, input.visit_id, input.version, "visit_id").await?;
    let walked: Option<Moment> = sqlx::query_scalar("SELECT walk_around_at FROM visits WHERE id = ?")
        .bind(input.visit_id)
        .fetch_one(cx.db())
        .await?;
    let mut checks = Checks::new();
    checks.require(walked.is_some(), "signature", "reception.not_walked_around");
    signature::check(&mut checks, "signature", &input.signature);
    checks.done()?;
    keep(cx, input.visit_id, input.signature).await?;
    Ok(VisitRef { id: input.visit_id, number, version: version + 1 })
}

pub(super) async fn keep(cx: &mut Write, visit: VisitId, signature: Signature) -> Result<()> {
    let signature = signature::keep(cx, signature).await?;
    sqlx::query("UPDATE visits SET signature_id = ?, version = version + 1 WHERE id = ?")
        .bind(signature)
        .bind(visit)
        .execute(cx.db())
        .await?;
    Ok(())
}

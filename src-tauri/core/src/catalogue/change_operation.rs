//! A labour operation changes. Orders keep the name and hours they were made with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::add_operation::OperationRef;
use super::code::{self, Owner};
use super::{JobClass, OperationId, WorkCategory, found, rules};
use crate::audit::stale;
use crate::kernel::text::Name;
use crate::kernel::{Checks, Hours, Refusal, Result, Write};
use crate::search::index::Kind;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeOperation {
    pub id: OperationId,
    pub version: i64,
    pub code: Name<30>,
    pub name: Name<80>,
    pub category: WorkCategory,
    pub job_class: JobClass,
    pub hours: Hours,
    /// No longer offered when false; orders and packages keep it.
    pub active: bool,
}

pub async fn change_operation(cx: &mut Write, input: ChangeOperation) -> Result<OperationRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM labour_operations WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("catalogue.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "operation", input.id.0, input.version, version).await?;
    let mut checks = Checks::new();
    rules::check_code(&mut checks, "code", &input.code);
    rules::check_hours(&mut checks, "hours", input.hours);
    code::is_free(cx, &mut checks, &input.code, Owner::Operation(input.id)).await?;
    checks.done()?;
    sqlx::query(
        "UPDATE labour_operations SET code = ?, name = ?, category = ?, job_class = ?, hours = ?, active = ?,
                version = version + 1
         WHERE id = ?",
    )
    .bind(&input.code)
    .bind(&input.name)
    .bind(input.category)
    .bind(input.job_class)
    .bind(input.hours)
    .bind(input.active)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    found::index(cx, Kind::Operation, input.id.0, &input.code, &input.name).await?;
    cx.about("operation", input.id.0);
    Ok(OperationRef { id: input.id, version: version + 1 })
}

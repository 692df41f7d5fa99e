//! A new labour operation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::code::{self, Owner};
use super::{JobClass, OperationId, WorkCategory, found, rules};
use crate::kernel::text::Name;
use crate::kernel::{Checks, Hours, Result, Write};
use crate::search::index::Kind;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddOperation {
    pub code: Name<30>,
    pub name: Name<80>,
    pub category: WorkCategory,
    pub job_class: JobClass,
    pub hours: Hours,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct OperationRef {
    pub id: OperationId,
    pub version: i64,
}

pub async fn add_operation(cx: &mut Write, input: AddOperation) -> Result<OperationRef> {
    let mut checks = Checks::new();
    rules::check_code(&mut checks, "code", &input.code);
    rules::check_hours(&mut checks, "hours", input.hours);
    code::is_free(cx, &mut checks, &input.code, Owner::New).await?;
    checks.done()?;
    let id: OperationId = sqlx::query_scalar(
        "INSERT INTO labour_operations (code, name, category, job_class, hours) VALUES (?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&input.code)
    .bind(&input.name)
    .bind(input.category)
    .bind(input.job_class)
    .bind(input.hours)
    .fetch_one(cx.db())
    .await?;
    found::index(cx, Kind::Operation, id.0, &input.code, &input.name).await?;
    cx.about("operation", id.0);
    Ok(OperationRef { id, version: 1 })
}

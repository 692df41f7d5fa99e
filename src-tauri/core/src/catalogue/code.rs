//! One code, one thing: operations and packages share the typed word.

use super::{OperationId, PackageId};
use crate::kernel::{Checks, Refusal, Result, Write};

/// Whose code may stay what it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    New,
    Operation(OperationId),
    Package(PackageId),
}

pub(super) async fn is_free(cx: &mut Write, checks: &mut Checks, code: &str, owner: Owner) -> Result<()> {
    let (operation, package) = match owner {
        Owner::New => (None, None),
        Owner::Operation(id) => (Some(id), None),
        Owner::Package(id) => (None, Some(id)),
    };
    let taken: Option<String> = sqlx::query_scalar(
        "SELECT name FROM labour_operations WHERE code = ?1 AND id IS NOT ?2
         UNION ALL SELECT name FROM work_packages WHERE code = ?1 AND id IS NOT ?3 LIMIT 1",
    )
    .bind(code)
    .bind(operation)
    .bind(package)
    .fetch_optional(cx.db())
    .await?;
    if let Some(name) = taken {
        checks.add(Refusal::new("catalogue.code_taken").at("code").with("name", name));
    }
    Ok(())
}

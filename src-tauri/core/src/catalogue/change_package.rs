//! A package changes. Orders keep what they were made with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::add_package::PackageRef;
use super::add_package::{PackageLine, check_lines, write_lines};
use super::code::{self, Owner};
use super::{PackageId, found, rules};
use crate::audit::stale;
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Money, Refusal, Result, Write};
use crate::search::index::Kind;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePackage {
    pub id: PackageId,
    pub version: i64,
    pub code: Name<30>,
    pub name: Name<80>,
    pub fixed_price: Option<Money>,
    #[serde(default)]
    pub note: Text<300>,
    /// All its lines, in their order; they replace those it had.
    pub lines: Vec<PackageLine>,
    pub active: bool,
}

pub async fn change_package(cx: &mut Write, input: ChangePackage) -> Result<PackageRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM work_packages WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("catalogue.unknown").at("id"))?;
    stale::refuse_if_changed(cx, "package", input.id.0, input.version, version).await?;
    let mut checks = Checks::new();
    rules::check_code(&mut checks, "code", &input.code);
    rules::check_price(&mut checks, "fixed_price", input.fixed_price);
    code::is_free(cx, &mut checks, &input.code, Owner::Package(input.id)).await?;
    let quantities = check_lines(cx, &mut checks, &input.lines).await?;
    checks.done()?;
    sqlx::query(
        "UPDATE work_packages SET code = ?, name = ?, fixed_price = ?, note = ?, active = ?, version = version + 1
         WHERE id = ?",
    )
    .bind(&input.code)
    .bind(&input.name)
    .bind(input.fixed_price)
    .bind(input.note.or_none())
    .bind(input.active)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    sqlx::query("DELETE FROM work_package_lines WHERE package_id = ?")
        .bind(input.id)
        .execute(cx.db())
        .await?;
    write_lines(cx, input.id, &input.lines, &quantities).await?;
    found::index(cx, Kind::Package, input.id.0, &input.code, &input.name).await?;
    cx.about("package", input.id.0);
    Ok(PackageRef { id: input.id, version: version + 1 })
}

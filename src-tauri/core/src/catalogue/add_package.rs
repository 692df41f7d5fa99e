//! A new package of work.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::code::{self, Owner};
use super::{OperationId, PackageId, found, rules};
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Money, Quantity, Refusal, Result, Write};
use crate::parts::PartId;
use crate::search::index::Kind;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPackage {
    pub code: Name<30>,
    pub name: Name<80>,
    /// Tax included; none: the sum of its lines.
    pub fixed_price: Option<Money>,
    #[serde(default)]
    pub note: Text<300>,
    pub lines: Vec<PackageLine>,
}

/// An operation or a part; hours default to the operation's own.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackageLine {
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub quantity: Option<Quantity>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct PackageRef {
    pub id: PackageId,
    pub version: i64,
}

pub async fn add_package(cx: &mut Write, input: AddPackage) -> Result<PackageRef> {
    let mut checks = Checks::new();
    rules::check_code(&mut checks, "code", &input.code);
    rules::check_price(&mut checks, "fixed_price", input.fixed_price);
    code::is_free(cx, &mut checks, &input.code, Owner::New).await?;
    let quantities = check_lines(cx, &mut checks, &input.lines).await?;
    checks.done()?;
    let id: PackageId = sqlx::query_scalar(
        "INSERT INTO work_packages (code, name, fixed_price, note) VALUES (?, ?, ?, ?) RETURNING id",
    )
    .bind(&input.code)
    .bind(&input.name)
    .bind(input.fixed_price)
    .bind(input.note.or_none())
    .fetch_one(cx.db())
    .await?;
    write_lines(cx, id, &input.lines, &quantities).await?;
    found::index(cx, Kind::Package, id.0, &input.code, &input.name).await?;
    cx.about("package", id.0);
    Ok(PackageRef { id, version: 1 })
}

/// Checks every line and returns its quantity, with the operation's own hours filled in.
pub(super) async fn check_lines(
    cx: &mut Write,
    checks: &mut Checks,
    lines: &[PackageLine],
) -> Result<Vec<Quantity>> {
    checks.require(!lines.is_empty(), "lines", "catalogue.package_empty");
    if lines.len() > rules::MOST_PACKAGE_LINES {
        checks.add(
            Refusal::new("catalogue.package_too_long").at("lines").with("limit", rules::MOST_PACKAGE_LINES),
        );
        return Ok(Vec::new());
    }
    let mut quantities = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let own = match (line.operation_id, line.part_id) {
            (Some(operation), None) => {
                sqlx::query_scalar("SELECT hours FROM labour_operations WHERE id = ?")
                    .bind(operation)
                    .fetch_optional(cx.db())
                    .await?
            }
            (None, Some(part)) => {
                sqlx::query_scalar("SELECT 1000 FROM parts WHERE id = ?")
                    .bind(part)
                    .fetch_optional(cx.db())
                    .await?
            }
            _ => {
                checks.add(Refusal::new("catalogue.operation_or_part").at(format!("lines[{at}]")));
                continue;
            }
        };
        let Some(own) = own else {
            let code = if line.part_id.is_some() { "parts.unknown" } else { "catalogue.unknown" };
            checks.add(Refusal::new(code).at(format!("lines[{at}]")));
            continue;
        };
        let quantity = line.quantity.unwrap_or(own);
        let most = if line.part_id.is_some() { rules::MOST_PIECES } else { rules::MOST_HOURS };
        checks.require(
            quantity.is_positive() && quantity <= most,
            &format!("lines[{at}].quantity"),
            "catalogue.quantity_range",
        );
        quantities.push(quantity);
    }
    Ok(quantities)
}

pub(super) async fn write_lines(
    cx: &mut Write,
    id: PackageId,
    lines: &[PackageLine],
    quantities: &[Quantity],
) -> Result<()> {
    for (position, (line, quantity)) in lines.iter().zip(quantities).enumerate() {
        sqlx::query(
            "INSERT INTO work_package_lines (package_id, position, operation_id, part_id, quantity)
             VALUES (?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(position as i64)
        .bind(line.operation_id)
        .bind(line.part_id)
        .bind(quantity)
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

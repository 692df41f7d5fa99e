//! What is wanted, looked up in the catalogue: names, hours, and the parts it takes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppointmentId, AppointmentLineId, AppointmentPartId};
use crate::catalogue::{OperationId, PackageId, priced, rules};
use crate::kernel::{Checks, Hours, Quantity, Read, Refusal, Result, Write};
use crate::parts::PartId;

/// More is not said on the telephone.
const MOST_LINES: usize = 40;

/// One operation, package or part.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WantedLine {
    pub operation_id: Option<OperationId>,
    pub package_id: Option<PackageId>,
    pub part_id: Option<PartId>,
    /// Pieces of a part; one if not said.
    pub quantity: Option<Quantity>,
}

/// Such a line as the catalogue knows it.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub line: WantedLine,
    pub code: String,
    pub name: String,
    /// Standard hours of its labour.
    pub hours: Hours,
    pub parts: Vec<(PartId, Quantity)>,
}

/// Everything wrong with the lines joins the checks; what is right is looked up.
pub async fn looked_up(
    cx: &mut Read,
    checks: &mut Checks,
    field: &str,
    lines: &[WantedLine],
) -> Result<Vec<Wanted>> {
    if lines.len() > MOST_LINES {
        checks.add(Refusal::new("appointments.too_many_lines").at(field).with("limit", MOST_LINES));
        return Ok(Vec::new());
    }
    let mut found = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let field = format!("{field}[{at}]");
        match look_up(cx, checks, &field, line).await? {
            Some((wanted, true)) => found.push(wanted),
            Some((wanted, false)) => {
                checks.add(Refusal::new("catalogue.not_offered").at(&field).with("name", wanted.name));
            }
            None => {}
        }
    }
    Ok(found)
}

/// The line and whether it is still offered; none where it names nothing that is known.
async fn look_up(
    cx: &mut Read,
    checks: &mut Checks,
    field: &str,
    line: &WantedLine,
) -> Result<Option<(Wanted, bool)>> {
    let at = |name: &str| format!("{field}.{name}");
    let named = (line.operation_id, line.package_id, line.part_id);
    if line.quantity.is_some() && line.part_id.is_none() {
        checks.add(Refusal::new("appointments.quantity_of_parts").at(at("quantity")));
    }
    let found = match named {
        (Some(operation), None, None) => {
            let row: Option<(String, String, Hours, bool)> =
                sqlx::query_as("SELECT code, name, hours, active FROM labour_operations WHERE id = ?")
                    .bind(operation)
                    .fetch_optional(cx.db())
                    .await?;
            row.map(|(code, name, hours, active)| {
                (Wanted { line: line.clone(), code, name, hours, parts: Vec::new() }, active)
            })
            .ok_or(("operation_id", "catalogue.unknown"))
        }
        (None, Some(package), None) => {
            let row: Option<(String, String, bool)> =
                sqlx::query_as("SELECT code, name, active FROM work_packages WHERE id = ?")
                    .bind(package)
                    .fetch_optional(cx.db())
                    .await?;
            let lines = priced::package(cx, package).await?;
            let labour = lines.iter().filter(|one| one.operation.is_some());
            let hours = labour.map(|one| one.quantity).sum();
            let parts = lines.iter().filter_map(|one| Some((one.part?, one.quantity))).collect();
            row.map(|(code, name, active)| (Wanted { line: line.clone(), code, name, hours, parts }, active))
                .ok_or(("package_id", "catalogue.unknown"))
        }
        (None, None, Some(part)) => {
            let quantity = line.quantity.unwrap_or(Quantity::ONE);
            let sane = quantity.is_positive() && quantity <= rules::MOST_PIECES;
            checks.require(sane, &at("quantity"), "orders.quantity_range");
            let row: Option<(String, String, bool)> =
                sqlx::query_as("SELECT number, name, active FROM parts WHERE id = ?")
                    .bind(part)
                    .fetch_optional(cx.db())
                    .await?;
            row.map(|(code, name, active)| {
                let parts = vec![(part, quantity)];
                (Wanted { line: line.clone(), code, name, hours: Hours::ZERO, parts }, active)
            })
            .ok_or(("part_id", "parts.unknown"))
        }
        _ => Err(("", "appointments.one_of")),
    };
    match found {
        Ok(found) => Ok(Some(found)),
        Err((name, code)) => {
            checks.add(Refusal::new(code).at(if name.is_empty() { field.to_owned() } else { at(name) }));
            Ok(None)
        }
    }
}

/// Writes the lines of an appointment that has none.
pub(super) async fn keep(cx: &mut Write, id: AppointmentId, wanted: &[Wanted]) -> Result<()> {
    for (position, one) in (1_i64..).zip(wanted) {
        let quantity = one.line.part_id.map(|_| one.line.quantity.unwrap_or(Quantity::ONE));
        let line: AppointmentLineId = sqlx::query_scalar(
            "INSERT INTO appointment_lines (appointment_id, position, operation_id, package_id, part_id, quantity)
             VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(id)
        .bind(position)
        .bind(one.line.operation_id)
        .bind(one.line.package_id)
        .bind(one.line.part_id)
        .bind(quantity)
        .fetch_one(cx.db())
        .await?;
        for (part, quantity) in &one.parts {
            sqlx::query(
                "INSERT INTO appointment_parts (appointment_id, line_id, part_id, quantity) VALUES (?, ?, ?, ?)",
            )
            .bind(id)
            .bind(line)
            .bind(part)
            .bind(quantity)
            .execute(cx.db())
            .await?;
        }
    }
    Ok(())
}

/// A part with a reservation of its own.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct WantedPart {
    pub id: AppointmentPartId,
    pub line_id: AppointmentLineId,
    pub part_id: PartId,
    pub quantity: Quantity,
}

pub async fn parts_of(cx: &mut Read, id: AppointmentId) -> Result<Vec<WantedPart>> {
    Ok(sqlx::query_as(
        "SELECT id, line_id, part_id, quantity FROM appointment_parts WHERE appointment_id = ? ORDER BY id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?)
}

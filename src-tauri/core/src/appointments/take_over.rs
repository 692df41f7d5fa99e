//! A repair order takes over what was booked: its lines are proposed, and each line takes the parts
//! that were kept back for it, without a moment at which they are free for another (APT-03).

use super::wanted::{self, WantedLine, WantedPart};
use super::{AppointmentId, AppointmentLineId, hold};
use crate::catalogue::{OperationId, PackageId};
use crate::kernel::{Quantity, Read, Result, Write};
use crate::parts::reservations;
use crate::parts::{Origin, PartId};

/// A line that was booked, with the parts kept back for it.
#[derive(Clone, Debug)]
pub struct Booked {
    pub line: WantedLine,
    pub name: String,
    /// The catalogue no longer offers it.
    pub offered: bool,
    pub parts: Vec<WantedPart>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: AppointmentLineId,
    operation_id: Option<OperationId>,
    package_id: Option<PackageId>,
    part_id: Option<PartId>,
    quantity: Option<Quantity>,
    name: String,
    offered: bool,
}

/// What was booked, in its order.
pub async fn lines(cx: &mut Read, id: AppointmentId) -> Result<Vec<Booked>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT l.id, l.operation_id, l.package_id, l.part_id, l.quantity,
                coalesce(o.name, k.name, p.number || ' ' || p.name, '') AS name,
                coalesce(o.active, k.active, p.active, 0) AS offered
         FROM appointment_lines l
         LEFT JOIN labour_operations o ON o.id = l.operation_id
         LEFT JOIN work_packages k ON k.id = l.package_id
         LEFT JOIN parts p ON p.id = l.part_id
         WHERE l.appointment_id = ? ORDER BY l.position, l.id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let parts = wanted::parts_of(cx, id).await?;
    let booked = rows.into_iter().map(|row| Booked {
        line: WantedLine {
            operation_id: row.operation_id,
            package_id: row.package_id,
            part_id: row.part_id,
            quantity: row.quantity,
        },
        name: row.name,
        offered: row.offered,
        parts: parts.iter().filter(|part| part.line_id == row.id).copied().collect(),
    });
    Ok(booked.collect())
}

/// What was kept back for a booked part is kept back for this record from now on, which needs it at once.
pub async fn hand_over(cx: &mut Write, part: &WantedPart, to: Origin<'_>) -> Result<()> {
    reservations::pass_on(cx, Origin::of(hold::PART, part.id.0), to).await?;
    reservations::needed_on(cx, to, None).await
}

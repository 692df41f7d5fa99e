//! Appointments as lists show them, and one with all that belongs to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppointmentId, AppointmentKind, AppointmentState, BookingChannel, ConfirmedHow, rules};
use crate::catalogue::{OperationId, PackageId};
use crate::customers::CustomerId;
use crate::kernel::identifiers::{mask, plate};
use crate::kernel::{Day, Hours, Moment, Permission, Quantity, Read, Refusal, Result, StaffId};
use crate::parts::{PartId, ReservationId};
use crate::vehicles::VehicleId;
use crate::workshop::BayId;

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct AppointmentRow {
    pub id: AppointmentId,
    pub number: String,
    pub state: AppointmentState,
    pub kind: AppointmentKind,
    pub channel: BookingChannel,
    pub starts_at: Moment,
    pub ends_at: Moment,
    #[sqlx(skip)]
    pub minutes: i64,
    pub customer_id: CustomerId,
    /// Masked for who may not see customers.
    pub customer: String,
    /// Masked.
    pub phone: Option<String>,
    pub vehicle_id: VehicleId,
    /// With the dot.
    pub plate: Option<String>,
    pub plate_colour: Option<String>,
    pub model: Option<String>,
    pub technician_id: Option<StaffId>,
    pub technician: Option<String>,
    pub bay_id: Option<BayId>,
    pub bay: Option<String>,
    pub advisor_id: StaffId,
    pub advisor: String,
    pub words: String,
    /// Operations, packages and parts, by name.
    pub wanted: Option<String>,
    pub booked_at: Moment,
    pub booked_by: Option<String>,
    pub confirm_by: Moment,
    pub confirmed_at: Option<Moment>,
    pub confirmed_by: Option<String>,
    pub confirmed_how: Option<ConfirmedHow>,
    /// Not confirmed within the time (APT-10), or only after it.
    #[sqlx(skip)]
    pub late: bool,
    pub arrived_at: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub cancel_reason: Option<String>,
    /// How often another time was agreed.
    pub moves: i64,
    /// Parts it needs, and those of them that are not all there.
    pub parts: i64,
    pub short: i64,
    /// When the last of what is missing is promised to come; nothing where some of it is not.
    pub expected_day: Option<Day>,
    /// Of the visit and the order that took it over.
    pub visit_id: Option<i64>,
    pub order_id: Option<i64>,
    pub order_number: Option<String>,
    pub version: i64,
}

/// These appointments, in this order.
pub async fn rows(cx: &mut Read, ids: &[AppointmentId]) -> Result<Vec<AppointmentRow>> {
    let mut rows: Vec<AppointmentRow> = sqlx::query_as(
        "SELECT a.id, a.number, a.state, a.kind, a.channel, a.starts_at, a.ends_at, a.customer_id, c.name AS customer,
                (SELECT p.number FROM customer_phones p WHERE p.customer_id = c.id ORDER BY p.position LIMIT 1) AS phone,
                a.vehicle_id, v.plate, v.plate_colour, v.model,
                a.technician_id, t.name AS technician, a.bay_id, b.name AS bay, a.advisor_id, s.name AS advisor, a.words,
                (SELECT group_concat(x.name, '、') FROM
                    (SELECT coalesce(k.name, o.name, p.name) AS name FROM appointment_lines l
                     LEFT JOIN work_packages k ON k.id = l.package_id
                     LEFT JOIN labour_operations o ON o.id = l.operation_id
                     LEFT JOIN parts p ON p.id = l.part_id
                     WHERE l.appointment_id = a.id ORDER BY l.position) x) AS wanted,
                a.booked_at, f.name AS booked_by, a.confirm_by, a.confirmed_at, g.name AS confirmed_by, a.confirmed_how,
                a.arrived_at, a.closed_at, a.cancel_reason,
                (SELECT count(*) FROM appointment_moves y WHERE y.appointment_id = a.id) AS moves,
                (SELECT count(*) FROM appointment_parts y WHERE y.appointment_id = a.id) AS parts,
                (SELECT count(*) FROM appointment_parts y
                 JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                 WHERE y.appointment_id = a.id AND r.held < r.wanted) AS short,
                (SELECT CASE WHEN count(r.expected_day) = count(*) THEN max(r.expected_day) END
                 FROM appointment_parts y
                 JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = y.id
                 WHERE y.appointment_id = a.id AND r.held < r.wanted) AS expected_day,
                z.id AS visit_id, w.id AS order_id, w.number AS order_number, a.version
         FROM json_each(?) ids CROSS JOIN appointments a ON a.id = ids.value
         JOIN customers c ON c.id = a.customer_id
         JOIN named_vehicles v ON v.id = a.vehicle_id
         LEFT JOIN staff t ON t.id = a.technician_id
         LEFT JOIN bays b ON b.id = a.bay_id
         JOIN staff s ON s.id = a.advisor_id
         LEFT JOIN staff f ON f.id = a.booked_by
         LEFT JOIN staff g ON g.id = a.confirmed_by
         LEFT JOIN visits z ON z.appointment_id = a.id AND z.appointment_id IS NOT NULL AND z.state <> 'cancelled'
         LEFT JOIN repair_orders w ON w.appointment_id = a.id AND w.appointment_id IS NOT NULL
         ORDER BY ids.key",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    let (now, knows) = (cx.now, cx.who.may(Permission::ViewCustomers));
    for row in &mut rows {
        row.minutes = row.ends_at.minutes_since(row.starts_at);
        row.late = rules::is_late(row.state, row.confirm_by, row.confirmed_at, now);
        row.phone = row.phone.as_deref().map(mask::phone);
        row.plate = row.plate.as_deref().map(plate::with_dot);
        if !knows {
            row.customer = mask::name(&row.customer);
        }
    }
    Ok(rows)
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAppointment {
    pub id: AppointmentId,
}

#[derive(Debug, Serialize, TS)]
pub struct AppointmentCard {
    pub appointment: AppointmentRow,
    pub lines: Vec<AppointmentLineView>,
    pub parts: Vec<AppointmentPartView>,
    pub moves: Vec<AppointmentMove>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AppointmentLineView {
    pub operation_id: Option<OperationId>,
    pub package_id: Option<PackageId>,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// Standard hours of an operation.
    pub hours: Option<Hours>,
    /// Pieces of a part.
    pub quantity: Option<Quantity>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AppointmentPartView {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Kept back on the shelf; nothing once the car is here or will not come.
    pub held: Option<Quantity>,
    pub reservation_id: Option<ReservationId>,
    pub expected_day: Option<Day>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AppointmentMove {
    pub from_at: Moment,
    pub to_at: Moment,
    pub reason: Option<String>,
    pub at: Moment,
    pub by: Option<String>,
}

/// # Errors
/// `appointments.unknown`.
pub async fn card(cx: &mut Read, input: WhichAppointment) -> Result<AppointmentCard> {
    let found = rows(cx, &[input.id]).await?.pop();
    let appointment = found.ok_or_else(|| Refusal::new("appointments.unknown").at("id"))?;
    let lines = sqlx::query_as(
        "SELECT l.operation_id, l.package_id, l.part_id, coalesce(o.code, k.code, p.number, '') AS code,
                coalesce(o.name, k.name, p.name, '') AS name, coalesce(p.unit, '') AS unit, o.hours, l.quantity
         FROM appointment_lines l
         LEFT JOIN labour_operations o ON o.id = l.operation_id
         LEFT JOIN work_packages k ON k.id = l.package_id
         LEFT JOIN parts p ON p.id = l.part_id
         WHERE l.appointment_id = ? ORDER BY l.position, l.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let parts = sqlx::query_as(
        "SELECT x.part_id, p.number, p.name, p.unit, x.quantity, r.held, r.id AS reservation_id, r.expected_day
         FROM appointment_parts x JOIN parts p ON p.id = x.part_id
         LEFT JOIN reservations r ON r.origin_kind = 'appointment_part' AND r.origin_id = x.id
         WHERE x.appointment_id = ? ORDER BY x.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    let moves = sqlx::query_as(
        "SELECT y.from_at, y.to_at, y.reason, y.at, s.name AS \"by\"
         FROM appointment_moves y LEFT JOIN staff s ON s.id = y.by_staff
         WHERE y.appointment_id = ? ORDER BY y.id",
    )
    .bind(input.id)
    .fetch_all(cx.db())
    .await?;
    Ok(AppointmentCard { appointment, lines, parts, moves })
}

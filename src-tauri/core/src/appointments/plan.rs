//! A day of the house as appointments see it: when its doors are open, who and what there is, and
//! what is taken already, by other appointments and by what the workshop has planned.

use super::rules::{Doors, Room, Span, Taken};
use super::{AppointmentId, AppointmentKind};
use crate::kernel::{Day, Moment, Read, Result, StaffId};
use crate::policy::{self, keys};
use crate::workshop::{BayId, BayKind};

/// Somebody or some bay by name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    pub id: StaffId,
    pub name: String,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Bay {
    pub id: BayId,
    pub name: String,
    pub kind: BayKind,
}

pub async fn doors(cx: &mut Read, day: Day) -> Result<Doors> {
    let opens = day.start().plus_minutes(policy::value(cx, keys::WORKSHOP_OPENS).await?);
    let closes = day.start().plus_minutes(policy::value(cx, keys::WORKSHOP_CLOSES).await?);
    Ok(Doors { opens, closes })
}

pub async fn usual_minutes(cx: &mut Read, kind: AppointmentKind) -> Result<i64> {
    let today = cx.today();
    policy::value_on(cx, &format!("appointments.minutes.{}", kind.word()), today).await
}

pub async fn technicians(cx: &mut Read) -> Result<Vec<Person>> {
    Ok(sqlx::query_as(
        "SELECT s.id, s.name FROM staff s
         WHERE s.active = 1 AND EXISTS (SELECT 1 FROM staff_roles r WHERE r.staff_id = s.id AND r.role = 'technician')
         ORDER BY s.id",
    )
    .fetch_all(cx.db())
    .await?)
}

pub async fn bays(cx: &mut Read) -> Result<Vec<Bay>> {
    Ok(sqlx::query_as("SELECT id, name, kind FROM bays WHERE active = 1 ORDER BY position, id")
        .fetch_all(cx.db())
        .await?)
}

/// Who and which bays there are for a kind of visit.
pub fn room(kind: AppointmentKind, people: &[Person], bays: &[Bay]) -> Room {
    Room {
        technicians: people.iter().map(|one| one.id).filter(|_| kind.needs_technician()).collect(),
        bays: bays.iter().filter(|one| kind.bays().contains(&one.kind)).map(|one| one.id).collect(),
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    from: Moment,
    until: Moment,
    technician_id: Option<StaffId>,
    bay_id: Option<BayId>,
    kind: Option<AppointmentKind>,
}

/// What is taken on a day, but for one appointment. A car that has arrived takes its time until
/// the workshop has planned it.
pub async fn taken(cx: &mut Read, day: Day, except: Option<AppointmentId>) -> Result<Vec<Taken>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT a.starts_at AS \"from\", a.ends_at AS until, a.technician_id, a.bay_id, a.kind
         FROM appointments a INDEXED BY appointments_by_day
         WHERE a.starts_at >= ?1 AND a.starts_at < ?2 AND a.state IN ('booked', 'confirmed', 'arrived')
           AND (?3 IS NULL OR a.id <> ?3)
           AND NOT (a.state = 'arrived' AND EXISTS (
                SELECT 1 FROM repair_orders o JOIN assignments x ON x.order_id = o.id
                WHERE o.appointment_id IS NOT NULL AND o.appointment_id = a.id))
         UNION ALL
         SELECT a.planned_start, a.planned_finish, a.technician_id, a.bay_id, NULL
         FROM assignments a INDEXED BY assignments_planned
         WHERE a.state IN ('assigned', 'working', 'paused') AND a.planned_finish > ?1 AND a.planned_start < ?2",
    )
    .bind(day.start())
    .bind(day.plus_days(1).start())
    .bind(except)
    .fetch_all(cx.db())
    .await?;
    let taken = rows.into_iter().map(|row| Taken {
        span: Span { from: row.from, until: row.until },
        technician: row.technician_id,
        bay: row.bay_id,
        kind: row.kind,
    });
    Ok(taken.collect())
}

//! Who is here, who works here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Role;
use super::session::roles_of;
use crate::kernel::session::Standing;
use crate::kernel::{Nothing, Permission, Read, Result, StaffId};

/// Everything a screen needs to know before it shows anything.
#[derive(Debug, Serialize, TS)]
pub struct SessionView {
    /// Nothing before set-up.
    pub dealership: Option<HouseName>,
    pub me: Option<Me>,
    /// Signed in, but the screen is locked until PIN or password.
    pub locked: bool,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct HouseName {
    pub name: String,
    pub sample: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct Me {
    pub id: StaffId,
    pub name: String,
    pub roles: Vec<Role>,
    pub permissions: Vec<Permission>,
}

/// Somebody to choose from a list.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct Face {
    pub id: StaffId,
    pub name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct StaffRow {
    pub id: StaffId,
    pub login: String,
    pub name: String,
    pub employee_number: Option<String>,
    pub phone: Option<String>,
    pub roles: Vec<Role>,
    pub active: bool,
    pub has_pin: bool,
    pub version: i64,
}

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Colleagues {
    /// Only people of this role.
    pub role: Option<Role>,
}

pub async fn who(cx: &mut Read, _: Nothing) -> Result<SessionView> {
    let dealership: Option<HouseName> =
        sqlx::query_as("SELECT name, sample FROM dealership").fetch_optional(cx.db()).await?;
    let token = cx.who.session.clone();
    let standing = cx.house.sessions.standing(token.as_deref(), cx.now, false);
    let (staff, permissions, locked) = match standing {
        Standing::SignedOut => return Ok(SessionView { dealership, me: None, locked: false }),
        Standing::Locked(staff) => (staff, Vec::new(), true),
        Standing::Active(who) => (cx.staff(), who.permissions.list(), false),
    };
    let name = name_of(cx, staff).await?;
    let roles = roles_of(cx, staff).await?;
    Ok(SessionView { dealership, me: Some(Me { id: staff, name, roles, permissions }), locked })
}

/// As papers say by whom they were made; empty for nobody.
pub async fn name_of(cx: &mut Read, staff: StaffId) -> Result<String> {
    let name: Option<String> =
        sqlx::query_scalar("SELECT name FROM staff WHERE id = ?").bind(staff).fetch_optional(cx.db()).await?;
    Ok(name.unwrap_or_default())
}

/// Those who can switch in by PIN at a shared PC.
pub async fn faces(cx: &mut Read, _: Nothing) -> Result<Vec<Face>> {
    Ok(sqlx::query_as("SELECT id, name FROM staff WHERE active = 1 AND pin_hash IS NOT NULL ORDER BY id")
        .fetch_all(cx.db())
        .await?)
}

pub async fn colleagues(cx: &mut Read, input: Colleagues) -> Result<Vec<Face>> {
    Ok(sqlx::query_as(
        "SELECT id, name FROM staff
         WHERE active = 1
           AND (?1 IS NULL OR EXISTS (SELECT 1 FROM staff_roles r WHERE r.staff_id = staff.id AND r.role = ?1))
         ORDER BY id",
    )
    .bind(input.role)
    .fetch_all(cx.db())
    .await?)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: StaffId,
    login: String,
    name: String,
    employee_number: Option<String>,
    phone: Option<String>,
    active: bool,
    has_pin: bool,
    version: i64,
}

pub async fn staff(cx: &mut Read, _: Nothing) -> Result<Vec<StaffRow>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, login, name, employee_number, phone, active, pin_hash IS NOT NULL AS has_pin, version
         FROM staff ORDER BY active DESC, id",
    )
    .fetch_all(cx.db())
    .await?;
    let mut held: Vec<(StaffId, Role)> =
        sqlx::query_as("SELECT staff_id, role FROM staff_roles ORDER BY staff_id, role")
            .fetch_all(cx.db())
            .await?;
    let mut people = Vec::with_capacity(rows.len());
    for row in rows {
        let (own, rest): (Vec<_>, Vec<_>) = held.into_iter().partition(|(id, _)| *id == row.id);
        held = rest;
        people.push(StaffRow {
            id: row.id,
            login: row.login,
            name: row.name,
            employee_number: row.employee_number,
            phone: row.phone,
            roles: own.into_iter().map(|(_, role)| role).collect(),
            active: row.active,
            has_pin: row.has_pin,
            version: row.version,
        });
    }
    Ok(people)
}

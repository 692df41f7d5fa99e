//! A new member of staff.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Role, rules, secrets};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Refusal, Result, Secret, StaffId, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Hire {
    pub login: String,
    pub name: String,
    pub employee_number: Option<Text<20>>,
    pub phone: Option<Text<40>>,
    pub roles: Vec<Role>,
    pub password: Secret,
    pub pin: Option<Secret>,
}

#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct StaffRef {
    pub id: StaffId,
    pub version: i64,
}

pub async fn hire(cx: &mut Write, input: Hire) -> Result<StaffRef> {
    let login = input.login.trim().to_lowercase();
    let mut checks = Checks::new();
    rules::check_login(&mut checks, "login", &login);
    rules::check_name(&mut checks, "name", &input.name);
    rules::check_password(&mut checks, "password", &input.password);
    if let Some(pin) = &input.pin {
        rules::check_pin(&mut checks, "pin", pin);
    }
    checks.require(!input.roles.is_empty(), "roles", "access.role_needed");
    let taken: Option<StaffId> = sqlx::query_scalar("SELECT id FROM staff WHERE login = ?")
        .bind(&login)
        .fetch_optional(cx.db())
        .await?;
    if taken.is_some() {
        checks.add(Refusal::new("access.login_taken").at("login").with("login", &login));
    }
    checks.done()?;
    let password_hash = secrets::hash(&input.password, &cx.house.random)?;
    let pin_hash = match &input.pin {
        Some(pin) => Some(secrets::hash(pin, &cx.house.random)?),
        None => None,
    };
    let id: StaffId = sqlx::query_scalar(
        "INSERT INTO staff (login, name, employee_number, phone, password_hash, pin_hash)
         VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&login)
    .bind(input.name.trim())
    .bind(input.employee_number.and_then(Text::or_none))
    .bind(input.phone.and_then(Text::or_none))
    .bind(password_hash)
    .bind(pin_hash)
    .fetch_one(cx.db())
    .await?;
    set_roles(cx, id, &input.roles).await?;
    cx.about("staff", id.0);
    Ok(StaffRef { id, version: 1 })
}

pub(super) async fn set_roles(cx: &mut Write, id: StaffId, roles: &[Role]) -> Result<()> {
    sqlx::query("DELETE FROM staff_roles WHERE staff_id = ?").bind(id).execute(cx.db()).await?;
    for role in roles {
        sqlx::query("INSERT OR IGNORE INTO staff_roles (staff_id, role) VALUES (?, ?)")
            .bind(id)
            .bind(role)
            .execute(cx.db())
            .await?;
    }
    Ok(())
}

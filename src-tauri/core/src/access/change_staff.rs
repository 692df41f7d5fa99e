//! Roles, name or employment of somebody change; their sessions end, so that new
//! rights count at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::hire::StaffRef;
use super::hire::set_roles;
use super::{Role, rules, secrets};
use crate::audit::stale;
use crate::kernel::text::Text;
use crate::kernel::{Checks, Refusal, Result, Secret, StaffId, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeStaff {
    pub id: StaffId,
    pub version: i64,
    pub name: String,
    pub employee_number: Option<Text<20>>,
    pub phone: Option<Text<40>>,
    pub roles: Vec<Role>,
    pub active: bool,
    /// A new PIN; nothing keeps the old one.
    pub pin: Option<Secret>,
}

pub async fn change_staff(cx: &mut Write, input: ChangeStaff) -> Result<StaffRef> {
    let mut checks = Checks::new();
    rules::check_name(&mut checks, "name", &input.name);
    checks.require(!input.roles.is_empty(), "roles", "access.role_needed");
    if let Some(pin) = &input.pin {
        rules::check_pin(&mut checks, "pin", pin);
    }
    checks.done()?;
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM staff WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("access.unknown_staff").at("id"))?;
    stale::refuse_if_changed(cx, "staff", input.id.0, input.version, version).await?;
    let keeps_running = input.active && input.roles.contains(&Role::Manager);
    if !keeps_running {
        another_manager(cx, input.id).await?;
    }
    let pin_hash = match &input.pin {
        Some(pin) => Some(secrets::hash(pin, &cx.house.random)?),
        None => None,
    };
    sqlx::query(
        "UPDATE staff SET name = ?, employee_number = ?, phone = ?, active = ?,
                pin_hash = coalesce(?, pin_hash), version = version + 1
         WHERE id = ?",
    )
    .bind(input.name.trim())
    .bind(input.employee_number.and_then(Text::or_none))
    .bind(input.phone.and_then(Text::or_none))
    .bind(input.active)
    .bind(pin_hash)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    set_roles(cx, input.id, &input.roles).await?;
    if input.id != cx.staff() {
        cx.house.sessions.close_all_of(input.id);
    }
    cx.about("staff", input.id.0);
    Ok(StaffRef { id: input.id, version: version + 1 })
}

/// Nobody may lock everybody out: one active manager always remains.
async fn another_manager(cx: &mut Write, except: StaffId) -> Result<()> {
    let others: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM staff s JOIN staff_roles r ON r.staff_id = s.id
         WHERE r.role = 'manager' AND s.active = 1 AND s.id <> ?",
    )
    .bind(except)
    .fetch_one(cx.db())
    .await?;
    if others == 0 {
        return Err(Refusal::new("access.last_manager").at("roles").into());
    }
    Ok(())
}

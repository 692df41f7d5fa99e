//! A new password: given by the manager, or chosen by oneself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{rules, secrets};
use crate::kernel::{Checks, Nothing, Refusal, Result, Secret, StaffId, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    pub id: StaffId,
    pub password: Secret,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeOwnPassword {
    pub old: Secret,
    pub password: Secret,
    pub pin: Option<Secret>,
}

pub async fn reset_password(cx: &mut Write, input: ResetPassword) -> Result<Nothing> {
    let mut checks = Checks::new();
    rules::check_password(&mut checks, "password", &input.password);
    checks.done()?;
    store(cx, input.id, &input.password).await?;
    cx.house.sessions.close_all_of(input.id);
    cx.about("staff", input.id.0);
    Ok(Nothing {})
}

pub async fn change_own_password(cx: &mut Write, input: ChangeOwnPassword) -> Result<Nothing> {
    let me = cx.staff();
    let hash: Option<String> = sqlx::query_scalar("SELECT password_hash FROM staff WHERE id = ?")
        .bind(me)
        .fetch_optional(cx.db())
        .await?;
    let mut checks = Checks::new();
    let known = hash.is_some_and(|hash| secrets::matches(&input.old, &hash));
    checks.require(known, "old", "access.wrong_password");
    rules::check_password(&mut checks, "password", &input.password);
    if let Some(pin) = &input.pin {
        rules::check_pin(&mut checks, "pin", pin);
    }
    checks.done()?;
    store(cx, me, &input.password).await?;
    if let Some(pin) = &input.pin {
        let pin_hash = secrets::hash(pin, &cx.house.random)?;
        sqlx::query("UPDATE staff SET pin_hash = ? WHERE id = ?")
            .bind(pin_hash)
            .bind(me)
            .execute(cx.db())
            .await?;
    }
    cx.about("staff", me.0);
    Ok(Nothing {})
}

async fn store(cx: &mut Write, staff: StaffId, password: &Secret) -> Result<()> {
    let hash = secrets::hash(password, &cx.house.random)?;
    let done = sqlx::query(
        "UPDATE staff SET password_hash = ?, wrong_tries = 0, locked_until = NULL, version = version + 1 WHERE id = ?",
    )
    .bind(hash)
    .bind(staff)
    .execute(cx.db())
    .await?;
    if done.rows_affected() == 0 {
        return Err(Refusal::new("access.unknown_staff").at("id").into());
    }
    Ok(())
}

//! Coming to the desk: by password, by PIN at a shared PC, or back to a locked screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::session::SignedIn;
use super::{secrets, session};
use crate::kernel::{Error, Moment, Nothing, Refusal, Result, Secret, StaffId, Write};
use crate::policy::{self, keys};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub login: String,
    pub password: Secret,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignInByPin {
    pub staff_id: StaffId,
    pub pin: Secret,
}

/// PIN or password, whichever the person has at hand.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    pub secret: Secret,
}

#[derive(sqlx::FromRow)]
struct Credentials {
    id: StaffId,
    password_hash: String,
    pin_hash: Option<String>,
    wrong_tries: i64,
    locked_until: Option<Moment>,
}

/// The answer is the same for an unknown name and a wrong password.
pub async fn sign_in(cx: &mut Write, input: SignIn) -> Result<SignedIn> {
    let found: Option<Credentials> = sqlx::query_as(
        "SELECT id, password_hash, pin_hash, wrong_tries, locked_until FROM staff WHERE login = ? AND active = 1",
    )
    .bind(input.login.trim().to_lowercase())
    .fetch_optional(cx.db())
    .await?;
    let Some(person) = found else {
        return Err(Refusal::new("access.wrong_password").at("password").into());
    };
    prove(cx, &person, "password", |p| secrets::matches(&input.password, &p.password_hash)).await?;
    session::open(cx, person.id).await
}

/// Whoever was signed in at this screen before is signed out.
pub async fn sign_in_by_pin(cx: &mut Write, input: SignInByPin) -> Result<SignedIn> {
    let found = credentials(cx, input.staff_id).await?;
    let Some(person) = found.filter(|person| person.pin_hash.is_some()) else {
        return Err(Refusal::new("access.no_pin").at("pin").into());
    };
    prove(cx, &person, "pin", |p| {
        p.pin_hash.as_deref().is_some_and(|hash| secrets::matches(&input.pin, hash))
    })
    .await?;
    if let Some(token) = cx.who.session.clone() {
        cx.house.sessions.close(&token);
    }
    session::open(cx, person.id).await
}

/// The same person comes back; the session goes on where it was.
pub async fn unlock(cx: &mut Write, input: Unlock) -> Result<Nothing> {
    let (Some(token), Some(staff)) = (cx.who.session.clone(), cx.who.staff) else {
        return Err(Refusal::new("access.signed_out").into());
    };
    let Some(person) = credentials(cx, staff).await? else {
        return Err(Refusal::new("access.signed_out").into());
    };
    prove(cx, &person, "secret", |p| {
        let pin = p.pin_hash.as_deref().is_some_and(|hash| secrets::matches(&input.secret, hash));
        pin || secrets::matches(&input.secret, &p.password_hash)
    })
    .await?;
    cx.house.sessions.unlock(&token, cx.now);
    Ok(Nothing {})
}

async fn credentials(cx: &mut Write, staff: StaffId) -> Result<Option<Credentials>> {
    Ok(sqlx::query_as(
        "SELECT id, password_hash, pin_hash, wrong_tries, locked_until FROM staff WHERE id = ? AND active = 1",
    )
    .bind(staff)
    .fetch_optional(cx.db())
    .await?)
}

/// Counts wrong tries, and shuts the door for a while after too many in a row.
async fn prove(
    cx: &mut Write,
    person: &Credentials,
    field: &str,
    matches: impl FnOnce(&Credentials) -> bool,
) -> Result<()> {
    let shut = |until: Moment, now: Moment| -> Error {
        let minutes = until.minutes_since(now) + 1;
        Refusal::new("access.locked_out").at(field).with("minutes", minutes).into()
    };
    if let Some(until) = person.locked_until.filter(|until| *until > cx.now) {
        let longest = cx.now.plus_minutes(policy::value(cx, keys::LOCK_OUT_MINUTES).await?);
        // Further away than any lock-out reaches: the clock was set back since.
        if until <= longest {
            return Err(shut(until, cx.now));
        }
    }
    if matches(person) {
        sqlx::query("UPDATE staff SET wrong_tries = 0, locked_until = NULL WHERE id = ?")
            .bind(person.id)
            .execute(cx.db())
            .await?;
        return Ok(());
    }
    cx.keep_when_refused();
    let tries = person.wrong_tries + 1;
    let allowed = policy::value(cx, keys::WRONG_TRIES).await?;
    if tries >= allowed {
        let until = cx.now.plus_minutes(policy::value(cx, keys::LOCK_OUT_MINUTES).await?);
        sqlx::query("UPDATE staff SET wrong_tries = 0, locked_until = ? WHERE id = ?")
            .bind(until)
            .bind(person.id)
            .execute(cx.db())
            .await?;
        return Err(shut(until, cx.now));
    }
    sqlx::query("UPDATE staff SET wrong_tries = ? WHERE id = ?")
        .bind(tries)
        .bind(person.id)
        .execute(cx.db())
        .await?;
    Err(Refusal::new("access.wrong_password").at(field).with("left", allowed - tries).into())
}

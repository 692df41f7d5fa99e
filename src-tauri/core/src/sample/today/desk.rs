//! Doing something at the sample's desks as a person would: signed in as somebody, with that
//! person's rights, at a moment, and with a row in the trail.

use serde_json::Value;

use crate::access::roles::permissions_of;
use crate::access::session::roles_of;
use crate::audit::record::{self, Entry};
use crate::commands::{self, Run};
use crate::kernel::{Call, Error, Moment, Permission, Result, StaffId, Who, Write};

/// Calls a command in somebody's name. A refusal here is a slip in a story.
pub async fn ask(cx: &mut Write, login: &str, at: Moment, name: &str, input: Value) -> Result<Value> {
    sit(cx, login, at).await?;
    let command = commands::find(name).ok_or_else(|| Error::Failed(format!("no command {name}")))?;
    if command.needs != Permission::SignedIn && !cx.who.may(command.needs) {
        return Err(Error::Failed(format!("{login} may not {name}")));
    }
    let told = |error: Error| match error {
        Error::Refused(refusals) => Error::Failed(format!("{login}, {name} {input}: {refusals:?}")),
        failed => failed,
    };
    match command.run {
        Run::Read(handler) => Ok(handler(cx, input.clone()).await.map_err(told)?.value()),
        Run::Write(handler) => {
            let (answer, kept) = handler(cx, input.clone()).await.map_err(told)?;
            let call = Call { command: name.into(), input: Value::Null, request_id: None, session: None };
            record::write(cx, Entry { command, call: &call, input: kept, answer: &answer }).await?;
            Ok(answer.value())
        }
    }
}

async fn sit(cx: &mut Write, login: &str, at: Moment) -> Result<()> {
    let staff = staff(cx, login).await?;
    let permissions = permissions_of(&roles_of(cx, staff).await?);
    cx.who = Who { staff: Some(staff), permissions, session: None };
    cx.now = at;
    Ok(())
}

pub async fn staff(cx: &mut Write, login: &str) -> Result<StaffId> {
    Ok(sqlx::query_scalar("SELECT id FROM staff WHERE login = ?").bind(login).fetch_one(cx.db()).await?)
}

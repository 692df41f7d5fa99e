//! Writing the trail, and recognising a call that was already done.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::commands::{self, Command};
use crate::kernel::random::hex;
use crate::kernel::{Call, Error, Json, Moment, Permission, Refusal, Result, Write};

/// Longest input kept word for word; of anything longer the digest proves it.
const INPUT_KEPT: usize = 16 * 1024;

pub struct Entry<'a> {
    pub command: &'a Command,
    pub call: &'a Call,
    /// The input as its types allow it to be kept.
    pub input: String,
    pub answer: &'a Json,
}

/// What a row's seal covers, in this order.
pub struct Sealed<'a> {
    pub previous: &'a str,
    pub id: i64,
    pub at: Moment,
    pub staff: i64,
    pub command: &'a str,
    pub input: &'a str,
}

impl Sealed<'_> {
    pub fn hash(&self) -> String {
        let mut hasher = Sha256::new();
        for part in [
            self.previous,
            &self.id.to_string(),
            &self.at.millis().to_string(),
            &self.staff.to_string(),
            self.command,
            self.input,
        ] {
            hasher.update(part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hex(&hasher.finalize())
    }
}

/// The request id under which a call may be repeated. Sign-in and set-up have none:
/// their answers hold a session and must not be kept.
fn request_id<'a>(command: &Command, call: &'a Call) -> Option<&'a str> {
    call.request_id.as_deref().filter(|_| command.needs != Permission::Anyone)
}

/// The answer given before to the same request id, if any. The same id for another
/// command or from another person is refused.
pub async fn repeated(cx: &mut Write, command: &Command, call: &Call) -> Result<Option<Json>> {
    let Some(request) = request_id(command, call) else {
        return Ok(None);
    };
    if request.is_empty() || request.len() > 64 {
        return Err(Refusal::new("request.bad_id").into());
    }
    let staff = cx.staff().0;
    let row: Option<(String, i64, String)> =
        sqlx::query_as("SELECT command, staff_id, answer FROM audit WHERE request_id = ?")
            .bind(request)
            .fetch_optional(cx.db())
            .await?;
    let Some((name, who, answer)) = row else {
        return Ok(None);
    };
    if name != command.name || who != staff {
        return Err(Refusal::new("request.reused").into());
    }
    Ok(Some(Json::kept(answer)?))
}

/// What the house did by itself, under the command by which people do it.
pub async fn by_itself(cx: &mut Write, command: &'static str, input: &Value) -> Result<()> {
    let found = commands::find(command).ok_or_else(|| Error::Failed(format!("no command {command}")))?;
    let call = Call { command: command.into(), input: Value::Null, request_id: None, session: None };
    write(cx, Entry { command: found, call: &call, input: input.to_string(), answer: &Json::of(&())? }).await
}

pub async fn write(cx: &mut Write, entry: Entry<'_>) -> Result<()> {
    let request = request_id(entry.command, entry.call);
    let answer = request.map(|_| entry.answer.text().to_owned());
    append(cx, entry.command.name, entry.input, request, answer).await
}

/// What long work that changes something came to, in the very transaction that keeps it; who began it,
/// and with what, stands in the row of its command.
pub async fn came_of(cx: &mut Write, command: &str, result: &impl Serialize) -> Result<()> {
    let input = serde_json::json!({ "came_to": result }).to_string();
    append(cx, command, input, None, None).await
}

async fn append(
    cx: &mut Write,
    command: &str,
    input: String,
    request: Option<&str>,
    answer: Option<String>,
) -> Result<()> {
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetch_optional(cx.db()).await?;
    let (last_id, previous) = last.unwrap_or((0, String::new()));
    let id = last_id + 1;
    let input = if input.len() > INPUT_KEPT {
        let digest = hex(&Sha256::digest(input.as_bytes()));
        serde_json::json!({ "sha256": digest }).to_string()
    } else {
        input
    };
    let staff = cx.staff().0;
    let at = cx.now;
    let sealed = Sealed { previous: &previous, id, at, staff, command, input: &input };
    sqlx::query(
        "INSERT INTO audit (id, at, staff_id, command, input, request_id, answer, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(at)
    .bind(staff)
    .bind(command)
    .bind(&input)
    .bind(request)
    .bind(answer)
    .bind(sealed.hash())
    .execute(cx.db())
    .await?;
    let subjects = std::mem::take(&mut cx.subjects);
    if !subjects.is_empty() {
        let rows: Vec<(&str, i64)> = subjects.iter().map(|subject| (subject.0, subject.1)).collect();
        sqlx::query(
            "INSERT INTO audit_subjects (kind, subject_id, audit_id)
             SELECT j.value ->> 0, j.value ->> 1, ?2 FROM json_each(?1) AS j",
        )
        .bind(serde_json::to_string(&rows)?)
        .bind(id)
        .execute(cx.db())
        .await?;
    }
    Ok(())
}

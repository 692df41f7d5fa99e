//! One call that is undone whatever it answered, and the values to call it with.

use serde_json::{Value, json};
use servicelane_core::Core;
use servicelane_core::commands::{self, Run};
use servicelane_core::kernel::{Error, Refusal, Who};
use std::sync::Arc;

use super::schema::Step;

/// What a command would have answered.
pub enum Outcome {
    Ok(Value),
    Refused(Vec<Refusal>),
    Failed(String),
}

impl Outcome {
    pub fn told(&self) -> String {
        match self {
            Self::Ok(answer) => format!("ok {answer}"),
            Self::Refused(refusals) => refusals
                .iter()
                .map(|one| format!("{} at {:?}", one.code, one.field.as_deref().unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(", "),
            Self::Failed(detail) => format!("FAILED {detail}"),
        }
    }

    /// Whether it is a refusal that points at this place, or at one around or inside it.
    pub fn points_at(&self, place: &str) -> bool {
        let Self::Refused(refusals) = self else { return false };
        refusals.iter().filter_map(|one| one.field.as_deref()).any(|field| {
            let (short, long) = if field.len() < place.len() { (field, place) } else { (place, field) };
            let rest = long.strip_prefix(short);
            rest.is_some_and(|rest| short.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }
}

/// Asks in somebody's name within a transaction that is rolled back.
pub async fn ask(core: &Arc<Core>, who: &Who, name: &str, input: Value) -> Outcome {
    let command = commands::find(name).unwrap_or_else(|| panic!("no command {name}"));
    let (core, who) = (Arc::clone(core), who.clone());
    let asked = tokio::spawn(async move {
        let mut outcome = None;
        let undone = core
            .in_house(async |cx| {
                cx.who = who;
                let result = match command.run {
                    Run::Read(handler) => handler(cx, input).await,
                    Run::Write(handler) => handler(cx, input).await.map(|(answer, _)| answer),
                };
                outcome = Some(result.map(|answer| answer.value()));
                Err::<(), _>(Refusal::new("test.undone").into())
            })
            .await;
        assert!(undone.is_err(), "everything is undone");
        outcome.unwrap_or_else(|| panic!("nobody was asked: {undone:?}"))
    });
    match asked.await {
        Ok(Ok(answer)) => Outcome::Ok(answer),
        Ok(Err(Error::Refused(refusals))) => Outcome::Refused(refusals),
        Ok(Err(Error::Failed(detail))) => Outcome::Failed(detail),
        Err(panic) => Outcome::Failed(format!("it panicked: {panic}")),
    }
}

/// The input with another value at a place.
pub fn with(input: &Value, path: &[Step], value: Value) -> Value {
    let mut changed = input.clone();
    *at(&mut changed, path) = value;
    changed
}

/// The input without that field; `None` for an entry of a list.
pub fn without(input: &Value, path: &[Step]) -> Option<Value> {
    let (last, before) = path.split_last()?;
    let Step::Field(name) = last else { return None };
    let mut changed = input.clone();
    at(&mut changed, before).as_object_mut()?.remove(name);
    Some(changed)
}

pub fn at<'a>(value: &'a mut Value, path: &[Step]) -> &'a mut Value {
    path.iter().fold(value, |inside, step| match step {
        Step::Field(name) => &mut inside[name.as_str()],
        Step::Entry(at) => &mut inside[*at],
    })
}

/// Five hundred lists inside each other.
pub fn deep() -> Value {
    (0..500).fold(json!(1), |inside, _| json!([inside]))
}

/// No text field takes these.
pub fn poison() -> [Value; 5] {
    [
        json!("王\u{0}伟"),
        json!("王\u{7}伟"),
        json!("\u{202e}伟王"),
        json!("\u{fffe}\u{feff}\u{200b}\u{0}"),
        json!("长".repeat(100_000)),
    ]
}

/// What somebody may type or a program may send where text belongs.
pub fn texts() -> Vec<Value> {
    [
        "",
        "   ",
        "'; DROP TABLE visits; --",
        "\" OR \"\"=\"",
        "🚗👨‍👩‍👧‍👦",
        "NaN",
        "-1",
        "-0.001",
        "99999999999999999999999999",
        "1e308",
        "0x7f",
        "９９",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "9999-12-31T00:00:00Z",
        "0000-00-00T99:99:99Z",
        "{{7*7}}<script>alert(1)</script>",
        "../../etc/passwd",
    ]
    .into_iter()
    .map(Value::from)
    .collect()
}

/// Whole numbers no form holds.
pub fn numbers() -> [Value; 6] {
    [json!(i64::MIN), json!(i64::MIN + 1), json!(-1), json!(i64::MAX - 1), json!(i64::MAX), json!(u64::MAX)]
}

/// No number field takes these.
pub fn no_numbers() -> [Value; 3] {
    [json!(0.5), json!(1e308), json!("1")]
}

/// Of the wrong type wherever they stand, text and numbers apart.
pub fn wrong_types(here: &Value) -> Vec<Value> {
    let mut all = vec![deep()];
    if !here.is_array() {
        all.push(json!([]));
    }
    if !here.is_object() {
        all.push(json!({}));
    }
    if !here.is_boolean() {
        all.push(json!(true));
    }
    if !here.is_string() {
        all.push(json!("x"));
    }
    if !here.is_number() {
        all.push(json!(7));
    }
    all
}

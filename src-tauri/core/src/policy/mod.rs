//! Every number of the house is a dated, sourced row; nothing in the program repeats
//! it. The newest row whose first day has come counts.

pub mod keys;
pub mod read;
pub mod set;
pub mod set_weights;

use std::marker::PhantomData;
use std::str::FromStr;

use crate::kernel::{Day, Error, Read, Result};

/// A parameter's name and the type of its value.
pub struct Key<T> {
    pub name: &'static str,
    value: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    pub const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }
}

/// Today's value.
pub async fn value<T: FromStr>(cx: &mut Read, key: Key<T>) -> Result<T> {
    let today = cx.today();
    value_on(cx, key.name, today).await
}

/// The value of a parameter on a day, by name where the name is made of parts.
pub async fn value_on<T: FromStr>(cx: &mut Read, name: &str, day: Day) -> Result<T> {
    let text: Option<String> = sqlx::query_scalar(
        "SELECT value FROM policy_parameters WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
    )
    .bind(name)
    .bind(day)
    .fetch_optional(cx.db())
    .await?;
    text.as_deref()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Error::Failed(format!("policy parameter {name} is missing or malformed")))
}

/// The value on a day of a parameter that may be empty, which means that it is not set up.
pub async fn maybe_on<T: FromStr>(cx: &mut Read, name: &str, day: Day) -> Result<Option<T>> {
    match value_on::<String>(cx, name, day).await? {
        blank if blank.is_empty() => Ok(None),
        _ => value_on(cx, name, day).await.map(Some),
    }
}

/// Since when the value of a day counts, and by which decision.
pub async fn standing_on(cx: &mut Read, name: &str, day: Day) -> Result<Option<(Day, String)>> {
    Ok(sqlx::query_as(
        "SELECT valid_from, source FROM policy_parameters WHERE key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
    )
    .bind(name)
    .bind(day)
    .fetch_optional(cx.db())
    .await?)
}

//! The parameters as the manager sees them: today's value and what stood before.

use serde::Serialize;
use ts_rs::TS;

use super::keys;
use crate::kernel::{Day, Moment, Nothing, Read, Result};

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct ParameterView {
    pub key: String,
    pub value: String,
    pub unit: String,
    pub source: String,
    pub valid_from: Day,
    /// Whether this is the row that counts today.
    pub current: bool,
    pub set_by: Option<String>,
    pub set_at: Moment,
    /// Left empty it is not set up.
    #[sqlx(skip)]
    pub may_be_blank: bool,
}

pub async fn list(cx: &mut Read, _: Nothing) -> Result<Vec<ParameterView>> {
    let today = cx.today();
    let mut rows: Vec<ParameterView> = sqlx::query_as(
        "SELECT p.key, p.value, p.unit, p.source, p.valid_from, s.name AS set_by, p.set_at,
                p.valid_from = (SELECT max(q.valid_from) FROM policy_parameters q
                                WHERE q.key = p.key AND q.valid_from <= ?) AS current
         FROM policy_parameters p LEFT JOIN staff s ON s.id = p.set_by
         ORDER BY p.key, p.valid_from DESC",
    )
    .bind(today)
    .fetch_all(cx.db())
    .await?;
    for row in &mut rows {
        row.may_be_blank = keys::MAY_BE_BLANK.contains(&row.key.as_str());
    }
    Ok(rows)
}

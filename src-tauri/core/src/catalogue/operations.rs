//! The labour operations, by text or page by page in the order of their codes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{JobClass, OperationId, WorkCategory, found};
use crate::kernel::text::Text;
use crate::kernel::{Hours, Money, Read, Result, page};
use crate::policy::{self, keys};
use crate::search::index::Kind;

const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct OperationQuery {
    /// Code, name, pinyin or initials; empty for all.
    pub text: Text<60>,
    pub category: Option<WorkCategory>,
    /// Also those no longer offered.
    pub inactive: bool,
    /// The last code of the page before.
    pub after: Option<Text<30>>,
}

#[derive(Debug, Serialize, TS)]
pub struct OperationPage {
    pub rows: Vec<OperationRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

/// A labour operation with today's price.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct OperationRow {
    pub id: OperationId,
    pub code: String,
    pub name: String,
    pub category: WorkCategory,
    pub job_class: JobClass,
    pub hours: Hours,
    /// Hours × the house's labour rate, tax included.
    #[sqlx(skip)]
    pub price: Money,
    pub active: bool,
    pub version: i64,
}

pub async fn operations(cx: &mut Read, input: OperationQuery) -> Result<OperationPage> {
    let rate = policy::value(cx, keys::LABOUR_RATE).await?;
    let typed = input.text.or_none();
    let chosen = match &typed {
        Some(typed) => Some(found::as_list(&found::ids(cx, Kind::Operation, typed, 500).await?)),
        None => None,
    };
    let mut rows: Vec<OperationRow> = sqlx::query_as(
        "SELECT id, code, name, category, job_class, hours, active, version FROM labour_operations
         WHERE (?1 IS NULL OR id IN (SELECT value FROM json_each(?1)))
           AND (?2 IS NULL OR category = ?2) AND (active = 1 OR ?3) AND (?4 IS NULL OR code > ?4)
         ORDER BY code LIMIT ?5",
    )
    .bind(chosen)
    .bind(input.category)
    .bind(input.inactive)
    .bind(input.after)
    .bind(PAGE as i64 + 1)
    .fetch_all(cx.db())
    .await?;
    let more = page::cut(&mut rows, PAGE);
    for row in &mut rows {
        row.price = rate.times(row.hours);
    }
    let next = rows.last().filter(|_| more).map(|row| row.code.clone());
    Ok(OperationPage { rows, next })
}

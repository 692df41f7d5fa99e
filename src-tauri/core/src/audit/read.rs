//! The trail as the manager reads it, newest first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::text::Text;
use crate::kernel::{Moment, Read, Result, StaffId, page};

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AuditQuery {
    /// Only rows before this id (the last one seen).
    pub before: Option<i64>,
    pub staff_id: Option<StaffId>,
    /// Only what concerns one record, such as kind `order`.
    pub subject_kind: Option<Text<40>>,
    pub subject_id: Option<i64>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct AuditRow {
    pub id: i64,
    pub at: Moment,
    pub staff_id: StaffId,
    pub staff_name: Option<String>,
    pub command: String,
    /// What was entered, as JSON.
    pub input: String,
}

#[derive(Debug, Serialize, TS)]
pub struct AuditPage {
    pub rows: Vec<AuditRow>,
    pub more: bool,
}

pub async fn trail(cx: &mut Read, query: AuditQuery) -> Result<AuditPage> {
    let before = query.before.unwrap_or(i64::MAX);
    let mut rows: Vec<AuditRow> = if let (Some(kind), Some(id)) = (&query.subject_kind, query.subject_id) {
        sqlx::query_as(
            "SELECT a.id, a.at, a.staff_id, s.name AS staff_name, a.command, a.input
             FROM audit_subjects b
             JOIN audit a ON a.id = b.audit_id
             LEFT JOIN staff s ON s.id = a.staff_id
             WHERE b.kind = ? AND b.subject_id = ? AND b.audit_id < ?
             ORDER BY b.audit_id DESC LIMIT ?",
        )
        .bind(kind)
        .bind(id)
        .bind(before)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    } else if let Some(staff) = query.staff_id {
        sqlx::query_as(
            "SELECT a.id, a.at, a.staff_id, s.name AS staff_name, a.command, a.input
             FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
             WHERE a.staff_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ?",
        )
        .bind(staff)
        .bind(before)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    } else {
        sqlx::query_as(
            "SELECT a.id, a.at, a.staff_id, s.name AS staff_name, a.command, a.input
             FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
             WHERE a.id < ? ORDER BY a.id DESC LIMIT ?",
        )
        .bind(before)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    };
    let more = page::cut(&mut rows, PAGE);
    Ok(AuditPage { rows, more })
}

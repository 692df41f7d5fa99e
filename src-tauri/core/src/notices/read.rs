//! What somebody has not seen yet.

use serde::Serialize;
use ts_rs::TS;

use super::{NoticeAbout, NoticeCode, NoticeId};
use crate::kernel::{Moment, Nothing, Read, Result};

const MOST: i64 = 100;

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct NoticeView {
    pub id: NoticeId,
    pub code: NoticeCode,
    pub about_kind: NoticeAbout,
    pub about_id: i64,
    pub label: String,
    pub text: String,
    pub at: Moment,
}

/// One's own, newest first.
pub async fn mine(cx: &mut Read, _: Nothing) -> Result<Vec<NoticeView>> {
    let staff = cx.staff();
    Ok(sqlx::query_as(
        "SELECT id, code, about_kind, about_id, label, text, at FROM notices INDEXED BY notices_unseen
         WHERE staff_id = ? AND seen_at IS NULL ORDER BY at DESC, id DESC LIMIT ?",
    )
    .bind(staff)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?)
}

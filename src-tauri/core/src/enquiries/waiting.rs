//! What waits for an answer of whoever asks: their own, what nobody has yet, and for whoever answers
//! for the house everything that is late. The most urgent first.

use serde::Serialize;
use ts_rs::TS;

use super::EnquiryId;
use super::read::{self, EnquiryRow};
use crate::kernel::{Nothing, Permission, Read, Result};

const MOST: i64 = 100;

#[derive(Debug, Serialize, TS)]
pub struct WaitingEnquiries {
    pub rows: Vec<EnquiryRow>,
    pub late: usize,
}

pub async fn waiting(cx: &mut Read, _: Nothing) -> Result<WaitingEnquiries> {
    let (staff, now) = (cx.staff(), cx.now);
    let (takes, answers_for_all) =
        (cx.who.may(Permission::EditCustomers), cx.who.may(Permission::ViewReports));
    let ids: Vec<EnquiryId> = sqlx::query_scalar(
        "SELECT id FROM enquiries INDEXED BY enquiries_open
         WHERE state = 'open' AND (specialist_id = ?1 OR (?2 = 1 AND specialist_id IS NULL) OR (?3 = 1 AND answer_by < ?4))
         ORDER BY answer_by, id LIMIT ?5",
    )
    .bind(staff)
    .bind(takes)
    .bind(answers_for_all)
    .bind(now)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let rows = read::rows(cx, &ids).await?;
    let late = rows.iter().filter(|row| row.late).count();
    Ok(WaitingEnquiries { rows, late })
}

//! What must hold of closed days and months: a day's sums are those of its payments, no payment is in
//! two closes or falls between them; a month's parts are as they were, and the ledgers still give the
//! sums that were closed.

use super::close_month::{Part, seal};
use super::{MonthCloseId, ledgers};
use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};
use crate::periods::Month;

/// Looks at every close; empty when all is well.
pub async fn closings(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = days(cx).await?;
    let closes: Vec<(MonthCloseId, Month, String, bool)> =
        sqlx::query_as("SELECT id, month, seal, reopened_at IS NULL FROM month_closes ORDER BY id")
            .fetch_all(cx.db())
            .await?;
    for (id, month, sealed, stands) in closes {
        let parts: Vec<(String, Vec<u8>, String)> = sqlx::query_as(
            "SELECT part, content, sha256 FROM month_close_parts WHERE close_id = ? ORDER BY part",
        )
        .bind(id)
        .fetch_all(cx.db())
        .await?;
        for (part, content, sha256) in &parts {
            if Part::digest(content) != *sha256 {
                findings.push(Finding::new("closing.part_altered").with("month", month).with("part", part));
            }
        }
        if seal(parts.iter().map(|(part, _, sha256)| (part.as_str(), sha256.clone()))) != sealed {
            findings.push(Finding::new("closing.broken_seal").with("month", month).with("id", id));
        }
        let kept =
            parts.iter().find(|(part, ..)| part == "ledgers").map(|(_, content, _)| content.as_slice());
        // A month that was opened again may have changed since.
        if stands && kept != Some(ledgers::sums(cx, month).await?.as_bytes()) {
            findings.push(Finding::new("closing.ledgers_differ").with("month", month).with("id", id));
        }
    }
    Ok(findings)
}

async fn days(cx: &mut Read) -> Result<Vec<Finding>> {
    let differ: Vec<i64> = sqlx::query_scalar(
        "SELECT c.id FROM day_closes c
         WHERE (SELECT coalesce(sum(recorded), 0) FROM day_close_ways WHERE close_id = c.id)
               <> (SELECT coalesce(sum(amount), 0) FROM payments WHERE id BETWEEN c.first_payment AND c.last_payment)
            OR c.difference <> (SELECT coalesce(sum(counted - recorded), 0) FROM day_close_ways WHERE close_id = c.id)
            OR c.closing_float <> c.opening_float - c.handed_in
               + (SELECT coalesce(sum(counted), 0) FROM day_close_ways WHERE close_id = c.id AND way = 'cash')",
    )
    .fetch_all(cx.db())
    .await?;
    let gaps: Vec<i64> = sqlx::query_scalar(
        "SELECT id FROM (SELECT id, first_payment, lag(last_payment) OVER (ORDER BY day) AS before
                         FROM day_closes WHERE taken_back_at IS NULL)
         WHERE before IS NOT NULL AND first_payment <> before + 1",
    )
    .fetch_all(cx.db())
    .await?;
    let mut findings: Vec<Finding> =
        differ.into_iter().map(|id| Finding::new("closing.day_differs").with("id", id)).collect();
    findings.extend(gaps.into_iter().map(|id| Finding::new("closing.day_gap").with("id", id)));
    Ok(findings)
}

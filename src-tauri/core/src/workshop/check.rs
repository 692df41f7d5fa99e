//! What must always be true of jobs, the clock, inspections and certificates.

use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};

/// Looks at every row; empty when all is well.
pub async fn workshop(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let overlaps: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT technician_id, started_at FROM (
             SELECT technician_id, started_at,
                    lag(coalesce(ended_at, 9223372036854775807)) OVER
                        (PARTITION BY technician_id ORDER BY started_at, id) AS before
             FROM work_spans)
         WHERE before > started_at",
    )
    .fetch_all(cx.db())
    .await?;
    for (technician, at) in overlaps {
        findings.push(Finding::new("workshop.spans_overlap").with("technician", technician).with("at", at));
    }
    let shares: Vec<(i64, i64)> = sqlx::query_as(
        "SELECT order_line_id, sum(share) FROM assignments
         WHERE state IN ('assigned', 'working', 'paused', 'finished')
         GROUP BY order_line_id HAVING sum(share) > 10000",
    )
    .fetch_all(cx.db())
    .await?;
    for (line, sum) in shares {
        findings.push(Finding::new("workshop.shares_exceed").with("line", line).with("sum", sum));
    }
    rows(cx, &mut findings).await?;
    Ok(findings)
}

/// Rules of which a single row is proof enough.
async fn rows(cx: &mut Read, findings: &mut Vec<Finding>) -> Result<()> {
    let clocks: Vec<i64> = sqlx::query_scalar(
        "SELECT a.id FROM assignments a
         WHERE (a.state = 'working') <> EXISTS
               (SELECT 1 FROM work_spans w WHERE w.assignment_id = a.id AND w.ended_at IS NULL)",
    )
    .fetch_all(cx.db())
    .await?;
    let unconsented: Vec<i64> = sqlx::query_scalar(
        "SELECT a.id FROM assignments a JOIN order_lines l ON l.id = a.order_line_id
         WHERE a.state IN ('assigned', 'working', 'paused', 'finished')
           AND (l.state <> 'consented' OR l.kind <> 'labour' OR l.order_id <> a.order_id)",
    )
    .fetch_all(cx.db())
    .await?;
    let certificates: Vec<i64> = sqlx::query_scalar(
        "SELECT c.id FROM certificates c JOIN inspections i ON i.id = c.inspection_id
         WHERE i.order_id <> c.order_id OR i.passed = 0 OR i.level <> 'final'",
    )
    .fetch_all(cx.db())
    .await?;
    let uncertified: Vec<i64> = sqlx::query_scalar(
        "SELECT o.id FROM repair_orders o
         WHERE o.state IN ('passed', 'settled', 'delivered') AND o.kind <> 'internal_rework'
           AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.order_id = o.id AND c.void_at IS NULL)",
    )
    .fetch_all(cx.db())
    .await?;
    for (code, ids) in [
        ("workshop.clock_differs", clocks),
        ("workshop.not_consented", unconsented),
        ("workshop.certificate_without_inspection", certificates),
        ("workshop.certificate_missing", uncertified),
    ] {
        findings.extend(ids.into_iter().map(|id| Finding::new(code).with("id", id)));
    }
    Ok(())
}

//! The paper that tells why stock moved: from a line of the ledger to its document.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::documents::forms::Form;
use crate::kernel::text::Text;
use crate::kernel::{Read, Refusal, Result};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OriginOf {
    /// As a stock move names its origin: `slip_line`, `receipt_line`, `count_line` …
    pub kind: Text<40>,
    pub id: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct PaperRef {
    pub form: Form,
    pub subject_id: i64,
}

/// Refuses `papers.no_paper` for a move that has none (an adjustment says its reason itself).
pub async fn origin(cx: &mut Read, input: OriginOf) -> Result<PaperRef> {
    let found: Option<(String, i64)> = sqlx::query_as(
        "SELECT CASE s.kind WHEN 'issue' THEN 'issue_slip' ELSE 'return_slip' END, s.id
         FROM slip_lines l JOIN slips s ON s.id = l.slip_id WHERE ?1 = 'slip_line' AND l.id = ?2
         UNION ALL SELECT 'goods_in', receipt_id FROM receipt_lines WHERE ?1 = 'receipt_line' AND id = ?2
         UNION ALL SELECT 'count_sheet', count_id FROM count_lines WHERE ?1 = 'count_line' AND id = ?2
         UNION ALL SELECT 'write_off', write_off_id FROM write_off_lines WHERE ?1 = 'write_off_line' AND id = ?2
         UNION ALL SELECT 'counter_sale', (SELECT max(s.id) FROM settlements s WHERE s.sale_id = l.sale_id AND s.reverses IS NULL)
         FROM counter_sale_lines l WHERE ?1 = 'sale_line' AND l.id = ?2
         UNION ALL SELECT 'transfer', transfer_id FROM transfer_lines WHERE ?1 = 'transfer_line' AND id = ?2
         UNION ALL SELECT 'supplier_return', return_id FROM supplier_return_lines WHERE ?1 = 'supplier_return_line' AND id = ?2",
    )
    .bind(&input.kind)
    .bind(input.id)
    .fetch_optional(cx.db())
    .await?;
    let (form, subject_id) = found.ok_or_else(|| Refusal::new("papers.no_paper").at("id"))?;
    Ok(PaperRef { form: serde_json::from_value(form.into())?, subject_id })
}

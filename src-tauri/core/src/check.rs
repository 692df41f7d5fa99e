//! Everything that must always be true, on one page: the file, the trail, and every ledger.

use crate::appointments;
use crate::audit;
use crate::backup;
use crate::closing;
use crate::kernel::finding::Finding;
use crate::kernel::{Read, Result};
use crate::parts;
use crate::purchasing;
use crate::repair_orders;
use crate::sales;
use crate::settlement;
use crate::stocktake;
use crate::supplier_invoices;
use crate::transfers;
use crate::workshop;
use crate::write_offs;

/// Looks at every row; on a large file this takes a while. Empty when all is well.
pub async fn check(cx: &mut Read) -> Result<Vec<Finding>> {
    let mut findings = backup::proof::of_the_file(cx.db()).await?;
    // A file that SQLite finds fault with makes every other finding doubtful.
    if !findings.is_empty() {
        return Ok(findings);
    }
    for id in audit::verify::broken_seals(cx).await? {
        findings.push(Finding::new("audit.broken_seal").with("id", id));
    }
    // ---- one line per slice
    findings.extend(parts::check::stock(cx).await?);
    findings.extend(purchasing::check::purchases(cx).await?);
    findings.extend(supplier_invoices::check::invoices(cx).await?);
    findings.extend(write_offs::check::write_offs(cx).await?);
    findings.extend(transfers::check::transfers(cx).await?);
    findings.extend(appointments::check::appointments(cx).await?);
    findings.extend(stocktake::check::counts(cx).await?);
    findings.extend(repair_orders::slip_check::slips(cx).await?);
    findings.extend(workshop::check::workshop(cx).await?);
    findings.extend(sales::check::sales(cx).await?);
    findings.extend(settlement::check::settlements(cx).await?);
    findings.extend(closing::check::closings(cx).await?);
    Ok(findings)
}

//! Goods ordered for a buyer came, or are not there after all: whoever wrote the sale hears of it behind the
//! bell and rings the buyer up (PRT-08).

use std::collections::BTreeMap;

use super::{LINE, SaleId, goods};
use crate::kernel::{Quantity, Result, StaffId, Write};
use crate::notices::tell::{Word, tell};
use crate::notices::{NoticeAbout, NoticeCode};
use crate::parts::reservations::{Filled, Lost};
use crate::parts::{PartId, stock};

pub async fn told_of_arrival(cx: &mut Write, filled: &[Filled]) -> Result<()> {
    let ours = filled.iter().filter(|one| one.origin_kind == LINE);
    let lines: Vec<_> = ours.map(|one| (one.origin_id, one.part, one.quantity)).collect();
    for (sale, parts) in by_sale(cx, &lines).await? {
        let complete = goods::all_there(cx, sale).await?.is_none();
        let code = if complete { NoticeCode::PartsComplete } else { NoticeCode::PartsSome };
        told(cx, sale, code, &parts).await?;
    }
    Ok(())
}

pub async fn told_of_loss(cx: &mut Write, lost: &[Lost]) -> Result<()> {
    let ours = lost.iter().filter(|one| one.origin_kind == LINE);
    let lines: Vec<_> = ours.map(|one| (one.origin_id, one.part, one.quantity)).collect();
    for (sale, parts) in by_sale(cx, &lines).await? {
        told(cx, sale, NoticeCode::PartsMissing, &parts).await?;
    }
    Ok(())
}

async fn by_sale(
    cx: &mut Write,
    lines: &[(i64, PartId, Quantity)],
) -> Result<BTreeMap<SaleId, Vec<(PartId, Quantity)>>> {
    let mut sales: BTreeMap<SaleId, Vec<(PartId, Quantity)>> = BTreeMap::new();
    for (line, part, quantity) in lines {
        let sale: SaleId = sqlx::query_scalar("SELECT sale_id FROM counter_sale_lines WHERE id = ?")
            .bind(line)
            .fetch_one(cx.db())
            .await?;
        sales.entry(sale).or_default().push((*part, *quantity));
    }
    Ok(sales)
}

async fn told(cx: &mut Write, sale: SaleId, code: NoticeCode, parts: &[(PartId, Quantity)]) -> Result<()> {
    let (number, buyer, clerk): (String, String, StaffId) =
        sqlx::query_as("SELECT number, buyer, opened_by FROM counter_sales WHERE id = ?")
            .bind(sale)
            .fetch_one(cx.db())
            .await?;
    let (label, text) = (format!("{buyer} {number}"), stock::counted(cx, parts).await?);
    let word = Word { code, about: (NoticeAbout::Sale, sale.0), label: &label, text: &text };
    tell(cx, clerk, &word).await
}

//! A list as it is shown, on paper.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use ts_rs::TS;

use super::list;
pub use super::list::ExportList;
use super::list_cell::ExportKind;
use crate::access;
use crate::dealership;
use crate::documents::forms::PrintMarks;
use crate::documents::forms::list_sheet::{self, ListColumn, ListSheet};
use crate::documents::pdf::{self, Offsets};
use crate::kernel::{Read, Refusal, Result};

/// Nobody reads more on paper; a file is the way then.
const MOST_ROWS: usize = 1_000;

#[derive(Debug, Serialize, TS)]
pub struct ListPaper {
    pub base64: String,
    pub rows: i64,
}

/// Refuses `exports.too_long_for_paper` beyond a thousand rows.
pub async fn paper(cx: &mut Read, input: ExportList) -> Result<ListPaper> {
    let command = list::check(cx, &input)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut take = |cells: &[String]| {
        if rows.len() == MOST_ROWS {
            return Err(Refusal::new("exports.too_long_for_paper").with("limit", MOST_ROWS).into());
        }
        rows.push(cells.to_vec());
        Ok(())
    };
    let count = list::each(cx, &input, command, &mut |_| Ok(()), &mut take).await?;
    let staff = cx.staff();
    let columns = input.columns.iter().map(|column| ListColumn {
        title: column.title.as_str().to_owned(),
        amount: column.kind == ExportKind::Amount,
    });
    let sheet = ListSheet {
        house: dealership::paper::house(cx).await?,
        title: input.name.as_str().to_owned(),
        at: cx.now,
        columns: columns.collect(),
        rows,
    };
    let marks = PrintMarks {
        copies: Vec::new(),
        printed_by: access::read::name_of(cx, staff).await?,
        printed_at: cx.now,
        reprint: 0,
    };
    let bytes = pdf::write(&list_sheet::lay_out(&sheet, &marks), Offsets::default());
    Ok(ListPaper { base64: STANDARD.encode(bytes), rows: count })
}

//! Labels for many parts or bins at once. They are stuck on, not kept: nobody counts their prints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::preview::Pdf;
use super::preview::{PaperOf, draw};
use crate::documents::forms::{Form, FormData};
use crate::documents::paper::Paper;
use crate::kernel::{Read, Refusal, Result};
use crate::parts::{BinId, PartId, ReceiptId};
use crate::parts_catalogue::labels;

const MOST_LINES: usize = 500;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartLabelsOf {
    pub part_id: PartId,
    /// How many of them.
    pub count: i64,
}

/// One of the three.
#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct LabelsOf {
    pub parts: Vec<PartLabelsOf>,
    /// One for each piece that came.
    #[ts(optional = nullable)]
    pub receipt_id: Option<ReceiptId>,
    pub bins: Vec<BinId>,
}

pub async fn labels(cx: &mut Read, input: LabelsOf) -> Result<Pdf> {
    if input.parts.len() > MOST_LINES || input.bins.len() > MOST_LINES {
        let field = if input.parts.len() > MOST_LINES { "parts" } else { "bins" };
        return Err(Refusal::new("parts.too_many_lines").at(field).with("limit", MOST_LINES).into());
    }
    let data = match input.receipt_id {
        Some(receipt) => FormData::PartLabel(Box::new(labels::of_receipt(cx, receipt).await?)),
        None if !input.parts.is_empty() => {
            let asked: Vec<(PartId, i64)> = input.parts.iter().map(|one| (one.part_id, one.count)).collect();
            FormData::PartLabel(Box::new(labels::of_parts(cx, &asked).await?))
        }
        None if !input.bins.is_empty() => {
            FormData::BinLabel(Box::new(labels::of_bins(cx, &input.bins).await?))
        }
        None => return Err(Refusal::new("parts_catalogue.labels_of_what").at("parts").into()),
    };
    let form = match data {
        FormData::BinLabel(_) => Form::BinLabel,
        _ => Form::PartLabel,
    };
    let asked = PaperOf { form, subject_id: 0, paper: Paper::Label40x30, copies: Vec::new() };
    draw(cx, &asked, &data, 0).await
}

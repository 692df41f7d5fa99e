//! A paper on the screen, before or without printing it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{admit, current};
use crate::access;
use crate::documents::forms::{self, CopyName, Form, FormData, PrintMarks};
use crate::documents::paper::{Length, Paper};
use crate::documents::pdf::Offsets;
use crate::kernel::{Read, Result};

#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperOf {
    pub form: Form,
    /// Id of the visit, order, consent, slip, inspection or settlement, as the form demands.
    pub subject_id: i64,
    pub paper: Paper,
    /// Copies to print, each with its name; none for one unmarked copy.
    #[serde(default)]
    pub copies: Vec<CopyName>,
}

#[derive(Debug, Serialize, TS)]
pub struct Pdf {
    pub base64: String,
    /// Prints so far, this one included; 0 for a preview.
    pub print_number: u32,
    /// Other papers this form is made for, the usual one first.
    pub papers: Vec<Paper>,
    /// The parts of the form on multipart paper.
    pub copies: Vec<CopyName>,
}

pub async fn preview(cx: &mut Read, input: PaperOf) -> Result<Pdf> {
    admit(cx, input.form)?;
    let data = current(cx, input.form, input.subject_id).await?;
    draw(cx, &input, &data, 0).await
}

/// `print_number`: 1 for the first print, 2 for the first reprint, 0 for a preview.
pub(super) async fn draw(cx: &mut Read, input: &PaperOf, data: &FormData, print_number: u32) -> Result<Pdf> {
    let staff = cx.staff();
    let marks = PrintMarks {
        copies: input.copies.clone(),
        printed_by: access::read::name_of(cx, staff).await?,
        printed_at: cx.now,
        reprint: print_number.saturating_sub(1),
    };
    let offset: Option<(i32, i32)> =
        sqlx::query_as("SELECT x, y FROM paper_offsets WHERE form = ? AND size = ?")
            .bind(super::name(input.form)?)
            .bind(size(input.paper)?)
            .fetch_optional(cx.db())
            .await?;
    let (x, y) = offset.unwrap_or_default();
    let offsets = Offsets { x: Length::tenths(x), y: Length::tenths(y) };
    let bytes = forms::render(data, input.paper, &marks, offsets);
    Ok(Pdf {
        base64: STANDARD.encode(bytes),
        print_number,
        papers: input.form.papers().to_vec(),
        copies: input.form.copies().to_vec(),
    })
}

pub(super) fn size(paper: Paper) -> Result<String> {
    Ok(serde_json::to_value(paper)?.as_str().unwrap_or_default().to_owned())
}

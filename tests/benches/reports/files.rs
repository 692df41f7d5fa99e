//! The month's workbook and PDF from figures that are there, beside the same cells written straight
//! with the library and the same glyph runs.

use super::Span;
use crate::decade::Decade;
use crate::figure::Figure;
use crate::times::{Ratio, Times};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Workbook, XlsxError};
use servicelane_core::documents::pdf;
use servicelane_core::reports::month::{self, Month};
use servicelane_core::reports::period::Period;
use servicelane_core::reports::{pdf as month_pdf, workbook};
use std::time::Instant;

const REPETITIONS: usize = 20;
const WHAT: &str = "the month's workbook and PDF";

pub async fn measure(decade: &Decade, (from, until): Span) -> Vec<Figure> {
    let gathered = decade.core.in_house(async |cx| month::gather(cx, Period { from, until }).await).await;
    let Ok(month) = gathered else {
        return vec![Figure::Missing { what: WHAT, why: "the month is not there".into() }];
    };
    let glyphs = pdf::Floor::of(&month_pdf::lay_out(&month));
    let (mut ours, mut floor) = (Times::default(), Times::default());
    for _ in 0..REPETITIONS {
        let began = Instant::now();
        let book = workbook::bytes(&month);
        std::hint::black_box((book.is_ok(), month_pdf::bytes(&month)));
        ours.add(began.elapsed());
        let began = Instant::now();
        let book = straight(&month);
        std::hint::black_box((book.is_ok(), glyphs.draw()));
        floor.add(began.elapsed());
    }
    vec![Figure::Slower {
        what: WHAT,
        ours,
        floor,
        floor_is: "the same cells straight with the library, the same glyph runs through printpdf",
        goal: Ratio::hundredths(200),
    }]
}

fn straight(month: &Month) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    for (_, table) in &month.tables {
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(table.rows.iter().chain(&table.total)) {
            for ((at, cell), column) in (0..).zip(cells).zip(&table.columns) {
                if column.is_figure() {
                    sheet.write_number(row, at, cell.number().to_f64().unwrap_or_default())?;
                } else {
                    sheet.write_string(row, at, cell.shown().unwrap_or_default())?;
                }
            }
        }
    }
    book.save_to_buffer()
}

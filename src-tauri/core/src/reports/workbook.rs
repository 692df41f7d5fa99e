//! All reports of a period as one Excel workbook: typed cells, an index with the definitions. Text
//! is written as text, so that none of it is ever a formula.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use serde::Serialize;
use ts_rs::TS;

use super::chart::ChartShape;
use super::month::{self, Month};
pub use super::period::Period;
use super::table::{Cell, ColumnKind, Table};
use super::{Report, words};
use crate::kernel::{Error, Read, Result};
use crate::periods::closed;

/// Rows above the table's head: title, house and period, an empty one.
const HEAD: u32 = 3;
/// Of a column, in figures of the usual size; a sign of Chinese takes two.
const WIDTH: usize = 15;
const WIDEST: usize = 44;
/// Of the column of definitions.
const DEFINED: u16 = 100;
/// Points of a line of text.
const LINE: usize = 15;

/// A file for the person who asked.
#[derive(Debug, Serialize, TS)]
pub struct WorkbookFile {
    pub name: String,
    pub base64: String,
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::Failed(error.to_string())
    }
}

pub async fn workbook(cx: &mut Read, input: Period) -> Result<WorkbookFile> {
    if let Some((name, kept)) = closed::part(cx, input.from, input.until, "workbook").await? {
        return Ok(WorkbookFile { name, base64: STANDARD.encode(kept) });
    }
    let month = month::gather(cx, input).await?;
    let name = format!("{}.xlsx", month.stem());
    Ok(WorkbookFile { name, base64: STANDARD.encode(bytes(&month)?) })
}

/// The bytes of the workbook; the same month gives the same bytes.
///
/// # Errors
/// What the workbook's own library cannot write.
pub fn bytes(month: &Month) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // Excel notes when a workbook was made; ours was made when its last day ended.
    let made = ExcelDateTime::from_timestamp(month.period.until.plus_days(1).start().millis() / 1_000)?;
    book.set_properties(&DocProperties::new().set_title(month.stem()).set_creation_datetime(&made));
    let about = month.about();
    index(book.add_worksheet(), &about)?;
    for (report, table) in &month.tables {
        sheet(book.add_worksheet(), *report, &about, table)?;
    }
    Ok(book.save_to_buffer()?)
}

fn index(sheet: &mut Worksheet, about: &str) -> Result<()> {
    sheet.set_name("目录")?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, "售后月报", &Format::new().set_bold().set_font_size(16))?;
    sheet.write_string(1, 0, about)?;
    sheet.write_string_with_format(HEAD, 0, "报表", &bold)?;
    sheet.write_string_with_format(HEAD, 1, "口径", &bold)?;
    for (row, report) in (HEAD + 1..).zip(Report::ALL) {
        let (title, definition) = words::of(*report);
        sheet.write_url_with_text(row, 0, format!("internal:'{title}'!A1").as_str(), title)?;
        sheet.write_string_with_format(row, 1, definition, &wrapped)?;
        let lines = signs(definition).div_ceil(usize::from(DEFINED));
        sheet.set_row_height(row, u32::try_from(lines * LINE).unwrap_or_default())?;
    }
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, DEFINED)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn sheet(sheet: &mut Worksheet, report: Report, about: &str, table: &Table) -> Result<()> {
    let (title, definition) = words::of(report);
    sheet.set_name(title)?;
    sheet.write_string_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string(1, 0, about)?;
    let head = Format::new().set_bold().set_background_color("E8EDF3").set_text_wrap();
    let over_figures = head.clone().set_align(FormatAlign::Right);
    let mut across = 0;
    for (at, (place, column)) in (0..).zip(&table.columns).enumerate() {
        let format = if column.is_figure() { &over_figures } else { &head };
        sheet.write_string_with_format(HEAD, place, words::heading(column.code), format)?;
        let width = room_for(table, at);
        sheet.set_column_width(place, u16::try_from(width).unwrap_or_default())?;
        across += width;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    let shapes = Shapes::of(table);
    let mut next = HEAD + 1;
    for cells in &table.rows {
        row(sheet, next, table, cells, &shapes, false)?;
        next += 1;
    }
    if table.rows.is_empty() {
        sheet.write_string(next, 0, words::NOTHING)?;
        next += 1;
    }
    if let Some(total) = &table.total {
        sheet.write_string_with_format(next, 0, "合计", &Format::new().set_bold())?;
        row(sheet, next, table, total, &shapes, true)?;
        next += 1;
    }
    let told = Format::new().set_font_color("666666").set_text_wrap().set_align(FormatAlign::Top);
    let last = u16::try_from(table.columns.len() - 1).unwrap_or_default();
    sheet.merge_range(next + 1, 0, next + 1, last, definition, &told)?;
    let lines = signs(definition).div_ceil(across);
    sheet.set_row_height(next + 1, u32::try_from(lines * LINE).unwrap_or_default())?;
    if let Some(chart) = charted(title, table)? {
        sheet.insert_chart(next + 3, 0, &chart)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How wide a column has to be for its names; figures all fit.
fn room_for(table: &Table, at: usize) -> usize {
    let wide = |row: &Vec<Cell>| match row.get(at) {
        Some(Cell::Text(text)) => signs(words::word(text)) + 2,
        _ => 0,
    };
    table.rows.iter().map(wide).max().unwrap_or_default().clamp(WIDTH, WIDEST)
}

/// Places a text takes in a line.
fn signs(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Excel's own chart over the sheet's cells, told apart by pattern as well as by colour.
fn charted(title: &str, table: &Table) -> Result<Option<Chart>> {
    let Some(look) = table.chart.filter(|_| !table.rows.is_empty()) else { return Ok(None) };
    let place = |code: &str| {
        let at = table.columns.iter().position(|column| column.code == code);
        at.and_then(|at| u16::try_from(at).ok())
    };
    let last = HEAD + u32::try_from(table.rows.len()).unwrap_or_default();
    let kind = match look.shape {
        ChartShape::Columns => ChartType::Column,
        ChartShape::Bars => ChartType::Bar,
    };
    let mut chart = Chart::new(kind);
    let patterns = [
        ChartPatternFillType::Dotted50Percent,
        ChartPatternFillType::DiagonalStripesWideUpwards,
        ChartPatternFillType::Dotted20Percent,
    ];
    let Some(names) = place(look.names) else { return Ok(None) };
    for (n, code) in look.figures.iter().enumerate() {
        let Some(at) = place(code) else { continue };
        let series = chart.add_series();
        series
            .set_name((title, HEAD, at))
            .set_categories((title, HEAD + 1, names, last, names))
            .set_values((title, HEAD + 1, at, last, at));
        if n == 0 {
            series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("2F5D8A")));
        } else {
            let mut fill = ChartPatternFill::new();
            fill.set_pattern(patterns[n % patterns.len()])
                .set_foreground_color(if n == 1 { "C2702C" } else { "4A8C5C" })
                .set_background_color("FFFFFF");
            series.set_format(
                ChartFormat::new().set_pattern_fill(&fill).set_border(ChartLine::new().set_color("666666")),
            );
        }
    }
    chart.title().set_name(title);
    if look.shape == ChartShape::Bars {
        // Excel counts lying bars from below.
        chart.y_axis().set_reverse();
    }
    chart.set_width(960).set_height(360);
    Ok(Some(chart))
}

/// The formats of a column, made once.
struct Shapes {
    plain: Vec<Format>,
    bold: Vec<Format>,
}

impl Shapes {
    fn of(table: &Table) -> Self {
        let all = |bold| table.columns.iter().map(|column| shaped(column.kind, bold)).collect();
        Self { plain: all(false), bold: all(true) }
    }
}

fn row(
    sheet: &mut Worksheet,
    at: u32,
    table: &Table,
    cells: &[Cell],
    shapes: &Shapes,
    bold: bool,
) -> Result<()> {
    let formats = if bold { &shapes.bold } else { &shapes.plain };
    for (((place, cell), column), format) in (0..).zip(cells).zip(&table.columns).zip(formats) {
        let mixed = column.kind == ColumnKind::Mixed;
        let (cell, kind) = cell.plain(column.kind);
        let own;
        let format = if mixed {
            own = shaped(kind, bold);
            &own
        } else {
            format
        };
        match cell {
            Cell::Nothing if mixed && !bold => {
                sheet.write_string_with_format(at, place, words::NO_DATA, format).map(drop)?
            }
            Cell::Nothing => {}
            Cell::Text(text) if kind == ColumnKind::Word => {
                sheet.write_string_with_format(at, place, words::word(text), format)?;
            }
            Cell::Text(text) => {
                sheet.write_string_with_format(at, place, text, format)?;
            }
            Cell::Day(day) => {
                sheet.write_datetime_with_format(at, place, day.date(), format)?;
            }
            Cell::Count(_) | Cell::Money(_) | Cell::Hours(_) | Cell::Number(_) => {
                sheet.write_number_with_format(at, place, number(cell.number()), format)?;
            }
            Cell::Ratio { .. } => match cell.quotient() {
                Some(value) => sheet.write_number_with_format(at, place, number(value), format).map(drop)?,
                None => sheet.write_string_with_format(at, place, "—", format).map(drop)?,
            },
            Cell::Of(..) => {}
        }
    }
    Ok(())
}

/// Excel itself knows only floating numbers; sixteen digits hold any sum of a dealership.
fn number(value: rust_decimal::Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn shaped(kind: ColumnKind, bold: bool) -> Format {
    let format = if bold { Format::new().set_bold() } else { Format::new() };
    match kind {
        ColumnKind::Text | ColumnKind::Word => format.set_align(FormatAlign::Left),
        ColumnKind::Mixed => format.set_align(FormatAlign::Right),
        ColumnKind::Day => format.set_num_format("yyyy-mm-dd"),
        ColumnKind::Count => format.set_num_format("#,##0"),
        ColumnKind::Money | ColumnKind::PerPiece => format.set_num_format("#,##0.00"),
        ColumnKind::Hours | ColumnKind::Quantity | ColumnKind::Average => format.set_num_format("#,##0.0"),
        ColumnKind::Share => format.set_num_format("0.0%").set_align(FormatAlign::Right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_report_has_its_words() {
        let mut titles = Vec::new();
        for report in Report::ALL {
            let (title, definition) = words::of(*report);
            assert!(!definition.is_empty() && !titles.contains(&title), "{report:?}");
            titles.push(title);
            for column in report.columns() {
                assert!(!words::heading(column.code).is_empty(), "{}", column.code);
            }
        }
    }
}

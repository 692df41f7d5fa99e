//! All reports of a period as a PDF, drawn like every other paper of the house.

use super::month::Month;
use super::table::{Cell, ColumnKind, Table};
use super::{Report, words};
use super::{drawn, figures};
use crate::documents::paper::{self, Align, Document, Furniture, Length, Paper, Row, Sheet};
use crate::documents::pdf::{self, Offsets};

/// The bytes of the PDF; the same month gives the same bytes.
pub fn bytes(month: &Month) -> Vec<u8> {
    pdf::write(&lay_out(month), Offsets::default())
}

/// The pages.
pub fn lay_out(month: &Month) -> Document {
    let mut sheet = Sheet::new(Paper::A4Landscape, furniture(month));
    for (report, table) in &month.tables {
        section(&mut sheet, *report, table);
    }
    sheet.finish()
}

fn furniture(month: &Month) -> Furniture {
    Furniture {
        house: month.house.clone(),
        house_lines: Vec::new(),
        title: "售 后 月 报".to_owned(),
        number: format!("期间：{}", month.period.name()),
        date: format!("{} 至 {}", month.period.from, month.period.until),
        code: None,
        stamps: Vec::new(),
        printed: "不含税金额按结算日期统计；冲红计入冲红当期。口径见各表下方。".to_owned(),
        page_of: |n, all| format!("第 {n} 页 / 共 {all} 页"),
        continued: "（续）",
    }
}

/// What a page has below its head, and what a row takes of it.
const PAGE: i32 = 150;
const ROW: i32 = 6;

/// Title, chart, table, definition; the first three start on one page, and what fits on one is not parted.
fn section(sheet: &mut Sheet, report: Report, table: &Table) {
    let (title, definition) = words::of(report);
    let ruled = ruled(table);
    sheet.gap();
    sheet.gap();
    let chart = drawn::height(table);
    let rows = i32::try_from(table.rows.len()).unwrap_or(PAGE).min(PAGE) + 4;
    let whole = chart + Length::mm(rows * ROW);
    let least = if chart > Length::ZERO { 90 } else { 30 };
    sheet.ensure(if whole > Length::mm(PAGE) { Length::mm(least) } else { whole });
    sheet.caption(title);
    drawn::draw(sheet, table);
    sheet.gap();
    sheet.table(&ruled);
    sheet.gap();
    sheet.clauses(&[definition.to_owned()]);
}

/// The table as paper knows it.
fn ruled(table: &Table) -> paper::Table {
    let column = |column: &super::table::Column| {
        let heading = words::heading(column.code);
        match column.kind {
            ColumnKind::Text | ColumnKind::Word => paper::Column::share(heading, 3, Align::Left),
            ColumnKind::Day => paper::Column::share(heading, 2, Align::Centre),
            _ => paper::Column::share(heading, 2, Align::Right),
        }
    };
    let cells = |cells: &[Cell]| -> Vec<paper::Cell> {
        let shown = |(cell, column): (&Cell, &super::table::Column)| {
            paper::Cell::new(figures::on_paper(cell, column.kind))
        };
        cells.iter().zip(&table.columns).map(shown).collect()
    };
    let mut rows: Vec<Row> = table.rows.iter().map(|row| Row::new(cells(row))).collect();
    if rows.is_empty() {
        rows.push(Row::new([paper::Cell::new(words::NOTHING).span(table.columns.len()).align(Align::Left)]));
    }
    if let Some(total) = table.total.as_ref().filter(|_| table.rows.len() > 1) {
        // What has no sum has none for want of data.
        let mut all: Vec<paper::Cell> = cells(total)
            .into_iter()
            .zip(total)
            .map(|(told, cell)| if *cell == Cell::Nothing { paper::Cell::new("") } else { told })
            .collect();
        if let Some(first) = all.first_mut() {
            *first = paper::Cell::new("合计");
        }
        rows.push(Row::total(all.into_iter().map(paper::Cell::bold)).washed());
    }
    paper::Table { caption: None, columns: table.columns.iter().map(column).collect(), rows, headless: false }
}

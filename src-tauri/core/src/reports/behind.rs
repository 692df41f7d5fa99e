//! The records a figure was added up from: the very orders, cars, parts. A ratio names those of its
//! numerator and of its denominator; together they give exactly what is shown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::closing::{self, ClosedFigure};
use super::period::{Period, Span};
use super::table::{Cell, Column, ColumnKind, of_units};
use super::{Report, results, score};
use crate::kernel::text::Text;
use crate::kernel::{Day, Moment, Read, Refusal, Result};
use crate::parts::past::PastShelf;

/// Records told at once.
const PAGE: usize = 200;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BehindFigure {
    pub report: Report,
    pub period: Period,
    /// The row's key; the total of all rows without.
    #[ts(optional = nullable)]
    pub row: Option<Text<200>>,
    pub column: Text<40>,
    /// How many records of each part were told before.
    #[serde(default)]
    pub skip: u32,
}

#[derive(Debug, Serialize, TS)]
pub struct FigureBehind {
    pub parts: Vec<FigurePart>,
}

/// A column's records: one part for a sum, two for a ratio.
#[derive(Debug, Serialize, TS)]
pub struct FigurePart {
    pub column: &'static str,
    pub kind: ColumnKind,
    /// All of them together, as they are today.
    pub total: Cell,
    /// Of a closed month: what was closed.
    pub closed: Option<ClosedFigure>,
    /// How many there are.
    pub count: usize,
    pub records: Vec<FigureRecord>,
}

#[derive(Debug, Serialize, TS)]
pub struct FigureRecord {
    /// What it is, and so which page opens it; nothing opens a day.
    pub kind: String,
    pub id: i64,
    pub number: String,
    pub day: Option<Day>,
    /// Plate, line of work, name: what one recognises it by.
    pub about: Option<String>,
    pub amount: Cell,
}

/// What is asked of a report's source.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    pub span: Span,
    pub column: &'a str,
    /// Nothing for all rows.
    pub row: Option<&'a str>,
}

/// A record with its amount in the column's smallest unit.
#[derive(Debug, sqlx::FromRow)]
pub struct Record {
    pub kind: String,
    pub id: i64,
    pub number: String,
    pub at: Option<Moment>,
    pub about: Option<String>,
    pub amount: i64,
}

impl Record {
    /// A part with what it was worth, or whether it was there.
    pub fn shelf(shelf: PastShelf, amount: impl Fn(&PastShelf) -> i64) -> Self {
        let amount = amount(&shelf);
        Self {
            kind: "part".into(),
            id: shelf.part_id.0,
            number: shelf.number,
            at: Some(shelf.last_move_at),
            about: Some(shelf.name),
            amount,
        }
    }
}

pub async fn behind(cx: &mut Read, input: BehindFigure) -> Result<FigureBehind> {
    let span = input.period.span()?;
    let row = input.row.as_ref().map(Text::as_str);
    let mut parts = Vec::new();
    for base in sources(input.report, input.column.as_str(), row, span)? {
        parts.push(part(cx, &base, input.skip as usize).await?);
    }
    Ok(FigureBehind { parts })
}

/// Where records are to be looked for.
struct Base<'a> {
    report: Report,
    column: &'static Column,
    row: Option<&'a str>,
    span: Span,
}

/// The columns of records behind a figure: its own, or those of the report it was taken from.
fn sources<'a>(report: Report, column: &str, row: Option<&'a str>, span: Span) -> Result<Vec<Base<'a>>> {
    let no_such = || Refusal::new("reports.no_such_column").at("column");
    let asked = |report: Report, code: &str| {
        report.columns().iter().find(|known| known.code == code && known.is_figure()).ok_or_else(no_such)
    };
    let of = |report: Report, column, row, span| -> Vec<Base<'a>> {
        let bases = bases(report.columns(), column).into_iter();
        bases.map(|column| Base { report, column, row, span }).collect()
    };
    let column = asked(report, column)?;
    let (source, spans) = match report {
        Report::Score => (row.and_then(score::source).filter(|_| column.code == "measured"), vec![span]),
        Report::Results => {
            let spans = match column.code {
                "now" => vec![span],
                "before" => vec![span.year_before()],
                _ => vec![span, span.year_before()],
            };
            (row.and_then(results::source), spans)
        }
        _ => return Ok(of(report, column, row, span)),
    };
    let Some((report, code)) = source else { return Ok(Vec::new()) };
    let column = asked(report, code)?;
    Ok(spans.into_iter().flat_map(|span| of(report, column, None, span)).collect())
}

/// The columns made of records that a column comes from, itself if it is one.
pub fn bases(columns: &'static [Column], asked: &'static Column) -> Vec<&'static Column> {
    if asked.made_of.is_empty() {
        return vec![asked];
    }
    let mut found: Vec<&'static Column> = Vec::new();
    for code in asked.made_of {
        for column in columns.iter().filter(|column| column.code == *code) {
            for base in bases(columns, column) {
                if !found.contains(&base) {
                    found.push(base);
                }
            }
        }
    }
    found
}

async fn part(cx: &mut Read, base: &Base<'_>, skip: usize) -> Result<FigurePart> {
    let column = base.column;
    let look = Look { span: base.span, column: column.code, row: base.row };
    let mut records = base.report.records(cx, &look).await?;
    records.retain(|record| record.amount != 0);
    let total = of_units(records.iter().map(|record| record.amount).sum(), column.kind);
    let told = |record: Record| FigureRecord {
        kind: record.kind,
        id: record.id,
        number: record.number,
        day: record.at.map(Moment::day),
        about: record.about,
        amount: of_units(record.amount, column.kind),
    };
    let closed = closing::figure(cx, base.report, base.span, base.row, column.code, &total).await?;
    Ok(FigurePart {
        column: column.code,
        kind: column.kind,
        total,
        closed,
        count: records.len(),
        records: records.into_iter().skip(skip).take(PAGE).map(told).collect(),
    })
}

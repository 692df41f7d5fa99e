use rust_decimal::Decimal;

use super::behind::{Look, Record};
use super::cell::rounded;
use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use super::{Report, advisors, customers, payers};
use crate::kernel::{Day, Money, Read, Result};
use crate::periods::Month;
use crate::policy::{self, keys};

pub const COLUMNS: &[Column] = &[
    Column::new("aim", ColumnKind::Word),
    Column::new("now", ColumnKind::Mixed),
    Column::new("before", ColumnKind::Mixed),
    Column::made("change", ColumnKind::Share, &["now", "before"]),
];

/// What the house aims at (PRO-13) with what else it is measured by (KPI-13, KPI-14), and where that is
/// found. Nothing asks customers yet, sells renewals or counts new cars' faults.
const AIMS: &[(&str, Option<(Report, &str)>)] = &[
    ("satisfaction", None),
    ("in_shop", Some((Report::Customers, "cars_in"))),
    ("visits", Some((Report::Advisors, "visits"))),
    ("net_per_visit", Some((Report::Advisors, "net_per_visit"))),
    ("customer_base", Some((Report::Customers, "active"))),
    ("profit", Some((Report::Payers, "profit"))),
    (ABSORPTION, Some((Report::Payers, "profit"))),
    ("churn", Some((Report::Customers, "lost_share"))),
    ("renewals", None),
    ("faults_3_months", None),
    ("faults_12_months", None),
];

/// How much of what the house costs its after-sales earns (零服务吸收率).
const ABSORPTION: &str = "absorption";

/// Where the records of a row are.
pub fn source(row: &str) -> Option<(Report, &'static str)> {
    AIMS.iter().find(|(aim, _)| *aim == row).and_then(|(_, source)| *source)
}

pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let before = span.year_before();
    let tables = [
        (Report::Customers, customers::table(cx, span).await?, customers::table(cx, before).await?),
        (Report::Advisors, advisors::table(cx, span).await?, advisors::table(cx, before).await?),
        (Report::Payers, payers::table(cx, span).await?, payers::table(cx, before).await?),
    ];
    let costs = (operating_cost(cx, span).await?, operating_cost(cx, before).await?);
    let absorbed = |profit: &Cell, cost: Decimal| match cost.is_zero() {
        true => Cell::Nothing,
        false => Cell::ratio(profit.number(), cost).of(ColumnKind::Share),
    };
    let mut table = Table::empty(COLUMNS);
    for (aim, source) in AIMS {
        let found = source.and_then(|(report, column)| {
            let (_, now, then) = tables.iter().find(|(one, ..)| *one == report)?;
            let kind = report.columns().iter().find(|known| known.code == column)?.kind;
            let row = (report == Report::Customers).then_some("");
            let cell = |table: &Table| table.cell(row, column).cloned().unwrap_or(Cell::Nothing).of(kind);
            Some((cell(now), cell(then)))
        });
        let (now, then) = match found.unwrap_or((Cell::Nothing, Cell::Nothing)) {
            (now, then) if *aim == ABSORPTION => (absorbed(&now, costs.0), absorbed(&then, costs.1)),
            told => told,
        };
        table.push(*aim, vec![Cell::text(*aim), now, then, Cell::Nothing]);
    }
    Ok(table)
}

/// What the house costs in the period by its month's figure, of a broken month so many days' part; zero where
/// nobody told.
async fn operating_cost(cx: &mut Read, span: Span) -> Result<Decimal> {
    let mut cost = Decimal::ZERO;
    let mut from = span.first;
    while from <= span.until {
        let month = Month::of(from);
        let until = month.last().min(span.until);
        let whole = policy::value_on::<Money>(cx, keys::OPERATING_COST.name, month.last()).await?;
        let days = |first: Day, last: Day| Decimal::from(last.days_since(first) + 1);
        cost += whole.to_decimal() * days(from, until) / days(month.first(), month.last());
        from = until.plus_days(1);
    }
    Ok(rounded(cost, 2))
}

/// Its figures are other reports'.
pub async fn behind(_: &mut Read, _: &Look<'_>) -> Result<Vec<Record>> {
    Ok(Vec::new())
}

use rust_decimal::Decimal;

use super::behind::{Look, Record};
use super::cell::rounded;
use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use super::{Report, delivery, payers, quality, reception, suppliers, technicians};
use crate::kernel::{Rate, Read, Result};
use crate::policy;

pub const COLUMNS: &[Column] = &[
    Column::new("part", ColumnKind::Word),
    Column::new("indicator", ColumnKind::Word),
    Column::new("weight", ColumnKind::Share),
    Column::new("measured", ColumnKind::Mixed),
    Column::new("target", ColumnKind::Mixed),
    Column::new("points", ColumnKind::Average),
    Column::new("weight_counted", ColumnKind::Share),
    Column::new("score", ColumnKind::Average),
];

/// What an indicator is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// At least the target.
    More,
    /// At most the target.
    Less,
    /// At least what it was in the same days of the year before.
    MoreThanBefore,
}

/// One figure of the score (KPI-01 … KPI-11).
struct Indicator {
    code: &'static str,
    part: &'static str,
    weight: &'static str,
    /// The report and column that measure it; nothing yet where another room will.
    source: Option<(Report, &'static str)>,
    aim: Aim,
    target: Option<&'static str>,
}

const fn indicator(
    code: &'static str,
    part: &'static str,
    weight: &'static str,
    source: Option<(Report, &'static str)>,
    aim: Aim,
    target: Option<&'static str>,
) -> Indicator {
    Indicator { code, part, weight, source, aim, target }
}

const INDICATORS: &[Indicator] = &[
    indicator("survey", "satisfaction", "kpi.weight.survey", None, Aim::More, None),
    indicator("complaints", "satisfaction", "kpi.weight.complaints", None, Aim::More, None),
    indicator(
        "cycle",
        "repair",
        "kpi.weight.cycle",
        Some((Report::Delivery, "cycle")),
        Aim::Less,
        Some("kpi.target.cycle_hours"),
    ),
    indicator(
        "comebacks",
        "repair",
        "kpi.weight.comebacks",
        Some((Report::Quality, "comeback_share")),
        Aim::Less,
        Some("kpi.target.comebacks"),
    ),
    indicator(
        "supply",
        "parts",
        "kpi.weight.supply",
        Some((Report::Suppliers, "on_time_share")),
        Aim::More,
        Some("kpi.target.supply"),
    ),
    indicator(
        "part_quality",
        "parts",
        "kpi.weight.part_quality",
        Some((Report::Suppliers, "rejected_share")),
        Aim::Less,
        Some("kpi.target.rejected"),
    ),
    indicator(
        "utilisation",
        "service",
        "kpi.weight.utilisation",
        Some((Report::Technicians, "utilisation")),
        Aim::More,
        Some("kpi.target.utilisation"),
    ),
    indicator(
        "reception",
        "service",
        "kpi.weight.reception",
        Some((Report::Reception, "agree_average")),
        Aim::Less,
        Some("kpi.target.reception_minutes"),
    ),
    indicator(
        "revenue",
        "revenue",
        "kpi.weight.revenue",
        Some((Report::Payers, "net")),
        Aim::MoreThanBefore,
        None,
    ),
    indicator(
        "profit_rate",
        "revenue",
        "kpi.weight.profit_rate",
        Some((Report::Payers, "margin")),
        Aim::More,
        Some("kpi.target.profit_rate"),
    ),
];

/// Where the records of a row are.
pub fn source(row: &str) -> Option<(Report, &'static str)> {
    INDICATORS.iter().find(|indicator| indicator.code == row).and_then(|indicator| indicator.source)
}

/// Full points at the target, fewer in proportion, never more than a hundred nor fewer than none.
fn points(aim: Aim, measured: Decimal, target: Decimal) -> Option<Decimal> {
    let full = Decimal::ONE_HUNDRED;
    let reached = match aim {
        Aim::Less if measured <= target => full,
        Aim::Less => target * full / measured,
        Aim::More | Aim::MoreThanBefore if target.is_zero() => return None,
        Aim::More | Aim::MoreThanBefore => measured * full / target,
    };
    Some(rounded(reached.clamp(Decimal::ZERO, full), 2))
}

/// What was measured, if anything was there to measure.
fn measured(table: &Table, column: &str) -> Option<Decimal> {
    let cell = table.cell(table.total.is_none().then_some(""), column)?;
    match cell {
        Cell::Ratio { .. } => cell.quotient(),
        cell => Some(cell.number()),
    }
}

/// Parts without data do not count: the weights of the others are raised in proportion to make up a
/// whole.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let tables = [
        (Report::Delivery, delivery::table(cx, span).await?),
        (Report::Quality, quality::table(cx, span).await?),
        (Report::Suppliers, suppliers::table(cx, span).await?),
        (Report::Technicians, technicians::table(cx, span).await?),
        (Report::Reception, reception::table(cx, span).await?),
        (Report::Payers, payers::table(cx, span).await?),
    ];
    let before = payers::table(cx, span.year_before()).await?;
    let mut found = Vec::with_capacity(INDICATORS.len());
    for one in INDICATORS {
        let weight: Rate = policy::value_on(cx, one.weight, span.until).await?;
        let target: Option<Decimal> = match (one.aim, one.target) {
            (Aim::MoreThanBefore, _) => measured(&before, "net"),
            (_, Some(key)) => Some(policy::value_on(cx, key, span.until).await?),
            (_, None) => None,
        };
        let value = one.source.and_then(|(report, column)| {
            tables.iter().find(|(known, _)| *known == report).and_then(|(_, table)| measured(table, column))
        });
        let points = value.zip(target).and_then(|(value, target)| points(one.aim, value, target));
        found.push((one, weight.to_decimal(), value, target, points));
    }
    let counted: Decimal =
        found.iter().filter(|(.., points)| points.is_some()).map(|(_, weight, ..)| *weight).sum();
    let mut table = Table::empty(COLUMNS);
    let mut sum = Decimal::ZERO;
    for (one, weight, value, target, points) in found {
        let kind = one.source.map_or(ColumnKind::Share, |(report, column)| kind_of(report, column));
        let number = |value: Option<Decimal>| {
            value.map_or(Cell::Nothing, |value| Cell::Number(value.normalize()).of(kind))
        };
        let share = points.filter(|_| !counted.is_zero()).map(|_| weight / counted);
        let score = points.zip(share).map(|(points, share)| rounded(points * share, 2));
        sum += score.unwrap_or_default();
        let plain = |value: Option<Decimal>| value.map_or(Cell::Nothing, |value| Cell::Number(value.normalize()));
        table.push(
            one.code,
            vec![
                Cell::text(one.part),
                Cell::text(one.code),
                Cell::Number(weight.normalize()),
                number(value),
                number(target),
                plain(points),
                plain(share.map(|share| rounded(share, 4))),
                plain(score),
            ],
        );
    }
    let whole = |there: bool| if there { Cell::Number(Decimal::ONE) } else { Cell::Nothing };
    let any = !counted.is_zero();
    let mut total = vec![Cell::Nothing; COLUMNS.len()];
    total[2] = whole(true);
    total[6] = whole(any);
    total[7] = if any { Cell::Number(sum.normalize()) } else { Cell::Nothing };
    table.total = Some(total);
    Ok(table)
}

fn kind_of(report: Report, column: &str) -> ColumnKind {
    report.columns().iter().find(|known| known.code == column).map_or(ColumnKind::Share, |column| column.kind)
}

/// Its figures are other reports'.
pub async fn behind(_: &mut Read, _: &Look<'_>) -> Result<Vec<Record>> {
    Ok(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_in_proportion_to_the_target() {
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        for (aim, measured, target, expected) in [
            (Aim::More, "0.425", "0.85", Some("50")),
            (Aim::More, "0.9", "0.85", Some("100")),
            (Aim::More, "-1", "2", Some("0")),
            (Aim::Less, "8", "6", Some("75")),
            (Aim::Less, "0", "0", Some("100")),
            (Aim::Less, "0.1", "0", Some("0")),
            // Nothing to compare with.
            (Aim::MoreThanBefore, "100", "0", None),
        ] {
            assert_eq!(points(aim, number(measured), number(target)), expected.map(number), "{measured} to {target}");
        }
    }
}

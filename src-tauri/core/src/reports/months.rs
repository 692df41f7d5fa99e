use chrono::Datelike;

use super::behind::{Look, Record};
use super::period::{Span, year_before};
use super::sources::{Settled, settlements, visits};
use super::table::{Column, ColumnKind, Table};
use crate::kernel::{Day, Read, Result};

pub const COLUMNS: &[Column] = &[
    Column::new("month", ColumnKind::Text),
    Column::new("net", ColumnKind::Money),
    Column::new("net_before", ColumnKind::Money),
    Column::made("net_change", ColumnKind::Share, &["net", "net_before"]),
    Column::new("profit", ColumnKind::Money),
    Column::new("profit_before", ColumnKind::Money),
    Column::new("visits", ColumnKind::Count),
    Column::new("visits_before", ColumnKind::Count),
    Column::made("net_per_visit", ColumnKind::PerPiece, &["net", "visits"]),
];

const MONTHS: usize = 12;

/// The first day of the month so many months before a day's.
pub fn first_of(day: Day, before: usize) -> Day {
    let date = day.date();
    let months = date.year() * 12 + date.month0().cast_signed() - i32::try_from(before).unwrap_or_default();
    let month = months.rem_euclid(12).cast_unsigned() + 1;
    Day::new(months.div_euclid(12), month, 1).unwrap_or(day)
}

/// The same day of the month before, or that month's last one.
pub fn same_day_of_last_month(day: Day) -> Day {
    first_of(day, 1).plus_days(day.days_since(first_of(day, 0))).min(first_of(day, 0).plus_days(-1))
}

/// The twelve months that end with the period, the oldest first; the last one ends when the period does.
fn months(until: Day) -> Vec<Span> {
    (0..MONTHS)
        .rev()
        .map(|before| {
            let first = first_of(until, before);
            Span::of(first, if before == 0 { until } else { first.plus_months(1).plus_days(-1) })
        })
        .collect()
}

fn name(span: Span) -> String {
    span.first.date().format("%Y-%m").to_string()
}

/// Each month beside the same of the year before, to the same day where it is not over.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let first = first_of(span.until, 2 * MONTHS - 1);
    let rows = sqlx::query(
        "WITH RECURSIVE steps(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM steps WHERE n < 23),
         months AS MATERIALIZED (
             SELECT n, strftime('%Y-%m', ?1, n || ' months') AS month,
                    CAST(strftime('%s', ?1, n || ' months') AS INTEGER) * 1000 - 28800000 AS starts,
                    min(CAST(strftime('%s', ?1, (n + 1) || ' months') AS INTEGER) * 1000 - 28800000,
                        CASE n WHEN 23 THEN ?2 WHEN 11 THEN ?3 ELSE 9223372036854775807 END) AS ends
             FROM steps),
         sums AS MATERIALIZED (
             SELECT m.n, sum(s.net) AS net, sum(s.net - s.cost) AS profit,
                    count(DISTINCT CASE WHEN s.reverses IS NULL AND NOT EXISTS (
                        SELECT 1 FROM settlements r WHERE r.reverses = s.id AND r.settled_at < m.ends)
                        THEN o.visit_id END) AS visits
             FROM months m CROSS JOIN settlements s ON s.settled_at >= m.starts AND s.settled_at < m.ends
             LEFT JOIN repair_orders o ON o.id = s.order_id GROUP BY m.n)
         SELECT m.month, m.month, coalesce(a.net, 0), coalesce(b.net, 0), coalesce(a.profit, 0), coalesce(b.profit, 0),
                coalesce(a.visits, 0), coalesce(b.visits, 0)
         FROM months m LEFT JOIN sums a ON a.n = m.n LEFT JOIN sums b ON b.n = m.n - 12
         WHERE m.n > 11 ORDER BY m.n",
    )
    .bind(first)
    .bind(span.to)
    .bind(span.year_before().to)
    .fetch_all(cx.db())
    .await?;
    Table::summed(COLUMNS, rows)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let (column, before) = match look.column.strip_suffix("_before") {
        Some(column) => (column, true),
        None => (look.column, false),
    };
    let mut all = Vec::new();
    for month in months(look.span.until) {
        if look.row.is_some_and(|row| row != name(month)) {
            continue;
        }
        let span = match before {
            true if month.until == look.span.until => month.year_before(),
            true => {
                let first = year_before(month.first);
                Span::of(first, first.plus_months(1).plus_days(-1))
            }
            false => month,
        };
        let look = Look { span, column, row: None };
        all.extend(match column {
            "visits" => visits(cx, &look, Settled::Whole).await?,
            _ => settlements(cx, &look, Settled::Whole).await?,
        });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_month_has_days_the_one_before_lacks() {
        let same = |year, month, day| same_day_of_last_month(Day::new(year, month, day).expect("a day")).to_string();
        assert_eq!(same(2026, 3, 31), "2026-02-28");
        assert_eq!(same(2026, 11, 22), "2026-10-22");
        assert_eq!(same(2027, 1, 5), "2026-12-05");
    }

    #[test]
    fn twelve_months_end_with_the_period() {
        let spans = months(Day::new(2026, 2, 10).expect("a day"));
        assert_eq!(spans.len(), 12);
        assert_eq!((name(spans[0]), name(spans[11])), ("2025-03".into(), "2026-02".into()));
        assert_eq!(spans[11].until.to_string(), "2026-02-10");
        assert_eq!(spans[0].until.to_string(), "2025-03-31");
    }
}

use super::behind::{Look, Record};
use super::period::Span;
use super::table::{Cell, Column, ColumnKind, Table};
use crate::kernel::{Moment, Read, Result};
use crate::parts::past::{self, Held, PastShelf};
use crate::parts::WarehouseId;

pub const COLUMNS: &[Column] = &[
    Column::new("age", ColumnKind::Word),
    Column::new("parts", ColumnKind::Count),
    Column::new("value", ColumnKind::Money),
];

/// Three, six and twelve months before the period's end.
fn edges(span: Span) -> [Moment; 3] {
    [91, 182, 365].map(|days| span.until.plus_days(1 - days).start())
}

/// By the time since it last moved.
const AGES: [&str; 4] = ["to_3_months", "to_6_months", "to_12_months", "over_12_months"];

/// What lay on the shelf when the period ended, by the time since it last moved.
pub async fn table(cx: &mut Read, span: Span) -> Result<Table> {
    let warehouses: Vec<WarehouseId> =
        sqlx::query_scalar("SELECT id FROM warehouses ORDER BY id").fetch_all(cx.db()).await?;
    let mut ages = [Held::default(); 4];
    for id in warehouses {
        for (age, held) in ages.iter_mut().zip(past::held(cx, id, span.to, edges(span)).await?) {
            age.parts += held.parts;
            age.value += held.value;
        }
    }
    let mut table = Table::empty(COLUMNS);
    for (code, held) in AGES.into_iter().zip(ages).filter(|(_, held)| *held != Held::default()) {
        table.push(code, vec![Cell::text(code), Cell::Count(held.parts), Cell::Money(held.value)]);
    }
    table.total = table.sums();
    Ok(table)
}

pub async fn behind(cx: &mut Read, look: &Look<'_>) -> Result<Vec<Record>> {
    let edges = edges(look.span);
    let mut shelves = past::shelves(cx, look.span.to).await?;
    shelves.retain(|shelf| {
        let place = edges.iter().position(|edge| shelf.last_move_at >= *edge).unwrap_or(edges.len());
        look.row.is_none_or(|row| row == AGES[place])
    });
    let counts = look.column == "parts";
    let amount = |shelf: &PastShelf| match counts {
        true => i64::from(shelf.on_hand.is_positive()),
        false => shelf.value.units(),
    };
    Ok(shelves.into_iter().map(|shelf| Record::shelf(shelf, amount)).collect())
}

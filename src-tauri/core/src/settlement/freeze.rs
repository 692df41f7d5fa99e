//! Keeping what was settled: the one place that writes settlements and their lines,
//! whether of an order or of a sale over the counter.

use super::SettlementId;
use super::rules::{SettledLine, Totals};
use crate::documents::numbers::{self, Series};
use crate::kernel::{Money, Quantity, Rate, Result, Write};
use crate::repair_orders::{LineKind, OrderId, OrderLineId, Payer};
use crate::sales::{SaleId, SaleLineId};

/// What is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Order(OrderId),
    Sale(SaleId),
}

impl Subject {
    pub const fn order(self) -> Option<OrderId> {
        match self {
            Self::Order(id) => Some(id),
            Self::Sale(_) => None,
        }
    }

    pub const fn sale(self) -> Option<SaleId> {
        match self {
            Self::Sale(id) => Some(id),
            Self::Order(_) => None,
        }
    }
}

/// A line's own row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    Order(OrderLineId),
    Sale(SaleLineId),
}

/// A line as it goes on the statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub source: Source,
    pub kind: LineKind,
    pub code: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub tax_rate: Rate,
    /// Net of VAT.
    pub cost: Money,
}

/// Writes the settlement; `settled` are the lines' sums in their order. Its number is drawn here.
pub(super) async fn freeze(
    cx: &mut Write,
    subject: Subject,
    (payer, payer_name): (Payer, &str),
    lines: &[Line<'_>],
    settled: &[SettledLine],
    totals: &Totals,
) -> Result<(SettlementId, String)> {
    let cost: Money = lines.iter().map(|line| line.cost).sum();
    let number = numbers::next(cx, Series::Settlement).await?;
    let (staff, now) = (cx.staff(), cx.now);
    let id: SettlementId = sqlx::query_scalar(
        "INSERT INTO settlements (number, order_id, sale_id, payer, payer_name, labour, material, other, discount,
                                  gross, net, tax, cost, settled_at, settled_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(&number)
    .bind(subject.order())
    .bind(subject.sale())
    .bind(payer)
    .bind(payer_name)
    .bind(totals.labour)
    .bind(totals.material)
    .bind(totals.other)
    .bind(totals.discount)
    .bind(totals.gross)
    .bind(totals.net)
    .bind(totals.tax)
    .bind(cost)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    for (position, (line, done)) in (1_i64..).zip(lines.iter().zip(settled)) {
        keep(cx, id, position, line, done).await?;
    }
    cx.about("settlement", id.0);
    Ok((id, number))
}

async fn keep(
    cx: &mut Write,
    id: SettlementId,
    position: i64,
    line: &Line<'_>,
    done: &SettledLine,
) -> Result<()> {
    let (order_line, sale_line) = match line.source {
        Source::Order(id) => (Some(id), None),
        Source::Sale(id) => (None, Some(id)),
    };
    sqlx::query(
        "INSERT INTO settlement_lines (settlement_id, order_line_id, sale_line_id, position, kind, code, name, unit,
                quantity, unit_price, list_amount, discount, gross, tax_rate, net, tax, cost)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(order_line)
    .bind(sale_line)
    .bind(position)
    .bind(line.kind)
    .bind(line.code)
    .bind(line.name)
    .bind(line.unit)
    .bind(line.quantity)
    .bind(line.unit_price)
    .bind(line.list_amount)
    .bind(done.discount)
    .bind(done.gross)
    .bind(line.tax_rate)
    .bind(done.net)
    .bind(done.tax)
    .bind(line.cost)
    .execute(cx.db())
    .await?;
    Ok(())
}

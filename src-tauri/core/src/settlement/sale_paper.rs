//! 配件销售单, filled from the settlement as it was frozen.

use super::SettlementId;
use super::paper::{invoiced, paid, taxes};
use super::read::{self, StatementOf};
use crate::dealership;
use crate::documents::forms::counter_sale::{CounterSale, SoldPart};
use crate::documents::forms::same_word;
use crate::kernel::{Money, Quantity, Read, Refusal, Result};

#[derive(sqlx::FromRow)]
struct Head {
    number: String,
    buyer: String,
    phone: Option<String>,
    note: Option<String>,
    mileage: Option<i64>,
    seller: String,
    reverses: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Line {
    code: String,
    name: String,
    unit: String,
    class: String,
    quantity: Quantity,
    unit_price: Money,
    discount: Money,
    gross: Money,
    warranty_months: Option<i64>,
    warranty_km: Option<i64>,
}

/// Refuses `settlement.unknown` for one that is of no sale.
pub async fn sale(cx: &mut Read, id: SettlementId) -> Result<CounterSale> {
    let statement = read::statement(cx, StatementOf { settlement_id: id }).await?;
    let head: Option<Head> = sqlx::query_as(
        "SELECT x.number, x.buyer, x.phone, x.note, x.mileage, a.name AS seller,
                (SELECT y.number FROM settlements y WHERE y.id = s.reverses) AS reverses
         FROM settlements s JOIN counter_sales x ON x.id = s.sale_id JOIN staff a ON a.id = x.opened_by
         WHERE s.id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let head = head.ok_or_else(|| Refusal::new("settlement.unknown").at("settlement_id"))?;
    let lines: Vec<Line> = sqlx::query_as(
        "SELECT l.code, l.name, l.unit, x.class, l.quantity, l.unit_price, l.discount, l.gross, x.warranty_months, x.warranty_km
         FROM settlement_lines l JOIN counter_sale_lines x ON x.id = l.sale_line_id
         WHERE l.settlement_id = ? ORDER BY l.position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let part = |line: Line| {
        Ok(SoldPart {
            nature: Some(same_word(line.class)?),
            number: line.code,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            unit_price: line.unit_price,
            discount: line.discount,
            amount: line.gross,
            warranty_months: line.warranty_months,
            warranty_km: line.warranty_km,
        })
    };
    let summary = statement.summary;
    let stands = summary.reverses.is_none() && summary.reversed_by.is_none();
    Ok(CounterSale {
        house: dealership::paper::house(cx).await?,
        number: summary.number,
        at: summary.settled_at,
        sale_number: head.number,
        buyer: head.buyer,
        phone: head.phone,
        note: head.note,
        mileage: head.mileage,
        reverses: head.reverses,
        reversal_reason: statement.reversal_reason,
        parts: lines.into_iter().map(part).collect::<Result<_>>()?,
        list_total: statement.material,
        discount: statement.discount,
        gross: summary.gross,
        net: statement.net,
        tax: statement.tax,
        taxes: taxes(cx, id).await?,
        payments: statement.payments.into_iter().map(paid).collect(),
        owed: if stands { summary.gross - summary.paid + summary.on_account } else { Money::ZERO },
        invoices: statement.invoices.into_iter().map(invoiced).collect(),
        seller: head.seller,
        cashier: summary.settled_by,
    })
}

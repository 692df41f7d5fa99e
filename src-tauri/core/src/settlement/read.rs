//! An order's money on one page, and one settlement with all it says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::invoice::{InvoiceState, InvoiceType};
use super::pay::{self, Balance};
use super::sign::{self, StatementSignature};
use super::{InvoiceId, PayWay, SettlementId};
use crate::kernel::{Day, Moment, Money, Quantity, Rate, Read, Refusal, Result};
use crate::repair_orders::{LineKind, OrderId, OrderState, Payer};
use crate::sales::SaleId;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderMoneyOf {
    pub order_id: OrderId,
}

/// What one payer of the order owes or has settled.
#[derive(Debug, Serialize, TS)]
pub struct PayerMoney {
    pub payer: Payer,
    /// Consented lines and what they come to now, before a discount on the total.
    pub lines: i64,
    pub due: Money,
    pub settlement: Option<SettlementSummary>,
}

#[derive(Clone, Debug, Serialize, TS, sqlx::FromRow)]
pub struct SettlementSummary {
    pub id: SettlementId,
    pub number: String,
    /// Of an order, or of a sale over the counter.
    pub order_id: Option<OrderId>,
    pub sale_id: Option<SaleId>,
    pub order_number: String,
    pub plate: Option<String>,
    pub payer: Payer,
    pub payer_name: String,
    pub gross: Money,
    pub paid: Money,
    pub on_account: Money,
    pub settled_at: Moment,
    pub settled_by: String,
    /// A red settlement: the one it reverses.
    pub reverses: Option<SettlementId>,
    pub reversed_by: Option<SettlementId>,
}

#[derive(Debug, Serialize, TS)]
pub struct OrderMoney {
    pub number: String,
    pub state: OrderState,
    pub payers: Vec<PayerMoney>,
    /// Everything ever settled and reversed, oldest first.
    pub history: Vec<SettlementSummary>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatementOf {
    pub settlement_id: SettlementId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct StatementLine {
    pub position: i64,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub list_amount: Money,
    pub discount: Money,
    pub gross: Money,
    pub tax_rate: Rate,
    pub net: Money,
    pub tax: Money,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct PaymentRow {
    pub way: PayWay,
    pub amount: Money,
    /// `payment`, `account_receipt` or `refund`.
    pub kind: String,
    pub reference: Option<String>,
    pub at: Moment,
    pub by: String,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct InvoiceRow {
    pub id: InvoiceId,
    pub number: String,
    #[sqlx(rename = "type")]
    #[serde(rename = "type")]
    pub kind: InvoiceType,
    pub buyer: String,
    pub tax_number: Option<String>,
    pub amount: Money,
    pub issued_on: Day,
    pub state: InvoiceState,
    pub note: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct Statement {
    pub summary: SettlementSummary,
    pub reversal_reason: Option<String>,
    pub labour: Money,
    pub material: Money,
    pub other: Money,
    pub discount: Money,
    pub net: Money,
    pub tax: Money,
    pub lines: Vec<StatementLine>,
    pub payments: Vec<PaymentRow>,
    pub invoices: Vec<InvoiceRow>,
    /// The customer signed it (DEL-03).
    pub signature: Option<StatementSignature>,
    /// Money is missing; what is on account is not.
    pub open: bool,
    /// Some of it is on account, and has not been received.
    pub owed: bool,
    /// Nothing for a reversal or a reversed settlement.
    pub balance: Option<Balance>,
}

pub async fn of_order(cx: &mut Read, input: OrderMoneyOf) -> Result<OrderMoney> {
    let found: Option<(String, OrderState)> =
        sqlx::query_as("SELECT number, state FROM repair_orders WHERE id = ?")
            .bind(input.order_id)
            .fetch_optional(cx.db())
            .await?;
    let (number, state) = found.ok_or_else(|| Refusal::new("orders.unknown").at("order_id"))?;
    let open: Vec<(Payer, i64, Money)> = sqlx::query_as(
        "SELECT payer, count(*), sum(amount) FROM order_lines
         WHERE order_id = ? AND state = 'consented' GROUP BY payer",
    )
    .bind(input.order_id)
    .fetch_all(cx.db())
    .await?;
    let history = of_one_order(cx, input.order_id).await?;
    let standing = |payer| {
        let mut all = history.iter().filter(|s| s.payer == payer);
        all.find(|s| s.reverses.is_none() && s.reversed_by.is_none()).cloned()
    };
    let payers = open
        .into_iter()
        .map(|(payer, lines, due)| PayerMoney { payer, lines, due, settlement: standing(payer) })
        .collect();
    Ok(OrderMoney { number, state, payers, history })
}

async fn of_one_order(cx: &mut Read, order: OrderId) -> Result<Vec<SettlementSummary>> {
    Ok(sqlx::query_as("SELECT * FROM settlement_summaries WHERE order_id = ? ORDER BY id")
        .bind(order)
        .fetch_all(cx.db())
        .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaleMoneyOf {
    pub sale_id: SaleId,
}

/// Everything settled and reversed of a sale over the counter, oldest first.
pub async fn of_sale(cx: &mut Read, input: SaleMoneyOf) -> Result<Vec<SettlementSummary>> {
    Ok(sqlx::query_as("SELECT * FROM settlement_summaries WHERE sale_id = ? ORDER BY id")
        .bind(input.sale_id)
        .fetch_all(cx.db())
        .await?)
}

async fn summary(cx: &mut Read, id: SettlementId) -> Result<SettlementSummary> {
    let found: Option<SettlementSummary> = sqlx::query_as("SELECT * FROM settlement_summaries WHERE id = ?")
        .bind(id)
        .fetch_optional(cx.db())
        .await?;
    found.ok_or_else(|| Refusal::new("settlement.unknown").at("settlement_id").into())
}

#[derive(sqlx::FromRow)]
struct Sums {
    reversal_reason: Option<String>,
    labour: Money,
    material: Money,
    other: Money,
    discount: Money,
    net: Money,
    tax: Money,
}

pub async fn statement(cx: &mut Read, input: StatementOf) -> Result<Statement> {
    let id = input.settlement_id;
    let summary = summary(cx, id).await?;
    let sums: Sums = sqlx::query_as(
        "SELECT reversal_reason, labour, material, other, discount, net, tax FROM settlements WHERE id = ?",
    )
    .bind(id)
    .fetch_one(cx.db())
    .await?;
    let lines = sqlx::query_as(
        "SELECT position, kind, code, name, unit, quantity, unit_price, list_amount, discount, gross, tax_rate,
                net, tax
         FROM settlement_lines WHERE settlement_id = ? ORDER BY position",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let payments = sqlx::query_as(
        "SELECT p.way, p.amount, p.kind, p.reference, p.at, s.name AS by
         FROM payments p JOIN staff s ON s.id = p.by_staff WHERE p.settlement_id = ? ORDER BY p.id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let invoices = sqlx::query_as(
        "SELECT id, number, type, buyer, tax_number, amount, issued_on, state, note, version
         FROM invoices WHERE settlement_id = ? ORDER BY id",
    )
    .bind(id)
    .fetch_all(cx.db())
    .await?;
    let stands = summary.reverses.is_none() && summary.reversed_by.is_none();
    let balance = if stands { Some(pay::balance(cx, id).await?) } else { None };
    Ok(Statement {
        open: summary.gross != summary.paid,
        owed: !summary.on_account.is_zero(),
        summary,
        reversal_reason: sums.reversal_reason,
        labour: sums.labour,
        material: sums.material,
        other: sums.other,
        discount: sums.discount,
        net: sums.net,
        tax: sums.tax,
        lines,
        payments,
        invoices,
        signature: sign::of(cx, id).await?,
        balance,
    })
}

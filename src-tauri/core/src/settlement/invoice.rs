//! The record of a tax invoice issued on the tax bureau's platform. Not issued by us
//! (发票管理办法 art. 22); its state follows the red-letter rules (domain facts 4.2).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{InvoiceId, SettlementId, pay};
use crate::audit::stale;
use crate::kernel::text::clean::{Name, Text};
use crate::kernel::{Checks, Day, Money, Nothing, Refusal, Result, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum InvoiceType {
    Special,
    Ordinary,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum InvoiceState {
    Issued,
    /// A red confirmation waits for the other side, 72 hours.
    AwaitingOtherSide,
    RedPart,
    RedFull,
    Reissued,
}

impl InvoiceState {
    /// Fully red is the end: it cannot be red again.
    fn may_become(self, next: Self) -> bool {
        use InvoiceState::{AwaitingOtherSide, Issued, RedFull, RedPart, Reissued};
        matches!(
            (self, next),
            (Issued | Reissued, AwaitingOtherSide | RedPart | RedFull)
                | (AwaitingOtherSide, Issued | RedPart | RedFull)
                | (RedPart, AwaitingOtherSide | RedFull | Reissued)
        )
    }
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordInvoice {
    pub settlement_id: SettlementId,
    /// Twenty digits for a fully digital invoice; older forms are shorter.
    pub number: Name<30>,
    #[serde(rename = "type")]
    pub kind: InvoiceType,
    pub buyer: Name<80>,
    #[serde(default)]
    pub tax_number: Option<Text<30>>,
    pub amount: Money,
    pub issued_on: Day,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeInvoiceState {
    pub id: InvoiceId,
    pub version: i64,
    pub state: InvoiceState,
    pub note: Name<200>,
}

pub async fn record_invoice(cx: &mut Write, input: RecordInvoice) -> Result<Nothing> {
    let balance = pay::balance(cx, input.settlement_id).await?;
    let invoiced: Money = sqlx::query_scalar(
        "SELECT coalesce(sum(amount), 0) FROM invoices WHERE settlement_id = ? AND state <> 'red_full'",
    )
    .bind(input.settlement_id)
    .fetch_one(cx.db())
    .await?;
    let taken: Option<i64> = sqlx::query_scalar("SELECT id FROM invoices WHERE number = ?")
        .bind(input.number.as_str())
        .fetch_optional(cx.db())
        .await?;
    let mut checks = Checks::new();
    let left = balance.gross - invoiced;
    if !input.amount.is_positive() || input.amount > left {
        checks.add(Refusal::new("settlement.bad_amount").at("amount").with("limit", left));
    }
    let digits = input.number.as_str().chars().all(|c| c.is_ascii_digit());
    checks.require(digits && input.number.as_str().len() >= 8, "number", "settlement.invoice_number_shape");
    checks.require(taken.is_none(), "number", "settlement.invoice_known");
    checks.require(input.issued_on <= cx.today(), "issued_on", "settlement.invoice_in_future");
    let special_without_number = input.kind == InvoiceType::Special
        && input.tax_number.as_ref().is_none_or(|number| number.as_str().is_empty());
    checks.require(!special_without_number, "tax_number", "settlement.tax_number_needed");
    checks.done()?;
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "INSERT INTO invoices (settlement_id, number, type, buyer, tax_number, amount, issued_on, state, recorded_at, recorded_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'issued', ?, ?)",
    )
    .bind(input.settlement_id)
    .bind(input.number.as_str())
    .bind(input.kind)
    .bind(input.buyer.as_str())
    .bind(input.tax_number.as_ref().map(Text::as_str))
    .bind(input.amount)
    .bind(input.issued_on)
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    cx.about("settlement", input.settlement_id.0);
    Ok(Nothing {})
}

pub async fn change_invoice_state(cx: &mut Write, input: ChangeInvoiceState) -> Result<Nothing> {
    let found: Option<(SettlementId, InvoiceState, i64)> =
        sqlx::query_as("SELECT settlement_id, state, version FROM invoices WHERE id = ?")
            .bind(input.id)
            .fetch_optional(cx.db())
            .await?;
    let (settlement, state, version) =
        found.ok_or_else(|| Refusal::new("settlement.invoice_unknown").at("id"))?;
    stale::refuse_if_changed(cx, "settlement", settlement.0, input.version, version).await?;
    if !state.may_become(input.state) {
        return Err(Refusal::new("settlement.invoice_state").at("state").with("state", state).into());
    }
    sqlx::query("UPDATE invoices SET state = ?, note = ?, version = version + 1 WHERE id = ?")
        .bind(input.state)
        .bind(input.note.as_str())
        .bind(input.id)
        .execute(cx.db())
        .await?;
    cx.about("settlement", settlement.0);
    Ok(Nothing {})
}

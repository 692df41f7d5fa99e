//! Money comes in: one or several ways at once, on account, or later for what stands there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PayWay, SettlementId};
use crate::kernel::text::clean::Text;
use crate::kernel::{Checks, Money, Nothing, Permission, Read, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    pub way: PayWay,
    pub amount: Money,
    /// Voucher or transaction number.
    #[serde(default)]
    pub reference: Option<Text<60>>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    pub settlement_id: SettlementId,
    pub payments: Vec<Payment>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PayAccount {
    pub settlement_id: SettlementId,
    pub payment: Payment,
}

/// How a settlement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Balance {
    pub gross: Money,
    /// What is on account included.
    pub paid: Money,
    /// Of that, promised and not yet received.
    pub on_account: Money,
    /// `gross − paid`.
    pub due: Money,
}

/// Refuses an unknown settlement, a reversal, and one that was reversed.
pub async fn balance(cx: &mut Read, id: SettlementId) -> Result<Balance> {
    let found: Option<(Money, bool)> = sqlx::query_as(
        "SELECT gross, reverses IS NOT NULL OR EXISTS (SELECT 1 FROM settlements r WHERE r.reverses = s.id)
         FROM settlements s WHERE id = ?",
    )
    .bind(id)
    .fetch_optional(cx.db())
    .await?;
    let (gross, dead) = found.ok_or_else(|| Refusal::new("settlement.unknown").at("settlement_id"))?;
    if dead {
        return Err(Refusal::new("settlement.reversed").into());
    }
    let (paid, on_account): (Money, Money) = sqlx::query_as(
        "SELECT coalesce(sum(CASE WHEN kind = 'account_receipt' THEN 0 ELSE amount END), 0),
                coalesce(sum(CASE WHEN way = 'on_account' THEN amount
                                  WHEN kind = 'account_receipt' THEN -amount ELSE 0 END), 0)
         FROM payments WHERE settlement_id = ?",
    )
    .bind(id)
    .fetch_one(cx.db())
    .await?;
    Ok(Balance { gross, paid, on_account, due: gross - paid })
}

pub async fn pay(cx: &mut Write, input: Pay) -> Result<Balance> {
    keep(cx, input.settlement_id, &input.payments).await?;
    cx.about("settlement", input.settlement_id.0);
    balance(cx, input.settlement_id).await
}

/// Money for what was put on account.
pub async fn pay_account(cx: &mut Write, input: PayAccount) -> Result<Balance> {
    let before = balance(cx, input.settlement_id).await?;
    let amount = input.payment.amount;
    let mut checks = Checks::new();
    checks.require(input.payment.way != PayWay::OnAccount, "payment.way", "settlement.not_on_account");
    if !amount.is_positive() || amount > before.on_account {
        checks
            .add(Refusal::new("settlement.bad_amount").at("payment.amount").with("limit", before.on_account));
    }
    checks.done()?;
    insert(cx, input.settlement_id, &input.payment, "account_receipt").await?;
    cx.about("settlement", input.settlement_id.0);
    balance(cx, input.settlement_id).await
}

/// Refuses somebody who may settle and not touch money.
pub(super) fn admit(cx: &Write) -> Result<()> {
    if cx.who.may(Permission::TakePayment) {
        return Ok(());
    }
    Err(Refusal::new("access.forbidden").with("permission", Permission::TakePayment).into())
}

/// Writes payments; together they may not exceed what is due.
pub(super) async fn keep(cx: &mut Write, id: SettlementId, payments: &[Payment]) -> Result<Nothing> {
    let due = balance(cx, id).await?.due;
    let mut checks = Checks::new();
    let mut sum = Money::ZERO;
    if payments.is_empty() || payments.len() > 10 {
        checks.add(Refusal::new("settlement.payments_count").at("payments"));
    }
    for (index, payment) in payments.iter().enumerate() {
        if !payment.amount.is_positive() {
            checks.add(Refusal::new("settlement.amount_needed").at(format!("payments[{index}].amount")));
        }
        sum += payment.amount;
    }
    if sum > due {
        checks.add(Refusal::new("settlement.overpaid").at("payments").with("due", due).with("paid", sum));
    }
    checks.done()?;
    for payment in payments {
        insert(cx, id, payment, "payment").await?;
    }
    Ok(Nothing {})
}

async fn insert(cx: &mut Write, id: SettlementId, payment: &Payment, kind: &str) -> Result<()> {
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "INSERT INTO payments (settlement_id, way, amount, kind, reference, at, by_staff) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(payment.way)
    .bind(payment.amount)
    .bind(kind)
    .bind(payment.reference.as_ref().map(Text::as_str))
    .bind(now)
    .bind(staff)
    .execute(cx.db())
    .await?;
    Ok(())
}

//! Who pays a line changes, and with the payer the price of a part ([`repriced`]). Nobody becomes the
//! payer without being asked: a consented line that falls to the customer needs a consent, kept as a
//! round of its own (EST-03).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::{self, Round};
use super::lines::{self, Line};
pub use super::repriced::RepricedLine;
use super::{ConsentHow, LineState, OrderId, OrderLineId, Payer, head, repriced};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Money, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPayer {
    pub order_id: OrderId,
    /// Of the order.
    pub version: i64,
    pub lines: Vec<OrderLineId>,
    pub payer: Payer,
    /// Who agreed to pay, where consented lines fall to the customer.
    #[serde(default)]
    pub given_by: Text<60>,
    pub how: Option<ConsentHow>,
    /// Why: claim rejected, goodwill …
    #[serde(default)]
    pub reason: Text<200>,
    /// What the customer was told to pay for what falls to them; refused when it is not what it
    /// costs (`orders.amount_differs`).
    #[ts(optional = nullable)]
    pub amount: Option<Money>,
}

#[derive(Debug, Serialize, TS)]
pub struct PayerSet {
    /// Parts that cost the new payer something else.
    pub repriced: Vec<RepricedLine>,
}

pub async fn set_payer(cx: &mut Write, input: SetPayer) -> Result<PayerSet> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    head::still_open(&head)?;
    let all = lines::of_order(cx, head.id).await?;
    let mut checks = Checks::new();
    checks.require(!input.lines.is_empty(), "lines", "orders.lines_needed");
    let mut lines: Vec<&Line> = Vec::new();
    for (at, id) in input.lines.iter().enumerate() {
        let Some(line) = all.iter().find(|line| line.id == *id) else {
            checks.add(Refusal::new("orders.unknown_line").at(format!("lines[{at}]")).with("id", id));
            continue;
        };
        if matches!(line.state, LineState::Declined | LineState::Cancelled) {
            let refusal = Refusal::new("orders.line_decided").at(format!("lines[{at}]"));
            checks.add(refusal.with("line", &line.name).with("state", line.state));
            continue;
        }
        if !lines.iter().any(|one| one.id == line.id) {
            lines.push(line);
        }
    }
    let mut chosen = repriced::of(cx, head.id, input.payer, &lines).await?;
    let (mut falls_to_customer, mut told) = (Vec::new(), Money::ZERO);
    for (line, new) in lines.iter().zip(&chosen) {
        if repriced::falls_to_customer(line, input.payer) {
            falls_to_customer.push(line.id);
            told += new.amount;
        }
    }
    if !falls_to_customer.is_empty() {
        checks.require(!input.given_by.is_empty(), "given_by", "orders.payer_needs_consent");
        checks.require(input.how.is_some(), "how", "orders.payer_needs_consent");
        checks.require(!input.reason.is_empty(), "reason", "orders.add_on_reason_needed");
        checks.require(input.amount.is_some(), "amount", "orders.payer_needs_consent");
        if input.amount.is_some_and(|amount| amount != told) {
            checks.add(Refusal::new("orders.amount_differs").at("amount").with("amount", told));
        }
    }
    checks.done()?;
    for line in &chosen {
        repriced::write(cx, line, input.payer).await?;
    }
    chosen.retain(RepricedLine::differs);
    if let (false, Some(how)) = (falls_to_customer.is_empty(), input.how) {
        let rounds: i64 = sqlx::query_scalar("SELECT count(*) FROM order_consents WHERE order_id = ?")
            .bind(head.id)
            .fetch_one(cx.db())
            .await?;
        let round = Round {
            round: rounds,
            given_by: &input.given_by,
            how,
            signature: None,
            amount: told,
            promised_at: None,
            reason: input.reason.or_none().map(String::from),
            note: None,
        };
        let (consent, _) = consent::write(cx, head.id, round).await?;
        consent::accept(cx, consent, &falls_to_customer).await?;
    }
    head::touch(cx, head.id).await?;
    Ok(PayerSet { repriced: chosen })
}

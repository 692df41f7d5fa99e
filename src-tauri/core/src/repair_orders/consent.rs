//! The customer says yes. Round 0 is the contract; every later round is an add-on sheet
//! with a number of its own (EST-01, EST-02, EST-03).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::states::{self, OrderMove};
use super::{ConsentHow, ConsentId, LineState, OrderId, OrderLineId, OrderState, Payer, head, lines, rules};
use crate::attachments::signature::Signature;
use crate::attachments::{self, SignatureId};
use crate::documents::numbers::{self, Series};
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Moment, Money, Refusal, Result, Write};
use crate::reactions;

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveConsent {
    pub order_id: OrderId,
    /// As the customer was shown it: nobody consents to what was added meanwhile.
    pub version: i64,
    /// The person who said yes.
    pub given_by: Name<60>,
    pub how: ConsentHow,
    /// Drawn on screen; a signature on paper has none.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// What the customer was told to pay for these lines, tax included. Refused when it
    /// is not what they cost (`orders.amount_differs`).
    pub amount: Money,
    /// The promised time as agreed now.
    pub promised_at: Option<Moment>,
    /// Why work was added; needed from the second round on.
    #[serde(default)]
    pub reason: Text<200>,
    #[serde(default)]
    pub note: Text<300>,
    /// These lines only; all that are proposed when missing.
    pub lines: Option<Vec<OrderLineId>>,
}

#[derive(Debug, Serialize, TS)]
pub struct Consented {
    pub id: ConsentId,
    pub round: i64,
    /// Number of the add-on sheet (增项单号); the contract has the order's own.
    pub number: Option<String>,
    pub state: OrderState,
    pub version: i64,
}

pub async fn consent(cx: &mut Write, input: GiveConsent) -> Result<Consented> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    head::still_open(&head)?;
    let all = lines::of_order(cx, head.id).await?;
    let mut checks = Checks::new();
    let chosen = rules::chosen_proposed(&mut checks, &all, input.lines.as_deref());
    for line in chosen.iter().filter(|line| !rules::priced_for_consent(line)) {
        checks.add(Refusal::new("orders.not_priced").at("lines").with("line", &line.name));
    }
    let told =
        chosen.iter().filter(|line| line.payer == Payer::Customer).map(|line| line.amount).sum::<Money>();
    if told != input.amount {
        checks.add(Refusal::new("orders.amount_differs").at("amount").with("amount", told));
    }
    rules::check_promise(&mut checks, "promised_at", input.promised_at, cx.now);
    if let Some(signature) = &input.signature {
        attachments::signature::check(&mut checks, "signature", signature);
    }
    let rounds: i64 = sqlx::query_scalar("SELECT count(*) FROM order_consents WHERE order_id = ?")
        .bind(head.id)
        .fetch_one(cx.db())
        .await?;
    checks.require(rounds == 0 || !input.reason.is_empty(), "reason", "orders.add_on_reason_needed");
    checks.done()?;

    let signature = match input.signature {
        Some(signature) => Some(attachments::signature::keep(cx, signature).await?),
        None => None,
    };
    let ids: Vec<OrderLineId> = chosen.iter().map(|line| line.id).collect();
    let round = Round {
        round: rounds,
        given_by: &input.given_by,
        how: input.how,
        signature,
        amount: told,
        promised_at: input.promised_at,
        reason: input.reason.or_none().map(String::from),
        note: input.note.or_none().map(String::from),
    };
    let (id, number) = write(cx, head.id, round).await?;
    accept(cx, id, &ids).await?;
    if input.promised_at.is_some() {
        sqlx::query("UPDATE repair_orders SET promised_at = ? WHERE id = ?")
            .bind(input.promised_at)
            .bind(head.id)
            .execute(cx.db())
            .await?;
    }
    let state = match head.state {
        OrderState::Estimate => states::apply(cx, head.id, OrderMove::Agree).await?.1,
        OrderState::Done | OrderState::Passed => states::apply(cx, head.id, OrderMove::ResumeWork).await?.1,
        unchanged => unchanged,
    };
    let version = head::touch(cx, head.id).await?;
    reactions::lines_consented(cx, head.id, &ids).await?;
    Ok(Consented { id, round: rounds, number, state, version })
}

/// A consent as it is kept.
pub(super) struct Round<'a> {
    pub round: i64,
    pub given_by: &'a str,
    pub how: ConsentHow,
    pub signature: Option<SignatureId>,
    pub amount: Money,
    pub promised_at: Option<Moment>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// Keeps a consent; from the second round on it draws an add-on number.
pub(super) async fn write(
    cx: &mut Write,
    order: OrderId,
    round: Round<'_>,
) -> Result<(ConsentId, Option<String>)> {
    let number = if round.round == 0 { None } else { Some(numbers::next(cx, Series::AddOn).await?) };
    let (now, staff) = (cx.now, cx.staff());
    let id = sqlx::query_scalar(
        "INSERT INTO order_consents (order_id, round, number, given_by, how, signature_id, amount, promised_at,
                reason, note, at, by_staff)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    )
    .bind(order)
    .bind(round.round)
    .bind(&number)
    .bind(round.given_by)
    .bind(round.how)
    .bind(round.signature)
    .bind(round.amount)
    .bind(round.promised_at)
    .bind(round.reason)
    .bind(round.note)
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    Ok((id, number))
}

pub(super) async fn accept(cx: &mut Write, consent: ConsentId, lines: &[OrderLineId]) -> Result<()> {
    for line in lines {
        sqlx::query("UPDATE order_lines SET state = ?, consent_id = ?, version = version + 1 WHERE id = ?")
            .bind(LineState::Consented)
            .bind(consent)
            .bind(line)
            .execute(cx.db())
            .await?;
    }
    Ok(())
}

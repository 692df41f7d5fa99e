//! Who pays a line changes. Nobody becomes the payer without being asked: a consented
//! line that falls to the customer needs a consent, kept as a round of its own (EST-03).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::consent::{self, Round};
use super::{ConsentHow, LineState, OrderId, OrderLineId, Payer, head, lines};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Money, Nothing, Refusal, Result, Write};

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
}

pub async fn set_payer(cx: &mut Write, input: SetPayer) -> Result<Nothing> {
    let head = head::load_seen(cx, input.order_id, input.version).await?;
    head::still_open(&head)?;
    let all = lines::of_order(cx, head.id).await?;
    let mut checks = Checks::new();
    checks.require(!input.lines.is_empty(), "lines", "orders.lines_needed");
    let mut falls_to_customer = Vec::new();
    for (at, id) in input.lines.iter().enumerate() {
        let Some(line) = all.iter().find(|line| line.id == *id) else {
            checks.add(Refusal::new("orders.unknown_line").at(format!("lines[{at}]")).with("id", id));
            continue;
        };
        match line.state {
            LineState::Consented if input.payer == Payer::Customer && line.payer != Payer::Customer => {
                falls_to_customer.push(line);
            }
            LineState::Consented | LineState::Proposed => {}
            LineState::Declined | LineState::Cancelled => {
                let refusal = Refusal::new("orders.line_decided").at(format!("lines[{at}]"));
                checks.add(refusal.with("line", &line.name).with("state", line.state));
            }
        }
    }
    if !falls_to_customer.is_empty() {
        checks.require(!input.given_by.is_empty(), "given_by", "orders.payer_needs_consent");
        checks.require(input.how.is_some(), "how", "orders.payer_needs_consent");
        checks.require(!input.reason.is_empty(), "reason", "orders.add_on_reason_needed");
    }
    checks.done()?;
    for line in &input.lines {
        sqlx::query("UPDATE order_lines SET payer = ?, version = version + 1 WHERE id = ?")
            .bind(input.payer)
            .bind(line)
            .execute(cx.db())
            .await?;
    }
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
            amount: falls_to_customer.iter().map(|line| line.amount).sum::<Money>(),
            promised_at: None,
            reason: input.reason.or_none().map(String::from),
            note: None,
        };
        let (consent, _) = consent::write(cx, head.id, round).await?;
        let ids: Vec<OrderLineId> = falls_to_customer.iter().map(|line| line.id).collect();
        consent::accept(cx, consent, &ids).await?;
    }
    head::touch(cx, head.id).await?;
    Ok(Nothing {})
}

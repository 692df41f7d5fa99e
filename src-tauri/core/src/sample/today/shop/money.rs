//! At the counter: discounts, settlements, and the keys.

use serde_json::json;

use super::super::desk::ask;
use super::front::signature;
use super::{Car, id};
use crate::kernel::{Moment, Money, Result, Write};

const CASHIER: &str = "shenlj";
/// Who has a hand free for the wash.
const WASHER: &str = "shanzq";

impl Car {
    pub(super) async fn asks_discount(
        &mut self,
        cx: &mut Write,
        at: Moment,
        yuan: i64,
        why: &str,
    ) -> Result<()> {
        let form = json!({
            "order_id": self.order, "payer": "customer", "discount": Money::yuan(yuan), "reason": why,
        });
        ask(cx, self.advisor, at, "settlement.ask_discount", form).await?;
        Ok(())
    }

    pub(super) async fn settles(
        &mut self,
        cx: &mut Write,
        at: Moment,
        payer: &str,
        name: &str,
        way: &str,
    ) -> Result<()> {
        let asked = json!({ "order_id": self.order, "payer": payer, "discount": "0" });
        let sums = ask(cx, CASHIER, at, "settlement.preview", asked).await?;
        let form = json!({
            "order_id": self.order, "payer": payer, "payer_name": name, "discount": "0",
            "payments": [{ "way": way, "amount": sums["totals"]["gross"] }],
        });
        let settled = ask(cx, CASHIER, at, "settlement.settle", form).await?;
        // Every other customer signs before the till; the rest has yet to.
        let id = id(&settled, "id")?;
        if payer == "customer" && id % 2 == 0 {
            let form = json!({ "settlement_id": id, "signer": self.sender });
            ask(cx, CASHIER, at, "settlement.sign", form).await?;
        }
        Ok(())
    }

    pub(super) async fn calls_owner(&mut self, cx: &mut Write, at: Moment, how: &str) -> Result<()> {
        // Washed before the owner is called.
        let form = json!({ "visit_id": self.visit, "kinds": ["wash", "interior"] });
        ask(cx, WASHER, at, "workshop.clean", form).await?;
        let form = json!({ "visit_id": self.visit, "how": how });
        ask(cx, self.advisor, at, "handover.notify", form).await?;
        Ok(())
    }

    pub(super) async fn leaves(&mut self, cx: &mut Write, at: Moment) -> Result<()> {
        let asked = json!({ "visit_id": self.visit });
        let page = ask(cx, self.advisor, at, "handover.page", asked).await?;
        let form = json!({
            "visit_id": self.visit, "mileage_out": id(&page, "mileage_in")? + 4, "items_explained": true,
            "keys_returned": true, "documents_returned": true, "settings_restored": true,
            "old_parts": "returned", "result": "accepted", "appearance": "accepted", "receiver": self.sender,
            "signature": signature(&self.sender),
            "next_service_day": page["next_service_day"], "next_service_km": page["next_service_km"],
        });
        ask(cx, self.advisor, at, "handover.deliver", form).await?;
        Ok(())
    }
}

//! At reception: the car, its walk-around, the order and the customer's yes.

use serde_json::{Value, json};

use super::super::desk::ask;
use super::super::house::part;
use super::super::{Arrival, View, Whose, Work};
use super::{Car, id, lines, list};
use crate::kernel::{Day, Error, Moment, Result, Write};
use crate::sample::ground::id_at;
use crate::sample::{Rng, cars};

/// Serial of the cars that come for the first time, beyond those of the sample's own fleet.
const NEW_SERIAL: u32 = 900_000;
/// What such a car has run elsewhere, in kilometres.
const FIRST_MILEAGE: i64 = 28_460;

impl Car {
    /// The car and who brings it, on file or new.
    pub async fn find(&mut self, cx: &mut Write, car: &Whose, at: Moment) -> Result<()> {
        let model = match car {
            Whose::OnFile { model, .. } | Whose::New { model, .. } => model,
        };
        let place = cars::MODELS.iter().position(|one| one.name == *model);
        let place = place.ok_or_else(|| Error::Failed(format!("no model {model}")))?;
        self.fuel = cars::MODELS[place].fuel.to_owned();
        match car {
            Whose::OnFile { nth, .. } => {
                (self.vehicle, self.sender) = sqlx::query_as(
                    "SELECT v.id, c.name FROM vehicles v JOIN customers c ON c.id = v.owner_id
                     WHERE v.model_id = ? ORDER BY v.id LIMIT 1 OFFSET ?",
                )
                .bind(id_at(place))
                .bind(nth)
                .fetch_one(cx.db())
                .await?;
            }
            Whose::New { plate, name, phone, .. } => {
                let serial = NEW_SERIAL + u32::try_from(place).unwrap_or(0);
                let vin = cars::vin(&cars::MODELS[place], 2024, serial)
                    .map_err(|problem| Error::Failed(problem.code().into()))?;
                let engine = cars::engine_number(&mut Rng::new(serial.into()), &cars::MODELS[place]);
                let form = json!({
                    "car": {
                        "vin": vin.as_str(), "model_id": id_at(place), "fuel": self.fuel, "colour": "水晶灰",
                        "engine_number": engine, "household_use": true, "bought_here": false,
                        "purchase_store": "外地4S店",
                    },
                    "plate": { "text": plate }, "mileage": FIRST_MILEAGE,
                    "new_owner": { "kind": "person", "name": name, "phones": [{ "number": phone }], "source": "路过" },
                });
                let registered = ask(cx, self.advisor, at, "vehicles.register", form).await?;
                self.vehicle = id(&registered, "id")?;
                (*name).clone_into(&mut self.sender);
            }
        }
        Ok(())
    }

    /// From the booklet in the glove box.
    pub(super) async fn promised(
        &self,
        cx: &mut Write,
        at: Moment,
        kind: &str,
        from: Day,
        years: u32,
        km: Option<i64>,
    ) -> Result<()> {
        let form = json!({
            "vehicle_id": self.vehicle, "kind": kind, "from_day": from,
            "until_day": from.plus_months(12 * years).plus_days(-1), "until_km": km,
        });
        ask(cx, self.advisor, at, "vehicles.record_plan", form).await.map(drop)
    }

    pub(super) async fn arrives(&mut self, cx: &mut Write, at: Moment, arrival: &Arrival) -> Result<()> {
        let last: i64 = sqlx::query_scalar("SELECT mileage FROM vehicles WHERE id = ?")
            .bind(self.vehicle)
            .fetch_one(cx.db())
            .await?;
        let charged = matches!(self.fuel.as_str(), "electric" | "plug_in_hybrid");
        let booked: Vec<(i64, Moment)> = sqlx::query_as(
            "SELECT id, starts_at FROM appointments WHERE vehicle_id = ? AND state IN ('booked', 'confirmed')",
        )
        .bind(self.vehicle)
        .fetch_all(cx.db())
        .await?;
        let booked = booked.into_iter().find(|(_, starts)| starts.day() == at.day()).map(|(id, _)| id);
        let form = json!({
            "vehicle_id": self.vehicle, "appointment_id": booked,
            "intake": {
                "greeted_at": at, "channel": arrival.channel, "mileage": last + arrival.km,
                "fuel_eighths": (self.fuel != "electric").then_some(arrival.tank),
                "battery_percent": charged.then_some(arrival.battery),
                "customer_words": arrival.words, "acceptance": arrival.acceptance,
                "acceptance_reason": (arrival.acceptance == "goodwill").then_some("厂家善意补偿"),
                "warranty_explained": arrival.acceptance == "warranty",
                "belongings": arrival.belongings, "valuables_reminded": true, "waiting": arrival.waiting,
            },
        });
        let visit = ask(cx, self.advisor, at, "reception.open_visit", form).await?;
        self.visit = id(&visit, "id")?;
        if arrival.waiting {
            let tea = json!({ "visit_id": self.visit, "kind": "drink", "text": "休息区落座，绿茶一杯" });
            ask(cx, self.advisor, at, "reception.care", tea).await?;
        }
        Ok(())
    }

    pub(super) async fn walk_around(
        &mut self,
        cx: &mut Write,
        at: Moment,
        damage: &[(View, i64, i64, &str, &str)],
    ) -> Result<()> {
        let sheet = ask(cx, self.advisor, at, "checklists.for_walk_around", json!({})).await?;
        let mut answers = Vec::new();
        for section in list(&sheet, "sections")? {
            for item in list(section, "items")? {
                let scratched = item["text"] == "漆面与车身" && !damage.is_empty();
                let result = match item["answer"].as_str() {
                    Some("present") => "present",
                    _ if scratched => "defect",
                    _ => "ok",
                };
                answers.push(json!({ "item_id": item["id"], "result": result }));
            }
        }
        let marks: Vec<Value> = damage
            .iter()
            .map(|(view, x, y, kind, panel)| {
                json!({ "view": view.word(), "x": x, "y": y, "kind": kind, "panel": panel })
            })
            .collect();
        let found = json!({ "answers": answers, "marks": marks });
        let form = json!({ "visit_id": self.visit, "version": 1, "found": found });
        let walked = ask(cx, self.advisor, at, "reception.walk_around", form).await?;
        let form = json!({
            "visit_id": self.visit, "version": walked["version"], "signature": signature(&self.sender),
        });
        ask(cx, self.advisor, at, "reception.sign", form).await?;
        Ok(())
    }

    pub(super) async fn quote(
        &mut self,
        cx: &mut Write,
        at: Moment,
        insurer: Option<(&str, &str)>,
        work: &[Work],
    ) -> Result<()> {
        let lines = lines::of(cx, work, true).await?;
        let kind = if insurer.is_some() { "accident" } else { "normal" };
        let (insurer, case) = insurer.unwrap_or_default();
        let form = json!({
            "visit_id": self.visit, "kind": kind, "insurer": insurer, "insurance_case": case, "lines": lines,
        });
        let opened = ask(cx, self.advisor, at, "orders.open", form).await?;
        self.order = id(&opened, "id")?;
        Ok(())
    }

    /// What the customer would rather have of what the store offers.
    pub(super) async fn takes_instead(
        &self,
        cx: &mut Write,
        at: Moment,
        number: &str,
        other: &str,
    ) -> Result<()> {
        let (line, version): (i64, i64) =
            sqlx::query_as("SELECT id, version FROM order_lines WHERE order_id = ? AND code = ?")
                .bind(self.order)
                .bind(number)
                .fetch_one(cx.db())
                .await?;
        let form = json!({ "line_id": line, "version": version, "part_id": part(cx, other).await? });
        ask(cx, self.advisor, at, "orders.replace_part", form).await.map(drop)
    }

    pub(super) async fn agrees(&mut self, cx: &mut Write, at: Moment, how: &str, due: i64) -> Result<()> {
        let proposed = self.proposed(cx).await?;
        let asked = json!({ "order_id": self.order, "lines": proposed });
        let told = ask(cx, self.advisor, at, "orders.consent_preview", asked).await?;
        let signature = if how == "signature" { signature(&self.sender) } else { Value::Null };
        let form = json!({
            "order_id": self.order, "version": self.version(cx).await?, "given_by": self.sender, "how": how,
            "signature": signature, "amount": told["customer_amount"], "promised_at": self.due(due),
            "reason": "检查时发现",
        });
        ask(cx, self.advisor, at, "orders.consent", form).await?;
        Ok(())
    }

    pub(super) async fn declines(&mut self, cx: &mut Write, at: Moment, why: &str) -> Result<()> {
        let proposed = self.proposed(cx).await?;
        let form = json!({ "order_id": self.order, "lines": proposed, "reason": why });
        ask(cx, self.advisor, at, "orders.decline", form).await?;
        Ok(())
    }

    pub(super) async fn told(
        &mut self,
        cx: &mut Write,
        at: Moment,
        stage: &str,
        text: &str,
        how: &str,
    ) -> Result<()> {
        let form = json!({ "order_id": self.order, "stage": stage, "text": text, "informed": how });
        ask(cx, self.advisor, at, "orders.note", form).await?;
        Ok(())
    }

    pub(super) async fn promises(
        &mut self,
        cx: &mut Write,
        at: Moment,
        due: i64,
        why: &str,
        how: &str,
    ) -> Result<()> {
        let form = json!({
            "order_id": self.order, "version": self.version(cx).await?, "promised_at": self.due(due),
            "reason": why, "informed": how,
        });
        ask(cx, self.advisor, at, "orders.promise", form).await?;
        Ok(())
    }

    async fn proposed(&self, cx: &mut Write) -> Result<Vec<i64>> {
        Ok(sqlx::query_scalar(
            "SELECT id FROM order_lines WHERE order_id = ? AND state = 'proposed' ORDER BY position",
        )
        .bind(self.order)
        .fetch_all(cx.db())
        .await?)
    }

    pub(super) async fn version(&self, cx: &mut Write) -> Result<i64> {
        Ok(sqlx::query_scalar("SELECT version FROM repair_orders WHERE id = ?")
            .bind(self.order)
            .fetch_one(cx.db())
            .await?)
    }
}

impl View {
    const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Front => "front",
            Self::Rear => "rear",
            Self::Top => "top",
        }
    }
}

/// A hasty signature: one flowing stroke per character of the name.
pub(super) fn signature(signer: &str) -> Value {
    let mut strokes = Vec::new();
    let mut clock = 0;
    for (at, character) in (0_i64..).zip(signer.chars().take(6)) {
        let mut hand = Rng::new(u64::from(u32::from(character)));
        let (mut x, mut y) = (40 + at * 85, 60 + hand.between(0, 40));
        let mut stroke = Vec::new();
        for point in 0..14 {
            stroke.push([x, y, clock]);
            x = (x + hand.between(-8, 18)).clamp(1, 599);
            let down = if point % 4 < 2 { 1 } else { -1 };
            y = (y + down * hand.between(4, 22)).clamp(1, 199);
            clock += 18;
        }
        strokes.push(stroke);
        clock += 90;
    }
    json!({ "signer": signer, "width": 600, "height": 200, "strokes": strokes })
}

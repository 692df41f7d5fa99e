//! The sample dealership with its people, and a car taken through the shop.

use serde_json::{Value, json};
use servicelane_core::Answer;
use servicelane_core::testing::Desk;

pub const ADVISOR: &str = "chenj";

pub struct World {
    pub desk: Desk,
    pub visit: i64,
}

/// An order and its version.
pub struct Order {
    pub id: i64,
}

impl World {
    /// The sample dealership; a customer brings a petrol car in.
    pub async fn new() -> Self {
        Self::at(Desk::open().await).await
    }

    /// The same at a desk somebody has set up.
    pub async fn at(desk: Desk) -> Self {
        desk.ok("sample.fill", json!({ "size": "demo", "unclosed": true })).await;
        let mut world = Self { desk, visit: 0 };
        world.sit(ADVISOR).await;
        let car = world.number("SELECT min(v.id) FROM vehicles v WHERE fuel = 'petrol' AND NOT EXISTS (SELECT 1 FROM visits t WHERE t.vehicle_id = v.id AND t.state = 'open')").await;
        let mileage = world.number("SELECT max(mileage) + 1200 FROM vehicles").await;
        let intake = json!({
            "channel": "walk_in", "mileage": mileage, "fuel_eighths": 4, "customer_words": "该做保养了",
            "acceptance": "customer_pay", "waiting": true,
        });
        let visit =
            world.desk.ok("reception.open_visit", json!({ "vehicle_id": car, "intake": intake })).await;
        world.visit = visit["id"].as_i64().unwrap();
        world
    }

    /// From now on this member of the sample's staff sits at the desk.
    pub async fn sit(&mut self, login: &str) {
        let form = json!({ "login": login, "password": servicelane_core::sample::ground::PASSWORD });
        let signed_in = self.desk.ok("access.sign_in", form).await;
        self.desk.session = signed_in["session"].as_str().map(str::to_owned);
    }

    /// The login of somebody with this role, hands free if possible.
    pub async fn somebody(&self, role: &str) -> (i64, String) {
        let role = role.to_owned();
        self.desk
            .core
            .in_house(async |cx| {
                Ok(sqlx::query_as(
                    "SELECT s.id, s.login FROM staff s JOIN staff_roles r ON r.staff_id = s.id
                     WHERE r.role = ?
                     ORDER BY EXISTS (SELECT 1 FROM work_spans w
                                      WHERE w.technician_id = s.id AND w.ended_at IS NULL), s.id LIMIT 1",
                )
                .bind(role)
                .fetch_one(cx.db())
                .await?)
            })
            .await
            .unwrap()
    }

    pub async fn sit_as(&mut self, role: &str) -> i64 {
        let (id, login) = self.somebody(role).await;
        self.sit(&login).await;
        id
    }

    pub async fn number(&self, sql: &'static str) -> i64 {
        self.desk
            .core
            .in_house(async |cx| Ok(sqlx::query_scalar(sql).fetch_one(cx.db()).await?))
            .await
            .unwrap()
    }

    /// A line of labour from the sample's catalogue.
    pub async fn labour(&self, code: &str, payer: &str) -> Value {
        let id = self.id("SELECT id FROM labour_operations WHERE code = ?", code).await;
        json!({ "kind": "labour", "operation_id": id, "payer": payer })
    }

    /// A line of so many pieces from the sample's store.
    pub async fn part(&self, number: &str, pieces: i64, payer: &str) -> Value {
        let id = self.id("SELECT id FROM parts WHERE number = ?", number).await;
        json!({ "kind": "part", "part_id": id, "quantity": pieces.to_string(), "payer": payer })
    }

    pub async fn id(&self, sql: &'static str, name: &str) -> i64 {
        let name = name.to_owned();
        self.desk
            .core
            .in_house(async |cx| Ok(sqlx::query_scalar(sql).bind(name).fetch_one(cx.db()).await?))
            .await
            .unwrap()
    }

    /// Opens an order and lets the customer agree to all of it.
    pub async fn agreed(&mut self, lines: Value) -> Order {
        let order = self.opened(json!({ "kind": "normal", "lines": lines })).await;
        self.consent(&order, "signature").await;
        order
    }

    /// Opens an order on the visit.
    pub async fn opened(&mut self, mut form: Value) -> Order {
        self.sit(ADVISOR).await;
        form["visit_id"] = json!(self.visit);
        let opened = self.desk.ok("orders.open", form).await;
        Order { id: opened["id"].as_i64().unwrap() }
    }

    /// The order as its page shows it.
    pub async fn page(&self, order: &Order) -> Value {
        self.desk.ok("orders.page", json!({ "order_id": order.id })).await
    }

    pub async fn state(&self, order: &Order) -> String {
        self.page(order).await["order"]["state"].as_str().unwrap().to_owned()
    }

    /// Lines of the order that wait for the customer.
    pub async fn proposed(&self, order: &Order) -> Vec<Value> {
        let page = self.page(order).await;
        let lines = page["lines"].as_array().unwrap().iter();
        lines.filter(|line| line["state"] == "proposed").map(|line| line["id"].clone()).collect()
    }

    /// The customer says yes to all that waits; what they were told to pay.
    pub async fn consent(&self, order: &Order, how: &str) -> Value {
        let lines = self.proposed(order).await;
        self.consent_to(order, lines, how).await
    }

    pub async fn consent_to(&self, order: &Order, lines: Vec<Value>, how: &str) -> Value {
        let asked = json!({ "order_id": order.id, "lines": lines });
        let told = self.desk.ok("orders.consent_preview", asked).await;
        let version = self.page(order).await["order"]["version"].clone();
        let consent = json!({
            "order_id": order.id, "version": version, "given_by": "车主", "how": how, "lines": lines,
            "amount": told["customer_amount"], "promised_at": self.desk.clock.now().plus_minutes(240), "reason": "施工中发现",
        });
        self.desk.ok("orders.consent", consent).await;
        told["customer_amount"].clone()
    }

    /// Parts out, work done, inspected and found good.
    pub async fn work_off(&mut self, order: &Order) {
        self.fetch_parts(order).await;
        self.do_the_work(order).await;
        self.inspect(order, None).await;
    }

    /// Everything still to go out goes to a technician.
    pub async fn fetch_parts(&mut self, order: &Order) {
        self.sit_as("parts_clerk").await;
        let technician = self.somebody("technician").await;
        let list = self.desk.ok("orders.pick_list", json!({ "order_id": order.id })).await;
        let wanted = list["lines"].as_array().unwrap().iter().filter(|line| line["remaining"] != "0.000");
        let lines: Vec<Value> =
            wanted.map(|line| json!({ "line_id": line["line_id"], "quantity": line["remaining"] })).collect();
        if !lines.is_empty() {
            let slip = json!({ "order_id": order.id, "taken_by": technician.0, "lines": lines });
            self.desk.ok("orders.issue_parts", slip).await;
        }
    }

    /// Whatever labour is consented to and not begun: given to a technician, begun, finished.
    pub async fn do_the_work(&mut self, order: &Order) {
        let (technician, jobs) = self.dispatch(order).await;
        self.sit(&technician).await;
        for job in jobs {
            self.desk.ok("workshop.start", json!({ "assignment_id": job })).await;
            self.desk.later(10);
            self.desk.ok("workshop.finish", json!({ "assignment_id": job })).await;
        }
    }

    /// The technician's login, and the jobs in the order of the lines.
    pub async fn dispatch(&mut self, order: &Order) -> (String, Vec<Value>) {
        let technician = self.somebody("technician").await;
        self.sit_as("group_leader").await;
        let jobs = self.desk.ok("workshop.jobs_of_order", json!({ "order_id": order.id })).await;
        let now = self.desk.clock.now();
        let open = jobs.as_array().unwrap().iter();
        let plan: Vec<Value> = open
            .filter(|job| job["state"] == "consented" && job["work"] == "none")
            .map(|job| {
                json!({
                    "line_id": job["line_id"], "technicians": [{ "technician_id": technician.0, "share": "1" }],
                    "bay_id": 1, "planned_start": now, "planned_finish": now.plus_minutes(60),
                })
            })
            .collect();
        let form = json!({ "order_id": order.id, "lines": plan });
        let dispatched = self.desk.ok("workshop.dispatch", form).await;
        (technician.1, dispatched["assignments"].as_array().unwrap().clone())
    }

    /// The final inspection: passed, or failed with these labour lines bad. What it said.
    pub async fn inspect(&mut self, order: &Order, bad: Option<Vec<Value>>) -> Value {
        self.sit_as("inspector").await;
        let sheet = self.desk.ok("workshop.inspection_sheet", json!({ "order_id": order.id })).await;
        let sections = sheet["checklist"]["sections"].as_array().unwrap();
        let answers: Vec<Value> = sections
            .iter()
            .flat_map(|section| section["items"].as_array().unwrap())
            .map(|item| match item["answer"].as_str() {
                Some("value") => json!({ "item_id": item["id"], "result": "value", "value": "2.4" }),
                _ => json!({ "item_id": item["id"], "result": "ok" }),
            })
            .collect();
        let mut form = json!({
            "order_id": order.id, "level": "final", "passed": bad.is_none(), "road_test_km": 3, "answers": answers,
        });
        if let Some(bad) = bad {
            form["bad_lines"] = json!(bad);
            form["defects"] = json!("路试仍有异响");
        }
        self.desk.ok("workshop.inspect", form).await
    }

    /// The customer is called, looks at the car and drives home.
    pub async fn send_home(&mut self) -> Value {
        self.sit(ADVISOR).await;
        self.desk.ok("handover.notify", json!({ "visit_id": self.visit, "how": "phone" })).await;
        let form = self.goodbye().await;
        self.desk.ok("handover.deliver", form).await
    }

    /// Settles one payer in full, by the cashier.
    pub async fn settle(&mut self, order: &Order, payer: &str, way: &str) -> Value {
        self.sit_as("cashier").await;
        let asked = json!({ "order_id": order.id, "payer": payer, "discount": "0" });
        let sums = self.desk.ok("settlement.preview", asked).await;
        assert_eq!(sums["obstacles"], json!([]), "{sums}");
        let form = json!({
            "order_id": order.id, "payer": payer, "payer_name": if payer == "warranty" { "赫澜汽车" } else { "" },
            "discount": "0", "payments": [{ "way": way, "amount": sums["totals"]["gross"] }],
        });
        self.desk.ok("settlement.settle", form).await
    }

    /// The maintenance package, agreed, done and paid; the car still stands here.
    pub async fn repaired(&mut self) -> (Order, Value) {
        let order = self.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
        self.work_off(&order).await;
        let settled = self.settle(&order, "customer", "wechat").await;
        (order, settled)
    }

    /// The form of a good handover.
    pub async fn goodbye(&self) -> Value {
        let page = self.desk.ok("handover.page", json!({ "visit_id": self.visit })).await;
        json!({
            "visit_id": self.visit, "mileage_out": page["mileage_in"].as_i64().unwrap() + 3, "items_explained": true,
            "keys_returned": true, "documents_returned": true, "settings_restored": true,
            "old_parts": "returned", "result": "accepted", "appearance": "accepted", "receiver": "车主",
            "next_service_day": page["next_service_day"], "next_service_km": page["next_service_km"],
        })
    }

    /// The form comes out as a PDF, on screen and from the printer.
    pub async fn prints(&self, form: &str, subject: i64) {
        let asked = json!({ "form": form, "subject_id": subject, "paper": "a4" });
        for command in ["papers.preview", "papers.print"] {
            match self.desk.call(command, asked.clone(), None).await {
                Answer::Ok(answer) => {
                    let pdf = answer.value();
                    assert!(pdf["base64"].as_str().unwrap().starts_with("JVBERi0"), "{form}");
                }
                other => panic!("{command} {form}: {other:?}"),
            }
        }
    }

    /// Every ledger and trail holds.
    pub async fn is_sound(&self) {
        assert_eq!(self.desk.core.check().await.unwrap(), []);
    }
}

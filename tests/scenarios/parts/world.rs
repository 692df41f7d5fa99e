//! A store with a shelf or two, a clerk, and cars that need parts.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::check;
use servicelane_core::testing::Desk;

pub struct World {
    /// The parts clerk sits at it.
    pub desk: Desk,
    pub clerk: i64,
    pub technician: i64,
    pub supplier: i64,
}

impl World {
    pub async fn new() -> Self {
        let mut desk = Desk::set_up().await;
        desk.hire("sa", "李顾问", &[Role::ServiceAdvisor]).await;
        let technician = desk.hire("tech", "张师傅", &[Role::Technician]).await;
        let clerk = desk.hire("store", "周库管", &[Role::PartsClerk]).await;
        desk.sit("store").await;
        let form = json!({ "supplier": { "name": "广州汽配", "phone": "020-8888", "status": "approved" } });
        let supplier = id(&desk.ok("parts.add_supplier", form).await);
        Self { desk, clerk, technician, supplier }
    }

    pub async fn part(&self, number: &str, name: &str, unit: &str) -> i64 {
        id(&self.desk.ok("parts.add", json!({ "part": part_form(number, name, unit) })).await)
    }

    /// A good delivery of one part.
    pub async fn deliver(&self, part: i64, quantity: &str, unit_cost: &str) -> Value {
        let form = self.delivery(&[(part, quantity, unit_cost)]);
        self.desk.ok("parts.receive", form).await
    }

    pub fn delivery(&self, lines: &[(i64, &str, &str)]) -> Value {
        let line = |(part, quantity, cost): &(i64, &str, &str)| json!({ "part_id": part, "quantity": quantity, "unit_cost": cost });
        let lines: Vec<Value> = lines.iter().map(line).collect();
        json!({ "supplier_id": self.supplier, "inspected_by": self.clerk, "lines": lines })
    }

    /// An order with these parts, proposed only; order and its lines.
    pub async fn estimate(&self, car: i64, parts: &[(i64, &str)]) -> (i64, Vec<i64>) {
        let visit = visit(&self.desk, car).await;
        let line = |(part, quantity): &(i64, &str)| json!({ "kind": "part", "part_id": part, "quantity": quantity, "payer": "customer" });
        let lines: Vec<Value> = parts.iter().map(line).collect();
        let order =
            self.as_boss("orders.open", json!({ "visit_id": visit, "kind": "normal", "lines": lines })).await;
        let lines = order["lines"].as_array().unwrap().iter().map(|line| line.as_i64().unwrap()).collect();
        (id(&order), lines)
    }

    /// An order the customer said yes to.
    pub async fn order(&self, car: i64, parts: &[(i64, &str)]) -> (i64, Vec<i64>) {
        let (order, lines) = self.estimate(car, parts).await;
        self.consent(order).await;
        (order, lines)
    }

    pub async fn consent(&self, order: i64) {
        let mut form = json!({
            "order_id": order, "version": self.number("SELECT version FROM repair_orders WHERE id = ?", order).await,
            "given_by": "赵先生", "how": "phone", "amount": "0.00", "reason": "拆检发现",
        });
        let fen = self
            .number("SELECT coalesce(sum(amount), 0) FROM order_lines WHERE order_id = ? AND state = 'proposed' AND payer = 'customer'", order)
            .await;
        form["amount"] = json!(format!("{}.{:02}", fen / 100, fen % 100));
        self.as_boss("orders.consent", form).await;
    }

    /// Done by somebody with every right, while the clerk stays at the desk.
    pub async fn as_boss(&self, command: &str, input: Value) -> Value {
        let form = json!({ "login": "boss", "password": "correct horse" });
        let session = self.desk.ok("access.sign_in", form).await["session"].as_str().map(str::to_owned);
        let call = servicelane_core::Call { command: command.into(), input, request_id: None, session };
        match self.desk.core.call(call).await {
            servicelane_core::Answer::Ok(answer) => answer.value(),
            other => panic!("{command}: {other:?}"),
        }
    }

    /// Refused even to somebody with every right; the codes.
    pub async fn boss_refused(&self, command: &str, input: Value) -> Vec<String> {
        let form = json!({ "login": "boss", "password": "correct horse" });
        let session = self.desk.ok("access.sign_in", form).await["session"].as_str().map(str::to_owned);
        let call = servicelane_core::Call { command: command.into(), input, request_id: None, session };
        match self.desk.core.call(call).await {
            servicelane_core::Answer::Refused(all) => all.into_iter().map(|one| one.code).collect(),
            other => panic!("{command}: {other:?}"),
        }
    }

    pub fn slip(&self, order: i64, lines: &[(i64, &str)]) -> Value {
        let line = |(line, quantity): &(i64, &str)| json!({ "line_id": line, "quantity": quantity });
        let lines: Vec<Value> = lines.iter().map(line).collect();
        json!({ "order_id": order, "taken_by": self.technician, "lines": lines })
    }

    pub fn back(&self, order: i64, reason: &str, lines: &[(i64, &str)]) -> Value {
        let mut form = self.slip(order, lines);
        let form_map = form.as_object_mut().unwrap();
        let who = form_map.remove("taken_by").unwrap();
        form_map.insert("brought_by".into(), who);
        form_map.insert("reason".into(), json!(reason));
        form
    }

    pub async fn issue(&self, order: i64, lines: &[(i64, &str)]) -> Value {
        self.desk.ok("orders.issue_parts", self.slip(order, lines)).await
    }

    /// On hand, reserved and free in the main warehouse, as the card shows them.
    pub async fn stock(&self, part: i64) -> [String; 3] {
        let card = self.desk.ok("parts.card", json!({ "id": part })).await;
        ["on_hand", "reserved", "free"].map(|what| card["stock"][0][what].as_str().unwrap().to_owned())
    }

    pub async fn pick(&self, order: i64) -> Value {
        self.desk.ok("orders.pick_list", json!({ "order_id": order })).await
    }

    /// One number out of the file, for what no screen of this story shows.
    pub async fn number(&self, statement: &'static str, bound: i64) -> i64 {
        self.desk
            .core
            .in_house(async |cx| Ok(sqlx::query_scalar(statement).bind(bound).fetch_one(cx.db()).await?))
            .await
            .unwrap()
    }

    /// Everything recomputed: nothing to find.
    pub async fn proven(&self) {
        let findings = self.desk.core.in_house(async |cx| check::check(cx).await).await.unwrap();
        assert_eq!(findings, []);
    }
}

pub fn id(answer: &Value) -> i64 {
    answer["id"].as_i64().unwrap()
}

pub fn part_form(number: &str, name: &str, unit: &str) -> Value {
    json!({
        "number": number, "name": name, "unit": unit, "class": "original", "price": "100.00",
        "min_stock": "0", "max_stock": "0", "fast_moving": false, "warranty_months": null,
    })
}

async fn visit(desk: &Desk, car: i64) -> i64 {
    desk.core
        .in_house(async |cx| {
            sqlx::query("INSERT OR IGNORE INTO customers (id, kind, name, created_at, created_by) VALUES (?, 'person', '赵大明', 0, 1)")
                .bind(car)
                .execute(cx.db())
                .await?;
            sqlx::query(
                "INSERT OR IGNORE INTO vehicles (id, plate, model_text, owner_id, mileage, created_at)
                 VALUES (?1, '粤B1234' || ?1, '轩逸', ?1, 20000, 0)",
            )
            .bind(car)
            .execute(cx.db())
            .await?;
            let now = cx.now;
            Ok(sqlx::query_scalar(
                "INSERT INTO visits (number, vehicle_id, owner_id, sender_id, advisor_id, arrived_at, channel,
                        mileage, customer_words, acceptance, state)
                 VALUES ('HJ-' || hex(randomblob(6)), ?1, ?1, ?1, 2, ?2, 'walk_in', 20000, '到店保养', 'customer_pay', 'open')
                 RETURNING id",
            )
            .bind(car)
            .bind(now)
            .fetch_one(cx.db())
            .await?)
        })
        .await
        .unwrap()
}

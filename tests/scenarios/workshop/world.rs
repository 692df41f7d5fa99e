//! A car with an agreed order, a foreman, three technicians, an inspector, two bays.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

pub struct World {
    pub desk: Desk,
    pub visit: i64,
    pub zhang: i64,
    pub li: i64,
    pub bay: i64,
    /// One hour, a minor repair.
    pub brakes: i64,
    /// Two hours, an assembly repair.
    pub gearbox: i64,
}

/// An order the customer agreed to, and its labour lines.
pub struct Order {
    pub id: i64,
    pub lines: Vec<i64>,
}

impl World {
    pub async fn new() -> Self {
        let desk = Desk::set_up().await;
        desk.hire("sa", "李顾问", &[Role::ServiceAdvisor]).await;
        desk.hire("chief", "周班长", &[Role::GroupLeader]).await;
        let zhang = desk.hire("zhang", "张师傅", &[Role::Technician]).await;
        let li = desk.hire("li", "李师傅", &[Role::Technician]).await;
        desk.hire("qc", "吴质检", &[Role::Inspector]).await;
        let brakes = operation(&desk, "ZD001", "更换前刹车片", "minor_repair", "1").await;
        let gearbox = operation(&desk, "BS001", "变速箱总成修理", "assembly_repair", "2").await;
        let bay = desk.ok("workshop.add_bay", json!({ "name": "机电1号", "kind": "mechanical" })).await["id"]
            .as_i64()
            .unwrap();
        let visit = visit(&desk).await;
        Self { desk, visit, zhang, li, bay, brakes, gearbox }
    }

    /// An order of these operations, agreed.
    pub async fn agreed(&self, operations: &[i64]) -> Order {
        let lines: Vec<Value> = operations
            .iter()
            .map(|id| json!({ "kind": "labour", "operation_id": id, "payer": "customer" }))
            .collect();
        let form = json!({ "visit_id": self.visit, "kind": "normal", "lines": lines });
        let order = self.desk.ok("orders.open", form).await;
        self.consent(&order).await;
        let lines = order["lines"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
        Order { id: order["id"].as_i64().unwrap(), lines }
    }

    /// The customer says yes to what is proposed.
    pub async fn consent(&self, order: &Value) {
        let id = order["id"].as_i64().unwrap();
        let amount: i64 = self
            .desk
            .core
            .in_house(async |cx| {
                Ok(sqlx::query_scalar(
                    "SELECT coalesce(sum(amount), 0) FROM order_lines
                     WHERE order_id = ? AND state = 'proposed' AND payer = 'customer'",
                )
                .bind(id)
                .fetch_one(cx.db())
                .await?)
            })
            .await
            .unwrap();
        let form = json!({
            "order_id": id, "version": order["version"], "given_by": "赵先生", "how": "spoken",
            "amount": format!("{}.{:02}", amount / 100, amount % 100), "reason": "拆检发现",
        });
        self.desk.ok("orders.consent", form).await;
    }

    /// The form that gives a line to these technicians for the next hour.
    pub fn plan(&self, order: i64, line: i64, shares: &[(i64, &str)]) -> Value {
        let technicians: Vec<Value> =
            shares.iter().map(|(id, share)| json!({ "technician_id": id, "share": share })).collect();
        json!({ "order_id": order, "lines": [{
            "line_id": line, "technicians": technicians, "bay_id": self.bay,
            "planned_start": self.desk.clock.now(), "planned_finish": self.desk.clock.now().plus_minutes(60),
        }]})
    }

    /// Dispatches by the foreman; the new jobs. The foreman stays at the desk.
    pub async fn dispatch(&mut self, order: i64, line: i64, shares: &[(i64, &str)]) -> Vec<i64> {
        self.desk.sit("chief").await;
        let done = self.desk.ok("workshop.dispatch", self.plan(order, line, shares)).await;
        done["assignments"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
    }

    /// The inspector's yes, every question answered.
    pub async fn passed(&self, order: i64) -> Value {
        let sheet = self.desk.ok("workshop.inspection_sheet", json!({ "order_id": order })).await;
        let sections = sheet["checklist"]["sections"].as_array().unwrap();
        let items = sections.iter().flat_map(|section| section["items"].as_array().unwrap());
        let answers: Vec<Value> = items
            .map(|item| match item["answer"].as_str() {
                Some("value") => json!({ "item_id": item["id"], "result": "value", "value": "2.4" }),
                _ => json!({ "item_id": item["id"], "result": "ok" }),
            })
            .collect();
        json!({ "order_id": order, "level": "final", "passed": true, "road_test_km": 3, "answers": answers })
    }

    /// The whole order done by Zhang, one line after the other.
    pub async fn work_off(&mut self, order: &Order) {
        for line in &order.lines {
            let jobs = self.dispatch(order.id, *line, &[(self.zhang, "1")]).await;
            self.desk.sit("zhang").await;
            self.desk.ok("workshop.start", json!({ "assignment_id": jobs[0] })).await;
            self.desk.later(30);
            self.desk.sit("zhang").await;
            self.desk.ok("workshop.finish", json!({ "assignment_id": jobs[0] })).await;
        }
    }

    /// The car of the order on the board.
    pub async fn car(&self, order: i64) -> Value {
        let board = self.desk.ok("workshop.board", json!({})).await;
        let cars = board["cars"].as_array().unwrap();
        cars.iter().find(|car| car["order_id"] == order).cloned().unwrap_or(Value::Null)
    }

    /// Every rule of the workshop holds.
    pub async fn is_sound(&self) {
        let findings = self
            .desk
            .core
            .in_house(async |cx| servicelane_core::workshop::check::workshop(cx).await)
            .await
            .unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }
}

async fn operation(desk: &Desk, code: &str, name: &str, class: &str, hours: &str) -> i64 {
    let form =
        json!({ "code": code, "name": name, "category": "repair", "job_class": class, "hours": hours });
    desk.ok("catalogue.add_operation", form).await["id"].as_i64().unwrap()
}

/// A car comes in.
async fn visit(desk: &Desk) -> i64 {
    desk.core
        .in_house(async |cx| {
            sqlx::query("INSERT INTO customers (id, kind, name, created_at, created_by) VALUES (1, 'person', '赵大明', 0, 1)")
                .execute(cx.db())
                .await?;
            sqlx::query(
                "INSERT INTO vehicles (id, vin, plate, model_text, owner_id, mileage, created_at)
                 VALUES (1, 'LFV3A21K7D4262391', '粤B12345', '轩逸', 1, 20000, 0)",
            )
            .execute(cx.db())
            .await?;
            let now = cx.now;
            Ok(sqlx::query_scalar(
                "INSERT INTO visits (number, vehicle_id, owner_id, sender_id, advisor_id, arrived_at, channel,
                        mileage, customer_words, acceptance, state)
                 VALUES ('HJ-1', 1, 1, 1, 2, ?, 'walk_in', 20000, '刹车异响', 'customer_pay', 'open') RETURNING id",
            )
            .bind(now)
            .fetch_one(cx.db())
            .await?)
        })
        .await
        .unwrap()
}

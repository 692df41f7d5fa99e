//! A shop of two technicians and two bays, one oil filter on the shelf, two cars on file.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

pub struct World {
    /// The advisor sits at it.
    pub desk: Desk,
    pub zhang: i64,
    pub li: i64,
    pub lift: i64,
    pub pit: i64,
    pub wash_bay: i64,
    pub oil_change: i64,
    pub filter: i64,
    pub package: i64,
    pub supplier: i64,
    pub clerk: i64,
}

impl World {
    /// Monday, nine o'clock.
    pub async fn new() -> Self {
        let desk = Desk::set_up().await;
        desk.hire("sa", "李顾问", &[Role::ServiceAdvisor]).await;
        let clerk = desk.hire("store", "周库管", &[Role::PartsClerk]).await;
        let zhang = desk.hire("zhang", "张师傅", &[Role::Technician]).await;
        let li = desk.hire("li", "李师傅", &[Role::Technician]).await;
        let bay = async |name: &str, kind: &str| {
            id(&desk.ok("workshop.add_bay", json!({ "name": name, "kind": kind })).await)
        };
        let lift = bay("举升机1号", "mechanical").await;
        let pit = bay("地沟2号", "mechanical").await;
        let wash_bay = bay("洗车位", "wash").await;
        let form = json!({
            "code": "BY001", "name": "基础保养", "category": "maintenance", "job_class": "first_maintenance", "hours": "1.5",
        });
        let oil_change = id(&desk.ok("catalogue.add_operation", form).await);
        let filter = id(&desk
            .ok(
                "parts.add",
                json!({ "part": super::super::parts::world::part_form("12115491", "机油格", "个") }),
            )
            .await);
        let lines = json!([{ "operation_id": oil_change }, { "part_id": filter, "quantity": "1" }]);
        let form = json!({ "code": "TC-BY", "name": "基础保养套餐", "lines": lines });
        let package = id(&desk.ok("catalogue.add_package", form).await);
        let form = json!({ "supplier": { "name": "广州汽配", "status": "approved" } });
        let supplier = id(&desk.ok("parts.add_supplier", form).await);
        cars(&desk).await;
        let mut world =
            Self { desk, zhang, li, lift, pit, wash_bay, oil_change, filter, package, supplier, clerk };
        world.deliver("1").await;
        world.desk.sit("sa").await;
        world
    }

    /// Somebody else sits down for a moment, and the advisor again.
    pub async fn by(&mut self, login: &str, command: &str, input: Value) -> Value {
        self.desk.sit(login).await;
        let answer = self.desk.ok(command, input).await;
        self.desk.sit("sa").await;
        answer
    }

    pub async fn deliver(&mut self, quantity: &str) {
        let line = json!({ "part_id": self.filter, "quantity": quantity, "unit_cost": "20" });
        let form = json!({ "supplier_id": self.supplier, "inspected_by": self.clerk, "lines": [line] });
        self.by("store", "parts.receive", form).await;
    }

    /// A booking of this car for a maintenance with its package.
    pub fn booking(&self, car: i64, at: &str, minutes: i64) -> Value {
        json!({
            "customer_id": car, "vehicle_id": car, "channel": "phone", "kind": "maintenance",
            "time": { "starts_at": at, "minutes": minutes }, "words": "做个保养",
            "lines": [{ "package_id": self.package }],
        })
    }

    pub async fn book(&self, car: i64, at: &str, minutes: i64) -> Value {
        self.desk.ok("appointments.book", self.booking(car, at, minutes)).await
    }

    pub async fn card(&self, appointment: &Value) -> Value {
        self.desk.ok("appointments.card", json!({ "id": appointment["id"] })).await
    }

    /// What a change of it needs.
    pub async fn now(&self, appointment: &Value, more: Value) -> Value {
        let card = self.card(appointment).await;
        let mut form = json!({ "id": appointment["id"], "version": card["appointment"]["version"] });
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form
    }

    pub fn arrival(&self, car: i64, appointment: &Value) -> Value {
        json!({
            "vehicle_id": car, "appointment_id": appointment["id"],
            "intake": { "mileage": 30_000, "customer_words": "预约来做保养" },
        })
    }

    pub async fn walk_in(&self, car: i64) -> i64 {
        let form = json!({ "vehicle_id": car, "intake": { "mileage": 30_000, "customer_words": "路过" } });
        id(&self.desk.ok("reception.open_visit", form).await)
    }

    pub async fn open_order(&self, visit: i64, lines: Value) -> Value {
        let form = json!({ "visit_id": visit, "kind": "normal", "lines": lines });
        self.desk.ok("orders.open", form).await
    }

    pub async fn page(&self, order: i64) -> Value {
        self.desk.ok("orders.page", json!({ "order_id": order })).await
    }

    pub async fn consent(&self, order: i64) {
        let page = self.page(order).await;
        let form = json!({
            "order_id": order, "version": page["order"]["version"], "given_by": "赵先生", "how": "spoken",
            "amount": page["to_consent"]["customer_amount"],
        });
        self.desk.ok("orders.consent", form).await;
    }

    /// On hand, reserved and free of the filter.
    pub async fn stock(&self) -> [String; 3] {
        let card = self.desk.ok("parts.card", json!({ "id": self.filter })).await;
        ["on_hand", "reserved", "free"].map(|what| card["stock"][0][what].as_str().unwrap().to_owned())
    }

    /// Everything recomputed: nothing to find.
    pub async fn proven(&self) {
        assert_eq!(self.desk.core.check().await.unwrap(), []);
    }
}

pub fn id(answer: &Value) -> i64 {
    answer["id"].as_i64().unwrap()
}

async fn cars(desk: &Desk) {
    let file = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query(
            "INSERT INTO customers (id, kind, name, created_at, created_by)
             VALUES (1, 'person', '赵大明', 0, 1), (2, 'person', '钱小红', 0, 1), (3, 'person', '孙立', 0, 1)",
        )
        .execute(cx.db())
        .await?;
        sqlx::query(
            "INSERT INTO customer_phones (customer_id, number, position) VALUES (1, '13812341234', 0), (2, '13812345678', 0), (3, '13812348888', 0)",
        )
        .execute(cx.db())
        .await?;
        sqlx::query(
            "INSERT INTO vehicles (id, plate, model_text, owner_id, mileage, created_at)
             VALUES (1, '粤B11111', '轩逸', 1, 20000, 0), (2, '粤B22222', '天籁', 2, 20000, 0),
                    (3, '粤B33333', '逍客', 3, 20000, 0)",
        )
        .execute(cx.db())
        .await?;
        sqlx::query("INSERT INTO vehicle_people (vehicle_id, customer_id, role, from_at) SELECT id, owner_id, 'owner', 0 FROM vehicles")
            .execute(cx.db())
            .await?;
        Ok(())
    };
    desk.core.in_house(file).await.unwrap();
}

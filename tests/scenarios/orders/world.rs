//! A car at the counter, a catalogue and a shelf, so that an order can begin.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::testing::Desk;

pub struct World {
    pub desk: Desk,
    pub visit: i64,
    pub oil_change: i64,
    pub wash: i64,
    pub oil: i64,
    pub filter: i64,
    pub package: i64,
}

impl World {
    /// The dealership with one car in, its advisor `sa` at the desk.
    pub async fn new() -> Self {
        let mut desk = Desk::set_up().await;
        desk.hire("sa", "李顾问", &[Role::ServiceAdvisor]).await;
        desk.hire("front", "王接待", &[Role::Receptionist]).await;
        desk.hire("tech", "张师傅", &[Role::Technician]).await;
        let oil_change = operation(&desk, "BY001", "基础保养（更换机油、机油格）", "maintenance", "1").await;
        let wash = operation(&desk, "QX001", "全车精洗", "cleaning", "0.8").await;
        let (oil, filter) = (
            part(&desk, 1, "10114229", "机油 0W-20", "L", 17_000).await,
            part(&desk, 2, "12115491", "机油格", "个", 13_400).await,
        );
        let package = desk
            .ok(
                "catalogue.add_package",
                json!({ "code": "TC-BY6", "name": "基础保养套餐 0W-20（6升）", "lines": [
                    { "operation_id": oil_change },
                    { "part_id": oil, "quantity": "6" },
                    { "part_id": filter, "quantity": "1" },
                ]}),
            )
            .await["id"]
            .as_i64()
            .unwrap();
        let visit = visit(&desk, 1).await;
        desk.sit("sa").await;
        Self { desk, visit, oil_change, wash, oil, filter, package }
    }

    /// An order with these lines; its id.
    pub async fn open(&self, lines: Value) -> i64 {
        let form = json!({ "visit_id": self.visit, "kind": "normal", "lines": lines });
        self.desk.ok("orders.open", form).await["id"].as_i64().unwrap()
    }

    pub async fn page(&self, order: i64) -> Value {
        self.desk.ok("orders.page", json!({ "order_id": order })).await
    }

    /// The customer says yes to everything proposed.
    pub async fn consent(&self, order: i64) -> Value {
        let form = self.consent_form(order).await;
        self.desk.ok("orders.consent", form).await
    }

    pub async fn consent_form(&self, order: i64) -> Value {
        let page = self.page(order).await;
        json!({
            "order_id": order, "version": page["order"]["version"], "given_by": "赵先生", "how": "signature",
            "amount": page["to_consent"]["customer_amount"], "reason": "拆检发现",
        })
    }

    /// Puts an order into a state, whatever led there.
    pub async fn force(&self, order: i64, state: &str) {
        self.desk
            .core
            .in_house(async |cx| {
                sqlx::query("UPDATE repair_orders SET state = ? WHERE id = ?")
                    .bind(state)
                    .bind(order)
                    .execute(cx.db())
                    .await?;
                Ok(())
            })
            .await
            .unwrap();
    }
}

pub fn labour(operation: i64) -> Value {
    json!({ "kind": "labour", "operation_id": operation, "payer": "customer" })
}

async fn operation(desk: &Desk, code: &str, name: &str, category: &str, hours: &str) -> i64 {
    let form = json!({ "code": code, "name": name, "category": category, "job_class": "first_maintenance", "hours": hours });
    desk.ok("catalogue.add_operation", form).await["id"].as_i64().unwrap()
}

async fn part(desk: &Desk, id: i64, number: &str, name: &str, unit: &str, price: i64) -> i64 {
    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT INTO parts (id, number, name, unit, class, price) VALUES (?, ?, ?, ?, 'original', ?)",
            )
            .bind(id)
            .bind(number)
            .bind(name)
            .bind(unit)
            .bind(price)
            .execute(cx.db())
            .await?;
            let kind = servicelane_core::search::index::Kind::Part;
            let terms = servicelane_core::kernel::text::terms::terms_of_name(name);
            servicelane_core::search::index::replace(cx, kind, id, &terms).await
        })
        .await
        .unwrap();
    id
}

/// A coming of car `car`, which is put on file when new.
pub async fn visit(desk: &Desk, car: i64) -> i64 {
    desk.core
        .in_house(async |cx| {
            sqlx::query(
                "INSERT OR IGNORE INTO customers (id, kind, name, created_at, created_by) VALUES (?, 'person', '赵大明', 0, 1)",
            )
            .bind(car)
            .execute(cx.db())
            .await?;
            sqlx::query(
                "INSERT OR IGNORE INTO vehicles (id, vin, plate, model_text, owner_id, mileage, created_at)
                 VALUES (?1, 'LFV3A21K7D426239' || ?1, '粤B1234' || ?1, '轩逸', ?1, 20000, 0)",
            )
            .bind(car)
            .execute(cx.db())
            .await?;
            let now = cx.now;
            let id: i64 = sqlx::query_scalar(
                "INSERT INTO visits (number, vehicle_id, owner_id, sender_id, advisor_id, arrived_at, channel,
                        mileage, customer_words, acceptance, state)
                 VALUES ('HJ-' || hex(randomblob(6)), ?1, ?1, ?1, 2, ?2, 'walk_in', 20000, '到店保养', 'customer_pay', 'open')
                 RETURNING id",
            )
            .bind(car)
            .bind(now)
            .fetch_one(cx.db())
            .await?;
            Ok(id)
        })
        .await
        .unwrap()
}

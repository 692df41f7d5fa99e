//! The visit of the self-test: a new customer's car is serviced, paid for and handed back.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::desk::{Desk, list, number};
use super::{Fault, Step};
use crate::sample::ground::PASSWORD;
use crate::{Core, Options};

const ADVISOR: &str = "chenj";
const CLERK: &str = "guxy";
const LEADER: &str = "zhanggq";
const TECHNICIAN: &str = "liuy";
const INSPECTOR: &str = "zhaoyg";
const CASHIER: &str = "shenlj";
const MANAGER: &str = "zhoujm";

const OWNER: &str = "㛃文杰";

/// Where the visit is on file.
pub struct Walked {
    order: i64,
    settlement: i64,
    pass_number: String,
}

/// By the front door, with a password.
pub async fn signs_in(desk: &mut Desk) -> Step {
    let form = json!({ "login": MANAGER, "password": PASSWORD });
    let session = desk.ask("access.sign_in", form).await?;
    desk.admitted(&session)
}

pub async fn walk(desk: &mut Desk) -> Step<Walked> {
    desk.sit(ADVISOR).await?;
    let visit = comes_in(desk).await?;
    let order = agrees(desk, visit).await?;
    let technician = id_of(desk, TECHNICIAN).await?;
    desk.sit(CLERK).await?;
    parts_go_out(desk, order, technician).await?;
    is_repaired(desk, order, technician).await?;
    is_inspected(desk, order).await?;
    let settlement = pays(desk, order).await?;
    let pass_number = goes_home(desk, visit).await?;
    Ok(Walked { order, settlement, pass_number })
}

async fn id_of(desk: &mut Desk, login: &str) -> Step<i64> {
    desk.sit(login).await?;
    number(&desk.ask("access.who", json!({})).await?, "/me/id")
}

async fn comes_in(desk: &Desk) -> Step<i64> {
    let phones = json!([{ "number": "13812345678" }]);
    let owner = json!({ "kind": "person", "name": OWNER, "phones": phones });
    let car = json!({
        "car": { "fuel": "petrol", "model_text": "赫澜 旅行版" }, "plate": { "text": "苏E0Z9X8" },
        "new_owner": owner, "although_similar": true, "mileage": 12_000,
    });
    let car = desk.ask("vehicles.register", car).await?;
    let intake = json!({
        "channel": "walk_in", "mileage": 12_345, "fuel_eighths": 4, "customer_words": "该做保养了",
        "acceptance": "customer_pay",
    });
    let visit = json!({ "vehicle_id": car["id"], "intake": intake });
    number(&desk.ask("reception.open_visit", visit).await?, "/id")
}

async fn agrees(desk: &Desk, visit: i64) -> Step<i64> {
    let packages = desk.ask("catalogue.packages", json!({ "text": "", "inactive": false })).await?;
    let package = number(&packages, "/0/id")?;
    let lines = json!([{ "kind": "package", "package_id": package, "payer": "customer" }]);
    let opened =
        desk.ask("orders.open", json!({ "visit_id": visit, "kind": "normal", "lines": lines })).await?;
    let order = number(&opened, "/id")?;
    let asked = json!({ "order_id": order, "lines": opened["lines"] });
    let told = desk.ask("orders.consent_preview", asked).await?;
    let consent = json!({
        "order_id": order, "version": opened["version"], "given_by": OWNER, "how": "spoken",
        "amount": told["customer_amount"], "promised_at": desk.clock.now().plus_minutes(240), "reason": "",
    });
    desk.ask("orders.consent", consent).await?;
    Ok(order)
}

async fn parts_go_out(desk: &Desk, order: i64, technician: i64) -> Step {
    let picked = desk.ask("orders.pick_list", json!({ "order_id": order })).await?;
    let lines: Vec<Value> = list(&picked, "/lines")?
        .iter()
        .map(|line| json!({ "line_id": line["line_id"], "quantity": line["remaining"] }))
        .collect();
    let slip = json!({ "order_id": order, "taken_by": technician, "lines": lines });
    desk.ask("orders.issue_parts", slip).await?;
    Ok(())
}

async fn is_repaired(desk: &mut Desk, order: i64, technician: i64) -> Step {
    desk.sit(LEADER).await?;
    let jobs = desk.ask("workshop.jobs_of_order", json!({ "order_id": order })).await?;
    let (start, finish) = (desk.clock.now(), desk.clock.now().plus_minutes(60));
    let plan: Vec<Value> = list(&jobs, "")?
        .iter()
        .map(|job| {
            json!({
                "line_id": job["line_id"], "technicians": [{ "technician_id": technician, "share": "1" }],
                "bay_id": 1, "planned_start": start, "planned_finish": finish,
            })
        })
        .collect();
    let dispatched = desk.ask("workshop.dispatch", json!({ "order_id": order, "lines": plan })).await?;
    desk.sit(TECHNICIAN).await?;
    for job in list(&dispatched, "/assignments")? {
        // What the sample has in these hands today waits meanwhile.
        let start = json!({ "assignment_id": job, "other_pauses_for": "customer" });
        desk.ask("workshop.start", start).await?;
        desk.later(10);
        desk.ask("workshop.finish", json!({ "assignment_id": job })).await?;
    }
    Ok(())
}

async fn is_inspected(desk: &mut Desk, order: i64) -> Step {
    desk.sit(INSPECTOR).await?;
    let sheet = desk.ask("workshop.inspection_sheet", json!({ "order_id": order })).await?;
    let mut answers = Vec::new();
    for section in list(&sheet, "/checklist/sections")? {
        answers.extend(list(section, "/items")?.iter().map(|item| match item["answer"].as_str() {
            Some("value") => json!({ "item_id": item["id"], "result": "value", "value": "2.4" }),
            _ => json!({ "item_id": item["id"], "result": "ok" }),
        }));
    }
    let good =
        json!({ "order_id": order, "level": "final", "passed": true, "road_test_km": 3, "answers": answers });
    desk.ask("workshop.inspect", good).await?;
    Ok(())
}

async fn pays(desk: &mut Desk, order: i64) -> Step<i64> {
    desk.sit(CASHIER).await?;
    let asked = json!({ "order_id": order, "payer": "customer", "discount": "0" });
    let sums = desk.ask("settlement.preview", asked).await?;
    let form = json!({
        "order_id": order, "payer": "customer", "payer_name": "", "discount": "0",
        "payments": [{ "way": "wechat", "amount": sums["totals"]["gross"] }],
    });
    number(&desk.ask("settlement.settle", form).await?, "/id")
}

async fn goes_home(desk: &mut Desk, visit: i64) -> Step<String> {
    desk.sit(ADVISOR).await?;
    let page = desk.ask("handover.page", json!({ "visit_id": visit })).await?;
    let form = json!({
        "visit_id": visit, "mileage_out": 12_348, "items_explained": true,         "keys_returned": true, "documents_returned": true, "settings_restored": true,
        "old_parts": "returned", "result": "accepted", "appearance": "accepted", "receiver": OWNER,
        "next_service_day": page["next_service_day"], "next_service_km": page["next_service_km"],
    });
    let gone = desk.ask("handover.deliver", form).await?;
    let pass = gone["pass_number"].as_str().ok_or_else(|| Fault(format!("no exit pass: {gone}")))?;
    Ok(pass.to_owned())
}

/// The contract and the settlement, as files.
pub async fn print(desk: &mut Desk, walked: &Walked, folder: &Path) -> Step {
    desk.sit(MANAGER).await?;
    for (form, subject) in [("entrustment", walked.order), ("settlement", walked.settlement)] {
        let asked = json!({ "form": form, "subject_id": subject, "paper": "a4" });
        let printed = desk.ask("papers.print", asked).await?;
        let text = printed["base64"].as_str().unwrap_or_default();
        let pdf = BASE64_STANDARD.decode(text).map_err(|error| Fault(error.to_string()))?;
        let file = folder.join(format!("{form} {}.pdf", walked.pass_number));
        fs::write(&file, &pdf)?;
        if !fs::read(&file)?.starts_with(b"%PDF-") {
            return Err(Fault(format!("{form} is no PDF")));
        }
    }
    Ok(())
}

pub async fn back_up(desk: &Desk, folder: &Path) -> Step {
    desk.core.back_up(&folder.join("备份.db")).await?;
    Ok(())
}

pub async fn is_sound(desk: &Desk) -> Step {
    let findings = desk.core.check().await?;
    if findings.is_empty() { Ok(()) } else { Err(Fault(json!(findings).to_string())) }
}

/// What was acknowledged is there when the program starts again.
pub async fn is_still_there(folder: &Path) -> Step {
    let core = Core::open(folder, Options::default()).await?;
    let found = core
        .in_house(async |cx| {
            let count: i64 = sqlx::query_scalar("SELECT count(*) FROM customers WHERE name = ?")
                .bind(OWNER)
                .fetch_one(cx.db())
                .await?;
            Ok(count)
        })
        .await;
    core.close().await;
    if found? == 1 { Ok(()) } else { Err(Fault("the customer is gone".to_owned())) }
}

//! What the manager reads of a period: it agrees with the ledgers and with itself, and a day that is
//! over keeps its figures whatever happens later.

use serde_json::{Value, json};

use super::visit::world::World;

const TODAY: &str = "2026-11-23";

async fn report(world: &World, name: &str, from: &str, until: &str) -> Value {
    let asked = json!({ "report": name, "period": { "from": from, "until": until } });
    world.desk.ok("reports.show", asked).await
}

/// The cell of a column in a row.
fn cell<'a>(table: &'a Value, row: &'a Value, column: &str) -> &'a Value {
    let columns = table["columns"].as_array().unwrap();
    let at = columns.iter().position(|one| one["code"] == column).unwrap();
    &row[at]
}

fn total<'a>(table: &'a Value, column: &str) -> &'a str {
    cell(table, &table["total"], column)["value"].as_str().unwrap()
}

fn fen(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

#[tokio::test]
async fn a_reversal_counts_in_the_month_in_which_it_is_made() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let before = report(&world, "payers", TODAY, TODAY).await;
    let before = if before["total"].is_null() { 0 } else { fen(total(&before, "gross")) };

    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.work_off(&order).await;
    let settled = world.settle(&order, "customer", "wechat").await;
    world.sit_as("manager").await;
    let payers = report(&world, "payers", TODAY, TODAY).await;
    assert_eq!(fen(total(&payers, "gross")) - before, 133_400);
    let (net, tax) = (fen(total(&payers, "net")), fen(total(&payers, "tax")));
    assert_eq!(net + tax, fen(total(&payers, "gross")), "tax by payer adds up");
    let by_rate = report(&world, "tax", TODAY, TODAY).await;
    assert_eq!(total(&by_rate, "gross"), total(&payers, "gross"), "two reports, one sum");

    // Two days later it is taken back: the day it was made keeps its figures.
    world.desk.later(2 * 24 * 60);
    world.sit_as("manager").await;
    let reverse = json!({ "settlement_id": settled["id"], "reason": "客户换付款方式" });
    world.desk.ok("settlement.reverse", reverse).await;
    assert_eq!(report(&world, "payers", TODAY, TODAY).await, payers);
    let advisors = report(&world, "advisors", "2026-11-25", "2026-11-25").await;
    let statement = world.desk.ok("settlement.statement", json!({ "settlement_id": settled["id"] })).await;
    let net = statement["net"].as_str().unwrap();
    assert_eq!((total(&advisors, "net"), total(&advisors, "visits")), (&*format!("-{net}"), "0"));
    let reversals = report(&world, "reversals", "2026-11-25", "2026-11-25").await;
    assert_eq!(reversals["rows"].as_array().unwrap().len(), 1);
    assert_eq!(total(&reversals, "gross"), "-1334.00");
    let nothing = cell(&advisors, &advisors["total"], "net_per_visit");
    assert_eq!(nothing["value"], Value::Null, "no visit to divide by");
}

#[tokio::test]
async fn reports_agree_with_each_other_over_the_whole_sample() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let (from, until) = ("2026-09-01", "2026-11-23");
    let payers = report(&world, "payers", from, until).await;
    let advisors = report(&world, "advisors", from, until).await;
    let tax = report(&world, "tax", from, until).await;
    assert_eq!(total(&payers, "net"), total(&advisors, "net"));
    assert_eq!(total(&payers, "gross"), total(&tax, "gross"));
    assert_eq!(total(&payers, "tax"), total(&tax, "tax"));
    assert_eq!(total(&payers, "profit"), total(&advisors, "profit"));
    let classes = report(&world, "job_classes", from, until).await;
    assert_eq!(total(&payers, "labour_net"), total(&classes, "labour_net"));
    // Month by month it is the same as all at once.
    let mut months = 0;
    for (from, until) in
        [("2026-09-01", "2026-09-30"), ("2026-10-01", "2026-10-31"), ("2026-11-01", "2026-11-23")]
    {
        let month = report(&world, "payers", from, until).await;
        months += if month["total"].is_null() { 0 } else { fen(total(&month, "gross")) };
    }
    assert_eq!(months, fen(total(&payers, "gross")));
    for name in [
        "technicians",
        "delivery",
        "quality",
        "added_work",
        "walk_arounds",
        "customers",
        "discounts",
        "payments",
    ] {
        let table = report(&world, name, from, until).await;
        assert!(!table["rows"].as_array().unwrap().is_empty(), "{name}");
    }
    let book = world.desk.ok("reports.workbook", json!({ "from": from, "until": until })).await;
    assert!(book["base64"].as_str().unwrap().starts_with("UEsDB"), "a workbook is a zip file");
}

#[tokio::test]
async fn a_period_that_runs_backwards_or_for_ever_is_refused() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    for (from, until, code) in
        [("2026-11-23", "2026-11-22", "reports.backwards"), ("1990-01-01", "2026-11-22", "reports.too_long")]
    {
        let asked = json!({ "report": "payers", "period": { "from": from, "until": until } });
        assert_eq!(world.desk.refused("reports.show", asked).await, [code]);
    }
    world.sit_as("technician").await;
    let asked = json!({ "from": TODAY, "until": TODAY });
    assert_eq!(world.desk.refused("reports.workbook", asked).await, ["access.forbidden"]);
}

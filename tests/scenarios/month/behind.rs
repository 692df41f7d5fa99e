//! Behind every figure stand records, and they add up to what is shown: every cell of every report.

use serde_json::{Value, json};

use crate::visit::world::World;

/// A number as a whole count of ten-thousandths.
pub fn units(text: &str) -> i64 {
    let (sign, plain) = text.strip_prefix('-').map_or((1, text), |plain| (-1, plain));
    let (whole, rest) = plain.split_once('.').unwrap_or((plain, ""));
    sign * format!("{whole}{rest:0<4}").parse::<i64>().unwrap()
}

/// Asks for all that is behind a figure, page by page; the parts by column with what their records give.
async fn parts(world: &World, asked: &Value) -> Vec<(String, i64)> {
    let mut sums: Vec<(String, i64)> = Vec::new();
    let mut skip = 0;
    loop {
        let mut page = asked.clone();
        page["skip"] = json!(skip);
        let answer = world.desk.ok("reports.behind", page).await;
        let mut more = false;
        for (at, part) in answer["parts"].as_array().unwrap().iter().enumerate() {
            let records = part["records"].as_array().unwrap();
            let sum: i64 = records.iter().map(|one| units(one["amount"]["value"].as_str().unwrap())).sum();
            if skip == 0 {
                sums.push((part["column"].as_str().unwrap().to_owned(), 0));
            }
            sums[at].1 += sum;
            more |= skip + records.len() < usize::try_from(part["count"].as_u64().unwrap()).unwrap();
        }
        skip += 200;
        if !more {
            return sums;
        }
    }
}

/// What is behind a row's figures is what the row shows; how many figures were looked behind.
async fn row_holds(
    world: &World,
    report: &str,
    period: &Value,
    table: &Value,
    key: &Value,
    row: &Value,
) -> usize {
    let columns = table["columns"].as_array().unwrap();
    let cell = |code: &str| {
        let at = columns.iter().position(|one| one["code"] == code).unwrap();
        &row[at]
    };
    let mut looked = 0;
    for column in columns {
        let kind = column["kind"].as_str().unwrap();
        let code = column["code"].as_str().unwrap();
        let shown = cell(code);
        if ["text", "word", "day", "mixed"].contains(&kind)
            || (shown["value"].is_null() && shown["by"].is_null())
        {
            continue;
        }
        let asked = json!({ "report": report, "period": period, "row": key, "column": code });
        let behind = parts(world, &asked).await;
        assert!(!behind.is_empty(), "{report}.{code}: nothing behind it");
        for (part, sum) in behind {
            // Each part is a column of the same row, and gives exactly what stands there.
            let there = cell(&part)["value"].as_str().map_or(0, units);
            assert_eq!(sum, there, "{report}.{code}: {part} of row {key}");
        }
        looked += 1;
    }
    looked
}

async fn report_holds(world: &World, report: &str, period: &Value) -> usize {
    let table = world.desk.ok("reports.show", json!({ "report": report, "period": period })).await;
    let rows = table["rows"].as_array().unwrap();
    let keys = table["keys"].as_array().unwrap();
    let mut looked = 0;
    for (row, key) in rows.iter().zip(keys) {
        looked += row_holds(world, report, period, &table, key, row).await;
    }
    if !table["total"].is_null() {
        looked += row_holds(world, report, period, &table, &Value::Null, &table["total"]).await;
    }
    looked
}

#[tokio::test]
async fn what_is_behind_a_figure_adds_up_to_it() {
    let mut world = World::new().await;
    let order = world.agreed(json!([{ "kind": "package", "package_id": 1, "payer": "customer" }])).await;
    world.work_off(&order).await;
    world.settle(&order, "customer", "on_account").await;
    world.sit_as("manager").await;
    let mut looked = 0;
    for (from, until) in
        [("2026-11-01", "2026-11-23"), ("2026-10-05", "2026-11-10"), ("2019-01-01", "2019-12-31")]
    {
        let period = json!({ "from": from, "until": until });
        for one in world.desk.ok("reports.list", json!({})).await.as_array().unwrap() {
            let report = one["report"].as_str().unwrap();
            if !["score", "results"].contains(&report) {
                looked += report_holds(&world, report, &period).await;
            }
        }
    }
    assert!(looked > 300, "only {looked} figures were looked behind");
    world.is_sound().await;
}

#[tokio::test]
async fn a_figure_taken_from_another_report_shows_what_is_behind_it_there() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let period = json!({ "from": "2026-11-01", "until": "2026-11-23" });
    let score = world.desk.ok("reports.show", json!({ "report": "score", "period": period })).await;
    assert_eq!(score["total"][2]["value"], "1", "the weights are one whole");
    for (row, key) in score["rows"].as_array().unwrap().iter().zip(score["keys"].as_array().unwrap()) {
        let asked = json!({ "report": "score", "period": period, "row": key, "column": "measured" });
        let parts = world.desk.ok("reports.behind", asked).await;
        let parts = parts["parts"].as_array().unwrap();
        if ["survey", "complaints"].contains(&key.as_str().unwrap()) {
            assert!(parts.is_empty() && row[3]["value"].is_null(), "{key} has no source yet");
        } else {
            assert!(!parts.is_empty(), "{key}");
        }
    }
    let churn = json!({ "report": "results", "period": period, "row": "churn", "column": "now" });
    let parts = world.desk.ok("reports.behind", churn).await;
    let columns: Vec<&str> =
        parts["parts"].as_array().unwrap().iter().map(|part| part["column"].as_str().unwrap()).collect();
    assert_eq!(columns, ["lost", "active_before"]);
}

#[tokio::test]
async fn a_column_that_is_no_figure_has_nothing_behind_it() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let period = json!({ "from": "2026-11-01", "until": "2026-11-23" });
    for column in ["payer", "nonsense"] {
        let asked = json!({ "report": "payers", "period": period, "column": column });
        assert_eq!(world.desk.refused("reports.behind", asked).await, ["reports.no_such_column"]);
    }
}

#[tokio::test]
async fn the_weights_of_the_score_are_set_as_one_whole() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let period = json!({ "from": "2026-11-01", "until": "2026-11-23" });
    let score = world.desk.ok("reports.show", json!({ "report": "score", "period": period })).await;
    let weights = |change: &[(&str, &str)]| -> Vec<Value> {
        let rows = score["rows"].as_array().unwrap().iter().zip(score["keys"].as_array().unwrap());
        rows.map(|(row, key)| {
            let key = key.as_str().unwrap();
            let own = change.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
            json!({ "key": format!("kpi.weight.{key}"), "value": own.or(row[2]["value"].as_str()) })
        })
        .collect()
    };
    let form = |weights: Vec<Value>| json!({ "whole": "kpi.weight.", "weights": weights, "source": "2026 年绩效方案", "valid_from": "2026-11-23" });
    let refused = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    let more = form(weights(&[("revenue", "0.2")]));
    assert_eq!(world.desk.refused("policy.set_weights", more).await, refused(&["policy.not_a_whole"]));
    let mut some = weights(&[]);
    some.pop();
    let some = world.desk.refused("policy.set_weights", form(some)).await;
    assert_eq!(some, refused(&["policy.weight_missing", "policy.not_a_whole"]));
    let alone =
        json!({ "key": "kpi.weight.revenue", "value": "0.2", "source": "x", "valid_from": "2026-11-23" });
    assert_eq!(world.desk.refused("policy.set", alone).await, refused(&["policy.set_together"]));
    world.desk.ok("policy.set_weights", form(weights(&[("revenue", "0.15"), ("profit_rate", "0.05")]))).await;
    let score = world.desk.ok("reports.show", json!({ "report": "score", "period": period })).await;
    let at = score["keys"].as_array().unwrap().iter().position(|key| key == "revenue").unwrap();
    assert_eq!(score["rows"][at][2]["value"], "0.15");
    // What was before keeps the weights of its own day.
    let before = json!({ "from": "2026-10-01", "until": "2026-10-31" });
    let score = world.desk.ok("reports.show", json!({ "report": "score", "period": before })).await;
    assert_eq!(score["rows"][at][2]["value"], "0.1");
}

//! A list leaves as it is shown.

use serde_json::{Value, json};

use super::super::visit::world::World;
use super::{cells, ended};

fn column(title: &str, paths: &[&str], kind: &str, words: Value) -> Value {
    json!({ "title": title, "paths": paths, "kind": kind, "joined": " ", "words": words })
}

async fn text_of(world: &World, view: &Value) -> String {
    assert_eq!(view["state"], "done", "{view}");
    let errand = servicelane_core::kernel::errands::ErrandId(view["id"].as_i64().unwrap());
    let (path, name) = world.desk.core.made(world.desk.session.as_deref(), errand).unwrap();
    assert_eq!(view["file"], *name);
    std::fs::read_to_string(path).unwrap()
}

#[tokio::test]
async fn every_row_that_fits_the_filter_and_the_columns_as_shown() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let state = json!([{ "code": "delivered", "text": "已交车" }]);
    let columns = [
        column("工单号", &["number"], "plain", json!([])),
        column("状态", &["state"], "plain", state),
        column("金额", &["amount"], "plain", json!([])),
        column("开单时间", &["opened_at"], "moment", json!([])),
    ];
    let form = json!({ "name": "工单", "command": "orders.list", "input": {}, "columns": columns });
    let begun = world.desk.ok("exports.list", form).await;
    let view = ended(&world, &begun).await;
    let table = cells(&text_of(&world, &view).await);
    assert_eq!(table[0], ["工单号", "状态", "金额", "开单时间"]);
    let mut shown = Vec::new();
    let mut asked = json!({});
    loop {
        let page = world.desk.ok("orders.list", asked.clone()).await;
        shown.extend(page["rows"].as_array().unwrap().clone());
        if page["next"].is_null() {
            break;
        }
        asked["after"] = page["next"].clone();
    }
    assert!(shown.len() > 100, "several pages");
    assert_eq!(table.len() - 1, shown.len());
    for (row, shown) in table[1..].iter().zip(&shown) {
        assert_eq!(
            (&row[0], &row[2]),
            (&shown["number"].as_str().unwrap().to_owned(), &shown["amount"].as_str().unwrap().to_owned())
        );
    }
    assert!(table.iter().any(|row| row[1] == "已交车"));
    // Who took what along stands in the trail.
    let trail = world.desk.ok("audit.trail", json!({})).await;
    assert_eq!(trail["rows"][0]["command"], "exports.list");
}

#[tokio::test]
async fn it_shows_no_more_than_the_screen_and_nothing_becomes_a_formula() {
    let mut world = World::new().await;
    world.sit("chenj").await;
    let evil = json!({ "kind": "person", "name": "=HYPERLINK(\"http://x\")", "phones": [{ "number": "13800138000" }] });
    world.desk.ok("customers.register", json!({ "card": evil })).await;
    let columns =
        [column("姓名", &["name"], "plain", json!([])), column("电话", &["phone"], "plain", json!([]))];
    let form = json!({ "name": "客户/名册", "command": "customers.list", "input": {}, "columns": columns });
    let begun = world.desk.ok("exports.list", form.clone()).await;
    let view = ended(&world, &begun).await;
    assert!(view["file"].as_str().unwrap().starts_with("客户-名册 "), "{view}");
    let table = cells(&text_of(&world, &view).await);
    assert_eq!(table[1][0], "'=HYPERLINK(\"http://x\")");
    assert_eq!(table[1][1], "138****8000");

    // Somebody else's work and file are not seen; a list one may not see is not exported either.
    world.sit_as("technician").await;
    let unseen = world.desk.refused("errands.show", json!({ "id": begun["errand"] })).await;
    assert_eq!(unseen, ["errands.unknown"]);
    assert_eq!(world.desk.refused("exports.list", form).await, ["access.forbidden"]);
    let write = json!({ "name": "x", "command": "orders.open", "input": {}, "columns": columns });
    assert_eq!(world.desk.refused("exports.list", write).await, ["exports.no_list"]);
}

#[tokio::test]
async fn it_can_be_stopped_and_leaves_nothing() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let columns = [column("件号", &["number"], "plain", json!([]))];
    let form = json!({ "name": "配件", "command": "parts.list", "input": {}, "columns": columns });
    let begun = world.desk.ok("exports.list", form).await;
    world.desk.ok("errands.cancel", json!({ "id": begun["errand"] })).await;
    let view = ended(&world, &begun).await;
    // It may have been done before it was told.
    if view["state"] == "cancelled" {
        let left = std::fs::read_dir(world.desk.folder.path().join("passing")).map_or(0, Iterator::count);
        assert_eq!((left, &view["file"]), (0, &Value::Null));
    }
}

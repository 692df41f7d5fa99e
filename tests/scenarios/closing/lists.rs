//! A list leaves as it is shown.

use serde_json::{Value, json};

use super::super::visit::world::World;
use super::cells;

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
    let view = world.desk.end_of(&begun).await;
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
    let view = world.desk.end_of(&begun).await;
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
async fn as_a_workbook_amounts_are_numbers_and_part_numbers_keep_their_zeros() {
    use calamine::{Data, Reader, Xlsx};
    let mut world = World::new().await;
    world.sit_as("parts_clerk").await;
    let columns = [
        column("编号", &["number"], "plain", json!([])),
        column("名称", &["name"], "plain", json!([])),
        column("零售价", &["price"], "amount", json!([])),
    ];
    let mut form = json!({ "name": "库存", "command": "parts.list", "input": {}, "columns": columns });
    let csv = cells(&text_of(&world, &world.desk.ended("exports.list", form.clone()).await).await);
    form["format"] = json!("xlsx");
    let begun = world.desk.ok("exports.list", form).await;
    let view = world.desk.end_of(&begun).await;
    assert_eq!(view["state"], "done", "{view}");
    assert!(view["file"].as_str().unwrap().ends_with(".xlsx"), "{view}");
    let errand = servicelane_core::kernel::errands::ErrandId(view["id"].as_i64().unwrap());
    let (path, _) = world.desk.core.made(world.desk.session.as_deref(), errand).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<_> = range.rows().collect();
    assert_eq!(rows.len(), csv.len());
    assert!(rows.len() > 100, "several pages");
    assert_eq!(rows[0], ["编号", "名称", "零售价"].map(|text| Data::String(text.into())));
    for (row, told) in rows[1..].iter().zip(&csv[1..]) {
        assert_eq!(row[0], Data::String(told[0].trim_start_matches(['\'', '\t']).into()));
        assert_eq!(row[2], Data::Float(told[2].parse().unwrap()));
    }
    assert!(rows.iter().any(|row| matches!(&row[0], Data::String(number) if number.starts_with('0'))));
}

#[tokio::test]
async fn on_paper_as_it_is_shown_and_not_by_the_thousand() {
    let mut world = World::new().await;
    world.sit_as("parts_clerk").await;
    let columns =
        [column("编号", &["number"], "plain", json!([])), column("库存", &["on_hand"], "amount", json!([]))];
    let form =
        json!({ "name": "库存", "command": "parts.list", "input": { "text": "机油" }, "columns": columns });
    let paper = world.desk.ok("exports.paper", form).await;
    assert!(paper["rows"].as_i64().unwrap() > 1);
    assert!(paper["base64"].as_str().unwrap().len() > 1_000);
    let sent = |rows: usize| json!({ "name": "货位", "rows": vec![["A-01", "1"]; rows], "columns": columns });
    assert_eq!(world.desk.ok("exports.paper", sent(1_000)).await["rows"], 1_000);
    assert_eq!(world.desk.refused("exports.paper", sent(1_001)).await, ["exports.too_long_for_paper"]);
    world.sit_as("technician").await;
    let form = json!({ "name": "客户", "command": "customers.list", "input": {}, "columns": columns });
    assert_eq!(world.desk.refused("exports.paper", form).await, ["access.forbidden"]);
}

/// A hundred thousand parts nobody counted.
async fn many(world: &World) {
    world
        .desk
        .core
        .in_house(async |cx| {
            sqlx::query(
                "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 100000)
                 INSERT INTO parts (number, name, unit, class, price)
                 SELECT printf('Z%07d', n), '垫片 ' || n, '个', 'original', n FROM n",
            )
            .execute(cx.db())
            .await?;
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn a_hundred_thousand_rows_go_out_piece_by_piece_and_can_be_stopped() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    many(&world).await;
    let columns =
        [column("件号", &["number"], "plain", json!([])), column("名称", &["name"], "plain", json!([]))];
    let form =
        json!({ "name": "配件", "command": "parts.list", "input": { "text": "" }, "columns": columns });

    // Stopped half way: nothing is left of it.
    let begun = world.desk.ok("exports.list", form.clone()).await;
    let passing = world.desk.folder.path().join("passing");
    let mut seen = Vec::new();
    loop {
        let view = world.desk.ok("errands.show", json!({ "id": begun["errand"] })).await;
        assert_eq!(view["state"], "running", "{view}");
        let done = view["done"].as_i64().unwrap();
        if seen.last() != Some(&done) {
            seen.push(done);
        }
        if seen.len() > 4 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    assert!(seen.is_sorted(), "it says how far it is: {seen:?}");
    assert!(std::fs::read_dir(&passing).unwrap().count() > 0, "it is written as it is read");
    world.desk.ok("errands.cancel", json!({ "id": begun["errand"] })).await;
    let view = world.desk.end_of(&begun).await;
    assert_eq!((&view["state"], &view["file"]), (&json!("cancelled"), &Value::Null));
    assert_eq!(std::fs::read_dir(&passing).map_or(0, Iterator::count), 0);

    // And to its end.
    let view = world.desk.ended("exports.list", form).await;
    let table = cells(&text_of(&world, &view).await);
    assert_eq!(table.iter().filter(|row| row[0].starts_with('Z')).count(), 100_000);
    assert_eq!(table.last().unwrap(), &["Z0100000", "垫片 100000"]);
    assert!(table[1..].is_sorted_by(|a, b| a[0] < b[0]), "each once, in its order");
}

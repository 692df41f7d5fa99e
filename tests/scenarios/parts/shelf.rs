//! What the stock list says of a part besides what lies there: on its way, too little, promised to whom.

use serde_json::{Value, json};

use super::world::{World, id, part_form};

async fn listed(world: &World, part: i64, warehouse: i64) -> Value {
    let list = world.desk.ok("parts.list", json!({ "warehouse_id": warehouse })).await;
    let rows = list["rows"].as_array().unwrap();
    rows.iter().find(|row| row["id"] == part).unwrap().clone()
}

async fn ordered(world: &World, lines: &[(i64, &str)], warehouse: i64) -> i64 {
    let line =
        |(part, quantity): &(i64, &str)| json!({ "part_id": part, "quantity": quantity, "unit_cost": "5" });
    let lines: Vec<Value> = lines.iter().map(line).collect();
    let form = json!({ "supplier_id": world.supplier, "warehouse_id": warehouse, "promised_day": "2026-11-30", "lines": lines });
    id(&world.desk.ok("purchasing.place", form).await)
}

#[tokio::test]
async fn the_stock_list_tells_what_is_on_its_way_until_it_came_or_is_given_up() {
    let world = World::new().await;
    let oil = world.part("A", "机油", "L").await;
    let plug = world.part("B", "火花塞", "个").await;
    assert_eq!(listed(&world, oil, 1).await["ordered"], "0.000");
    let order = ordered(&world, &[(oil, "20.5"), (plug, "4")], 1).await;
    ordered(&world, &[(oil, "10")], 1).await;
    ordered(&world, &[(oil, "3")], 2).await;
    assert_eq!(listed(&world, oil, 1).await["ordered"], "30.500", "of all orders, for this warehouse");
    assert_eq!(listed(&world, oil, 2).await["ordered"], "3.000");
    assert_eq!(listed(&world, oil, 1).await["on_hand"], "0.000", "what is on its way is not there");

    // A part of it comes, one bottle broken: that one is still to come.
    let came = json!({ "supplier_id": world.supplier, "lines": [{ "part_id": oil, "quantity": "8" }] });
    let receipt = world.desk.ok("purchasing.receive", came).await;
    assert_eq!(listed(&world, oil, 1).await["ordered"], "22.500");
    let card = world.desk.ok("parts.receipt", json!({ "id": id(&receipt) })).await;
    let bad = json!({ "line_id": card["lines"][0]["id"], "quantity": "1", "reason": "瓶口破裂" });
    let look = json!({ "id": id(&receipt), "inspected_by": world.clerk, "rejected": [bad] });
    world.desk.ok("parts.inspect_receipt", look).await;
    assert_eq!(listed(&world, oil, 1).await["ordered"], "23.500");
    let glance = world.desk.ok("purchasing.availability", json!({ "part_ids": [oil] })).await;
    assert_eq!(glance[0]["ordered"], "23.500", "as the part's own page has it");

    let version = world.desk.ok("purchasing.page", json!({ "id": order })).await["order"]["version"].clone();
    let give_up = json!({ "order_id": order, "version": version, "line_id": null });
    world.desk.ok("purchasing.cancel_rest", give_up).await;
    assert_eq!(listed(&world, oil, 1).await["ordered"], "10.000");
    assert_eq!(listed(&world, plug, 1).await["ordered"], "0.000");

    // The list leaves with the column.
    let column = |title: &str, path: &str, kind: &str| json!({ "title": title, "paths": [path], "kind": kind, "joined": " " });
    let columns = json!([column("编号", "number", "plain"), column("在途", "ordered", "amount")]);
    let form = json!({ "name": "库存", "command": "parts.list", "input": {}, "columns": columns });
    let view = world.desk.ended("exports.list", form.clone()).await;
    let errand = servicelane_core::kernel::errands::ErrandId(view["id"].as_i64().unwrap());
    let (path, _) = world.desk.core.made(world.desk.session.as_deref(), errand).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("在途") && text.contains("10.000"), "{text}");
    assert_eq!(world.desk.ok("exports.paper", form).await["rows"], 2);
    world.proven().await;
}

#[tokio::test]
async fn too_little_is_what_is_free_below_the_minimum_and_nothing_without_one() {
    let world = World::new().await;
    let mut form = part_form("LOW", "机油格", "个");
    form["min_stock"] = json!("5");
    form["max_stock"] = json!("20");
    let low = id(&world.desk.ok("parts.add", json!({ "part": form })).await);
    let any = world.part("ANY", "卡扣", "个").await;
    assert_eq!(
        [&listed(&world, low, 1).await["below_min"], &listed(&world, any, 1).await["below_min"]],
        [true, false]
    );
    world.deliver(low, "5", "5").await;
    assert_eq!(listed(&world, low, 1).await["below_min"], false);
    world.order(1, &[(low, "1")]).await;
    assert_eq!(listed(&world, low, 1).await["below_min"], true, "one of the five is promised");
    let list = world.desk.ok("parts.list", json!({ "stock": "below_min" })).await;
    assert_eq!(list["rows"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn whom_a_part_is_promised_to_leads_to_the_record() {
    let mut world = World::new().await;
    let part = world.part("A", "雨刮", "副").await;
    world.deliver(part, "9", "30").await;
    let (order, _) = world.order(1, &[(part, "2")]).await;
    let sale = json!({ "buyer": "散客", "lines": [{ "part_id": part, "quantity": "1" }] });
    let sale = id(&world.desk.ok("sales.open", sale).await);
    let off = json!({ "reason": "damaged", "lines": [{ "part_id": part, "quantity": "1" }] });
    let off = id(&world.desk.ok("write_offs.ask", off).await);
    let asked = json!({ "part_id": part });
    let card = world.desk.ok("parts.card", json!({ "id": part })).await;
    let rows = card["reservations"].as_array().unwrap();
    let leads = world.desk.ok("storeroom.promised_to", asked.clone()).await;
    let leads = leads.as_array().unwrap().clone();
    let seen: Vec<_> =
        leads.iter().map(|one| (one["kind"].as_str().unwrap(), one["id"].as_i64().unwrap())).collect();
    assert_eq!(seen, [("order", order), ("sale", sale), ("write_off", off)]);
    for (row, lead) in rows.iter().zip(&leads) {
        assert_eq!(row["id"], lead["reservation_id"], "in the order of the page");
    }
    // Whoever may not open a write-off is not led to it.
    world.desk.sit("tech").await;
    let leads = world.desk.ok("storeroom.promised_to", asked).await;
    let seen: Vec<_> = leads.as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(seen, ["order", "sale"]);
}

//! What it would cost: told, written, and kept when the car comes.

use serde_json::{Value, json};

use super::world::{ask, card, quoted, world};
use crate::orders::world::visit;

#[tokio::test]
async fn a_price_is_told_at_the_askers_own_level_and_the_order_keeps_it() {
    let (mut world, _) = world().await;
    // 赵大明 buys parts at the member's price.
    world.desk.ok("customers.tag", json!({ "customer_id": 1, "tag": "member", "reason": "会员" })).await;
    let oil = world.oil;
    let member = async move |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("INSERT INTO part_prices (part_id, level, price) VALUES (?, 'member', 16000)")
            .bind(oil)
            .execute(cx.db())
            .await?;
        Ok(())
    };
    world.desk.core.in_house(member).await.unwrap();
    let asked = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let lines = json!([
        { "kind": "labour", "operation_id": world.oil_change },
        { "kind": "part", "part_id": world.oil, "quantity": "6" },
        { "kind": "package", "package_id": world.package },
    ]);
    let told = world.desk.ok("enquiries.price", json!({ "customer_id": 1, "lines": lines })).await;
    // 180 for an hour, six litres at 160, the package as it stands: 180 + 1020 + 134.
    assert_eq!((&told["level"], &told["total"]), (&json!("member"), &json!("2474.00")));
    let strangers = world.desk.ok("enquiries.price", json!({ "lines": lines })).await;
    assert_eq!(strangers["total"], "2534.00");
    world.desk.ok("enquiries.quote", json!({ "id": asked["id"], "version": 1, "lines": lines })).await;
    let card = card(&world.desk, &asked).await;
    assert_eq!(
        (&card["enquiry"]["quoted"], &card["enquiry"]["price_level"]),
        (&json!("2474.00"), &json!("member"))
    );
    assert_eq!(card["lines"][1]["amount"], "960.00");
    assert_eq!(card["lines"][2]["name"], "基础保养套餐 0W-20（6升）");

    // What is in no catalogue is not quoted, and every slip is told at its field.
    let wrong = json!({ "id": asked["id"], "version": 2, "lines": [
        { "kind": "labour" }, { "kind": "part", "part_id": 1, "quantity": "1" },
    ]});
    let refusals = world.desk.refusals("enquiries.quote", wrong).await;
    assert_eq!(refusals[0].code, "enquiries.operation_needed");
    assert_eq!(refusals[0].field.as_deref(), Some("lines[0].operation_id"));
    let unknown = json!({ "lines": [{ "kind": "part", "part_id": 999 }] });
    assert_eq!(world.desk.refused("enquiries.price", unknown).await, ["parts.unknown"]);

    // The car comes for it: the order's line costs what the telephone said.
    let said =
        json!({ "id": asked["id"], "version": 2, "answer": "报价 2474 元，客户明天来", "how": "phone" });
    world.desk.ok("enquiries.answer", said).await;
    let taken = json!({ "id": asked["id"], "version": 3, "visit_id": world.visit });
    world.desk.ok("enquiries.take_up", taken).await;
    let order = world
        .open(json!([{ "kind": "part", "part_id": world.oil, "quantity": "6", "payer": "customer" }]))
        .await;
    assert_eq!(world.page(order).await["lines"][0]["amount"], "960.00");
    let again = json!({ "id": asked["id"], "version": 4, "visit_id": world.visit });
    assert_eq!(world.desk.refused("enquiries.take_up", again).await, ["enquiries.taken_up"]);
    let of_car = world.desk.ok("enquiries.list", json!({ "vehicle_id": 1 })).await;
    assert_eq!(of_car["rows"][0]["became_id"], json!(world.visit));

    // Another car's coming is not what was asked about.
    world.desk.sit("boss").await;
    let other = visit(&world.desk, 2).await;
    world.desk.sit("sa").await;
    let asked = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let wrong = json!({ "id": asked["id"], "version": 1, "visit_id": other });
    assert_eq!(world.desk.refused("enquiries.take_up", wrong).await, ["enquiries.other_car"]);
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn what_the_telephone_said_goes_onto_the_order_once() {
    let (mut world, _) = world().await;
    let asked = quoted(&world, json!({ "vehicle_id": 1, "question": "保养加两升机油多少钱？" })).await;
    let said = json!({ "id": asked["id"], "version": 2, "answer": "1674 元", "how": "phone" });
    world.desk.ok("enquiries.answer", said).await;
    // The order is at the counter: it is offered what was quoted, with the day until which that stands.
    let order = world.open(json!([])).await;
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert_eq!((&offered[0]["number"], &offered[0]["on_order"]), (&asked["number"], &json!(false)));
    assert_eq!(
        (&offered[0]["quoted"], &offered[0]["valid_until"]),
        (&json!("1674.00"), &json!("2026-11-30"))
    );
    let open = card(&world.desk, &asked).await;
    assert_eq!(open["may_go_onto"][0]["id"], order);

    // The package is not sold any more: the rest goes on, at today's price, and a note names what is missing.
    world.desk.sit("boss").await;
    let gone = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 0").execute(cx.db()).await?;
        sqlx::query("UPDATE parts SET price = 18000 WHERE number = '10114229'").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(gone).await.unwrap();
    world.desk.sit("sa").await;
    let put = json!({ "id": asked["id"], "version": 3, "order_id": order });
    world.desk.ok("enquiries.put_on_order", put).await;
    let page = world.page(order).await;
    assert_eq!(page["lines"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&page["lines"][0]["amount"], &page["lines"][0]["state"]),
        (&json!("360.00"), &json!("proposed"))
    );
    assert_eq!(
        (&page["notes"][0]["code"], &page["notes"][0]["text"]),
        (&json!("quoted_not_offered"), &json!("基础保养套餐 0W-20（6升）"))
    );
    let done = card(&world.desk, &asked).await;
    assert_eq!(done["order"]["id"], order);
    assert_eq!(
        (&done["enquiry"]["became_kind"], &done["enquiry"]["became_id"]),
        (&json!("visit"), &json!(world.visit))
    );
    assert_eq!(done["may_go_onto"], json!([]));
    let kinds: Vec<&str> =
        done["steps"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["quoted", "answered", "became", "ordered"]);
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert_eq!(offered[0]["on_order"], true);
    let again = json!({ "id": asked["id"], "version": done["enquiry"]["version"], "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", again).await, ["enquiries.on_order"]);

    // Not of another car; and one that nobody answered yet is answered by that.
    let sold_again = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 1").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(sold_again).await.unwrap();
    world.desk.sit("boss").await;
    visit(&world.desk, 2).await;
    world.desk.sit("sa").await;
    let other = quoted(&world, json!({ "vehicle_id": 2 })).await;
    let wrong = json!({ "id": other["id"], "version": 2, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", wrong).await, ["enquiries.order_of_other_car"]);
    let bare = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let wrong = json!({ "id": bare["id"], "version": 1, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", wrong).await, ["enquiries.nothing_quoted"]);
    let stranger = quoted(&world, json!({ "asker": "路人", "contact": "13800138000" })).await;
    let put = json!({ "id": stranger["id"], "version": 2, "order_id": order });
    world.desk.ok("enquiries.put_on_order", put).await;
    let done = card(&world.desk, &stranger).await;
    assert_eq!((&done["enquiry"]["state"], &done["enquiry"]["vehicle_id"]), (&json!("answered"), &json!(1)));
    // What was quoted long ago is not offered, but on request it still goes on.
    let old = quoted(&world, json!({ "vehicle_id": 1 })).await;
    world.desk.later(9 * 24 * 60);
    world.desk.sit("sa").await;
    let offered = world.desk.ok("enquiries.of_order", json!({ "order_id": order })).await;
    assert!(offered.as_array().unwrap().iter().all(|one| one["id"] != old["id"]));
    let gone = async |cx: &mut servicelane_core::kernel::Write| {
        sqlx::query("UPDATE work_packages SET active = 0").execute(cx.db()).await?;
        sqlx::query("UPDATE parts SET active = 0").execute(cx.db()).await?;
        Ok(())
    };
    world.desk.core.in_house(gone).await.unwrap();
    let put = json!({ "id": old["id"], "version": 2, "order_id": order });
    assert_eq!(world.desk.refused("enquiries.put_on_order", put).await, ["enquiries.nothing_offered"]);
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

#[tokio::test]
async fn a_price_is_given_in_writing() {
    let (mut world, _) = world().await;
    let paper =
        |form: &str, id: &Value| json!({ "form": form, "subject_id": id, "paper": "a4", "copies": [] });
    let asked = quoted(&world, json!({ "asker": "路人", "contact": "13800138000" })).await;
    let pdf = world.desk.ok("papers.preview", paper("enquiry_quote", &asked["id"])).await;
    assert!(pdf["base64"].as_str().unwrap().len() > 1000);
    assert_eq!(pdf["papers"], json!(["a4", "continuous"]));
    let bare = ask(&world.desk, json!({ "vehicle_id": 1 })).await;
    let refused = world.desk.refused("papers.preview", paper("enquiry_quote", &bare["id"])).await;
    assert_eq!(refused, ["enquiries.nothing_quoted"]);
    // Of an order: what the customer has not decided yet, and no more once he has.
    let order = world.open(json!([{ "kind": "part", "part_id": world.oil, "payer": "customer" }])).await;
    world.desk.ok("papers.print", paper("quotation", &json!(order))).await;
    world.consent(order).await;
    let refused = world.desk.refused("papers.preview", paper("quotation", &json!(order))).await;
    assert_eq!(refused, ["orders.nothing_to_quote"]);
    // The price is money before a customer: not the workshop's paper.
    world.desk.sit("tech").await;
    let refused = world.desk.refused("papers.preview", paper("enquiry_quote", &asked["id"])).await;
    assert_eq!(refused, ["access.forbidden"]);
}

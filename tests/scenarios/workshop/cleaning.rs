//! Who washed the car (WSH-06).

use serde_json::json;

use crate::visit::world::{ADVISOR, World};

#[tokio::test]
async fn who_washed_the_car_is_on_record_and_the_handover_says_so() {
    let mut world = World::new().await;
    let visit = world.visit;
    let (order, _) = world.repaired().await;
    let (washer, _) = world.somebody("technician").await;
    world.sit(ADVISOR).await;
    let early = world.desk.clock.now().plus_minutes(-3 * 24 * 60);
    let wrong = json!({ "visit_id": visit, "kinds": [], "cleaned_by": 999, "at": early });
    assert_eq!(
        world.desk.refused("workshop.clean", wrong).await,
        ["workshop.cleaning_needed", "workshop.cleaned_when", "access.unknown_staff"]
    );
    world.desk.ok("workshop.clean", json!({ "visit_id": visit, "kinds": ["interior"] })).await;
    let page = world.desk.ok("handover.page", json!({ "visit_id": visit })).await;
    // The one who had said so did it; it was somebody else.
    let wrong = json!({ "id": page["cleanings"][0]["id"], "reason": "记错了人" });
    world.desk.ok("workshop.withdraw_cleaning", wrong.clone()).await;
    assert_eq!(world.desk.refused("workshop.withdraw_cleaning", wrong).await, ["workshop.unknown_cleaning"]);
    let both = json!({ "visit_id": visit, "kinds": ["wash", "interior"], "cleaned_by": washer });
    world.desk.ok("workshop.clean", both.clone()).await;
    let board = world.desk.ok("workshop.board", json!({})).await;
    let car = board["cars"].as_array().unwrap().iter().find(|car| car["order_id"] == order.id).unwrap();
    assert!(car["washed_by"].is_string() && car["washed_at"].is_string(), "{car}");
    world.desk.ok("handover.deliver", world.goodbye().await).await;
    assert_eq!(world.number("SELECT cleaned FROM handovers ORDER BY id DESC LIMIT 1").await, 1);
    assert_eq!(world.desk.refused("workshop.clean", both).await, ["workshop.car_has_left"]);
    let cleanings = world.desk.ok("workshop.cleanings", json!({ "visit_id": visit })).await;
    let late = json!({ "id": cleanings[0]["id"], "reason": "没洗" });
    assert_eq!(world.desk.refused("workshop.withdraw_cleaning", late).await, ["workshop.car_has_left"]);

    // Nobody washed the next one, and nobody can tick that somebody did.
    let mut other = World::new().await;
    other.repaired().await;
    other.send_home().await;
    assert_eq!(other.number("SELECT cleaned FROM handovers ORDER BY id DESC LIMIT 1").await, 0);
}

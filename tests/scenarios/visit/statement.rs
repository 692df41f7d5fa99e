//! The customer signs the statement (DEL-03).

use serde_json::json;

use crate::visit::world::{ADVISOR, World};

#[tokio::test]
async fn the_customer_signs_the_statement_and_what_is_unsigned_is_found() {
    let mut world = World::new().await;
    let (_, settled) = world.repaired().await;
    let id = settled["id"].clone();
    let listed = async |world: &World| {
        let page = world.desk.ok("settlement.settled", json!({ "unsigned": true })).await;
        page["rows"].as_array().unwrap().iter().any(|row| row["id"] == settled["id"])
    };
    world.sit(ADVISOR).await;
    assert!(listed(&world).await);
    let early = world.desk.clock.now().plus_minutes(-600);
    let wrong = json!({ "settlement_id": id, "signer": "赵大明", "witness_id": 999, "at": early });
    assert_eq!(
        world.desk.refused("settlement.sign", wrong).await,
        ["settlement.signed_when", "access.unknown_staff"]
    );
    let drawn = json!({ "signer": "赵大明", "width": 300, "height": 100, "strokes": [[[10, 10, 0], [60, 40, 20], [120, 15, 40]]] });
    let sign = json!({ "settlement_id": id, "signer": "赵大明", "signature": drawn });
    world.desk.ok("settlement.sign", sign.clone()).await;
    assert_eq!(world.desk.refused("settlement.sign", sign).await, ["settlement.signed_already"]);
    assert!(!listed(&world).await);
    let statement = world.desk.ok("settlement.statement", json!({ "settlement_id": id })).await;
    assert_eq!(
        (&statement["signature"]["way"], &statement["signature"]["signer"]),
        (&json!("drawn"), &json!("赵大明"))
    );
    world.prints("settlement", id.as_i64().unwrap()).await;

    // The sheet may hang beside it; who may not see money sees neither list nor sheet.
    let (_, technician) = world.somebody("technician").await;
    world.sit(&technician).await;
    let sheets = json!({ "subject_kind": "settlement", "subject_id": id });
    assert_eq!(world.desk.refused("attachments.list", sheets).await, ["access.forbidden"]);
}

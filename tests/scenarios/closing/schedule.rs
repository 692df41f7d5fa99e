//! The month's report goes by itself.

use serde_json::json;
use servicelane_core::clockwork;
use servicelane_core::kernel::Moment;

use super::super::visit::world::World;

#[tokio::test]
async fn on_its_day_into_its_folder_or_it_says_why_not() {
    let mut world = World::new().await;
    world.sit_as("manager").await;
    let into = tempfile::tempdir().unwrap();
    let folder = into.path().join("月报");
    let form = json!({ "day": 3, "folder": folder, "version": 0 });
    assert_eq!(world.desk.refused("exports.set_schedule", form.clone()).await, ["exports.folder_gone"]);
    std::fs::create_dir(&folder).unwrap();
    world.desk.ok("exports.set_schedule", form.clone()).await;
    assert_eq!(world.desk.refused("exports.set_schedule", form).await, ["record.stale"]);

    // Set up on the 23rd: October's day has passed, so it goes now; only once.
    clockwork::tick(&world.desk.core).await.unwrap();
    clockwork::tick(&world.desk.core).await.unwrap();
    let names = || {
        let mut names: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["售后月报 2026-10.pdf", "售后月报 2026-10.xlsx"]);
    let shown = world.desk.ok("exports.schedule", json!({})).await;
    assert_eq!((shown["runs"].as_array().unwrap().len(), &shown["runs"][0]["month"]), (1, &json!("2026-10")));

    // It stands in the trail like an export by hand, by the house.
    let kept = world
        .number("SELECT count(*) FROM audit WHERE command = 'exports.month' AND staff_id = 0 AND input ->> 'month' = '2026-10'")
        .await;
    assert_eq!(kept, 1);

    // In December the disk is not there: it says so, and makes up for it when it is back.
    std::fs::rename(&folder, into.path().join("away")).unwrap();
    world.desk.clock.turn_to(Moment::parse("2026-12-02T10:00:00+08:00").unwrap());
    clockwork::tick(&world.desk.core).await.unwrap();
    world.sit_as("manager").await;
    assert_eq!(
        world.desk.ok("exports.schedule", json!({})).await["runs"].as_array().unwrap().len(),
        1,
        "not before its day"
    );
    world.desk.clock.turn_to(Moment::parse("2026-12-03T10:00:00+08:00").unwrap());
    clockwork::tick(&world.desk.core).await.unwrap();
    world.sit_as("manager").await;
    let shown = world.desk.ok("exports.schedule", json!({})).await;
    assert_eq!(shown["runs"][0]["refusals"][0]["code"], "exports.folder_gone");
    let kept = world
        .number("SELECT count(*) FROM audit WHERE command = 'exports.month' AND input ->> '$.refused[0].code' = 'exports.folder_gone'")
        .await;
    assert_eq!(kept, 1);
    std::fs::rename(into.path().join("away"), &folder).unwrap();
    clockwork::tick(&world.desk.core).await.unwrap();
    assert_eq!(names().len(), 2, "not at once again");
    world.desk.later(61);
    clockwork::tick(&world.desk.core).await.unwrap();
    assert_eq!(names().len(), 4);
    assert_eq!(world.desk.core.check().await.unwrap(), []);
}

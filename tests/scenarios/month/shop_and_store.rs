//! Its workshop, reception and store: hours, promises, comebacks, bookings, stock and supply.

use serde_json::json;

use super::by_hand::{dealership, november, october};

#[tokio::test]
async fn hours_promises_and_comebacks() {
    let desk = dealership().await;
    assert_eq!(
        october(&desk, "technicians").await,
        [
            // 2.5 ÷ 16, 2.2 ÷ 2.5, 2.2 ÷ 16
            "4 | days=2 hours_attended=16.000 hours_worked=2.500 hours_sold=2.200 utilisation=0.1563 efficiency=0.88 productivity=0.1375",
            "5 | days=2 hours_attended=16.000 hours_worked=2.500 hours_sold=1.800 utilisation=0.1563 efficiency=0.72 productivity=0.1125",
            "total | days=4 hours_attended=32.000 hours_worked=5.000 hours_sold=4.000 utilisation=0.1563 efficiency=0.8 productivity=0.125",
        ]
    );
    assert_eq!(
        november(&desk, "technicians").await,
        [
            "5 | days=1 hours_attended=8.000 hours_worked=0.500 hours_sold=0.000 utilisation=0.0625 efficiency=0 productivity=0"
        ]
    );
    assert_eq!(
        october(&desk, "delivery").await,
        [
            "2 | delivered=2 promised=2 on_time=1 on_time_share=0.5 hours_in_shop=36.000 cycle=18",
            "3 | delivered=1 promised=0 on_time=0 on_time_share=- hours_in_shop=8.500 cycle=8.5",
            "total | delivered=3 promised=2 on_time=1 on_time_share=0.5 hours_in_shop=44.500 cycle=14.8333",
        ]
    );
    assert_eq!(
        october(&desk, "quality").await,
        [
            " | delivered=3 comebacks=1 comeback_share=0.3333 fixed=2 first_time_fix=0.6667 inspected=4 failed_inspections=1 rework=1 rework_share=0.3333 stopped=1 stopped_share=0.3333"
        ]
    );
    // The comeback was 张师傅's work, the rework that of both.
    assert_eq!(
        october(&desk, "returned").await,
        [
            "4 | jobs=2 returned=2 returned_share=1",
            "5 | jobs=2 returned=1 returned_share=0.5",
            "total | jobs=4 returned=3 returned_share=0.75",
        ]
    );
}

#[tokio::test]
async fn reception_and_customers() {
    let desk = dealership().await;
    assert_eq!(
        october(&desk, "reception").await,
        [
            "3 | visits=2 greeted=0 greet_minutes=0 greet_average=- agreed=1 agree_minutes=60 agree_average=60",
            "2 | visits=1 greeted=1 greet_minutes=5 greet_average=5 agreed=1 agree_minutes=40 agree_average=40",
            "total | visits=3 greeted=1 greet_minutes=5 greet_average=5 agreed=2 agree_minutes=100 agree_average=50",
        ]
    );
    assert_eq!(
        october(&desk, "walk_arounds").await,
        [
            "3 | visits=2 walked=1 signed=0 walked_share=0.5",
            "2 | visits=1 walked=1 signed=0 walked_share=1",
            "total | visits=3 walked=2 signed=0 walked_share=0.6667",
        ]
    );
    assert_eq!(
        october(&desk, "appointments").await,
        [
            "3 | visits=2 booked_visits=0 booked_share=0 due_appointments=1 kept=0 kept_share=0 missed=1 called_off=0",
            "2 | visits=1 booked_visits=1 booked_share=1 due_appointments=1 kept=1 kept_share=1 missed=0 called_off=1",
            "total | visits=3 booked_visits=1 booked_share=0.3333 due_appointments=2 kept=1 kept_share=0.5 missed=1 called_off=1",
        ]
    );
    assert!(
        november(&desk, "appointments").await.is_empty(),
        "whoever is awaited is neither kept nor missed"
    );
    assert_eq!(
        october(&desk, "added_work").await,
        [
            "2 | found=2 found_amount=1695.00 accepted=1 accepted_amount=1130.00 declined=1 declined_amount=565.00 accepted_share=0.5"
        ]
    );
    assert_eq!(
        october(&desk, "customers").await,
        [" | cars_in=3 new_cars=1 active=4 active_before=2 stayed=1 retention=0.5 lost=1 lost_share=0.5"]
    );
}

#[tokio::test]
async fn stock_and_supply() {
    let desk = dealership().await;
    // (1500 + 1420) ÷ 2; 300 × 365 ÷ 31; 3532.25 ÷ 1460; 300 ÷ 31; 1420 ÷ 9.67; 500 ÷ 1420
    assert_eq!(
        october(&desk, "stock").await,
        [
            "1 | value_start=1500.00 came=220.00 used=300.00 value_end=1420.00 value_average=1460.00 used_a_year=3532.25 turns=2.4193 used_a_day=9.67 stock_days=146.8459 dead=500.00 dead_share=0.3521"
        ]
    );
    assert_eq!(
        october(&desk, "stock_age").await,
        [
            "to_3_months | parts=1 value=920.00",
            "over_12_months | parts=1 value=500.00",
            "total | parts=2 value=1420.00"
        ]
    );
    assert_eq!(
        october(&desk, "suppliers").await,
        [
            "1 | due_lines=3 on_time=1 on_time_share=0.3333 received_pieces=20.000 rejected=1.000 rejected_share=0.05"
        ]
    );
    assert_eq!(
        october(&desk, "fill_rate").await,
        [
            "1 | asked_lines=3 filled_lines=1 fill_rate=0.3333 asked_pieces=6.000 filled_pieces=4.000 fill_rate_pieces=0.6667"
        ]
    );
    assert_eq!(
        october(&desk, "promised_parts").await,
        [
            "1:original | told_lines=2 told_kept=0 told_kept_share=0 told_late=1 late_days=3 late_days_average=3 told_waiting=1 told_moved=1",
            "0:original | told_lines=1 told_kept=1 told_kept_share=1 told_late=0 late_days=0 late_days_average=- told_waiting=0 told_moved=0",
            "total | told_lines=3 told_kept=1 told_kept_share=0.3333 told_late=1 late_days=3 late_days_average=3 told_waiting=1 told_moved=1",
        ]
    );
}

/// Of what is new on the paper, every figure is the sum of its records.
#[tokio::test]
async fn behind_hours_bookings_and_promises_stand_their_records() {
    let desk = dealership().await;
    let period = json!({ "from": "2026-10-01", "until": "2026-10-31" });
    for (report, column, sums) in [
        ("advisors", "hours_per_order", vec!["4.000", "3"]),
        ("models", "hours_sold", vec!["4.000"]),
        ("appointments", "booked_share", vec!["1", "3"]),
        ("appointments", "kept_share", vec!["1", "2"]),
        ("appointments", "missed", vec!["1"]),
        ("appointments", "called_off", vec!["1"]),
        ("promised_parts", "told_kept_share", vec!["1", "3"]),
        ("promised_parts", "late_days_average", vec!["3", "1"]),
        ("promised_parts", "told_waiting", vec!["1"]),
        ("promised_parts", "told_moved", vec!["1"]),
    ] {
        let asked = json!({ "report": report, "period": period, "column": column });
        let behind = desk.ok("reports.behind", asked).await;
        let parts = behind["parts"].as_array().unwrap();
        let totals: Vec<&str> = parts.iter().map(|part| part["total"]["value"].as_str().unwrap()).collect();
        assert_eq!(totals, sums, "{report}.{column}");
    }
    let asked =
        json!({ "report": "promised_parts", "period": period, "row": "1:original", "column": "late_days" });
    let late = desk.ok("reports.behind", asked).await["parts"][0]["records"][0].clone();
    assert_eq!([&late["kind"], &late["number"], &late["day"]], ["order", "R3", "2026-10-12"]);
}

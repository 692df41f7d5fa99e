//! What is told of it as a whole: month by month, aims, the score, and files that are the same twice.

use serde_json::json;

use super::by_hand::{dealership, october, told};

#[tokio::test]
async fn the_months_the_aims_and_the_score() {
    let desk = dealership().await;
    let months = october(&desk, "months").await;
    assert_eq!(months.len(), 13);
    assert_eq!(
        months[11],
        "2026-10 | net=1900.00 net_before=1000.00 net_change=1.9 profit=980.00 profit_before=400.00 visits=3 visits_before=1 net_per_visit=633.3333"
    );
    assert_eq!(
        months[0],
        "2025-11 | net=0.00 net_before=0.00 net_change=- profit=0.00 profit_before=0.00 visits=0 visits_before=0 net_per_visit=-"
    );
    assert_eq!(
        october(&desk, "results").await,
        [
            "satisfaction | now=- before=- change=-",
            "in_shop | now=3 before=1 change=3",
            "visits | now=3 before=1 change=3",
            // 1900 ÷ 3, 1000 ÷ 1
            "net_per_visit | now=633.3333 before=1000 change=0.6333",
            "customer_base | now=4 before=2 change=2",
            "profit | now=980.00 before=400.00 change=2.45",
            "absorption | now=- before=- change=-",
            "churn | now=0.5 before=- change=-",
            "renewals | now=- before=- change=-",
            "faults_3_months | now=- before=- change=-",
            "faults_12_months | now=- before=- change=-",
        ]
    );
    // Eight of ten indicators have data; their weights, 0.8 of the whole, are raised to one.
    assert_eq!(
        october(&desk, "score").await,
        [
            "survey | weight=0.1 measured=- target=- points=- weight_counted=- score=-",
            "complaints | weight=0.1 measured=- target=- points=- weight_counted=- score=-",
            // 8 ÷ 14.8333
            "cycle | weight=0.125 measured=14.8333 target=8 points=53.93 weight_counted=0.1563 score=8.43",
            // 0.02 ÷ 0.3333
            "comebacks | weight=0.125 measured=0.3333 target=0.02 points=6 weight_counted=0.1563 score=0.94",
            // 0.3333 ÷ 0.95
            "supply | weight=0.075 measured=0.3333 target=0.95 points=35.08 weight_counted=0.0938 score=3.29",
            "part_quality | weight=0.075 measured=0.05 target=0.01 points=20 weight_counted=0.0938 score=1.88",
            "utilisation | weight=0.1 measured=0.1563 target=0.85 points=18.39 weight_counted=0.125 score=2.3",
            "reception | weight=0.1 measured=50 target=30 points=60 weight_counted=0.125 score=7.5",
            "revenue | weight=0.1 measured=1900 target=1000 points=100 weight_counted=0.125 score=12.5",
            "profit_rate | weight=0.1 measured=0.5158 target=0.4 points=100 weight_counted=0.125 score=12.5",
            "total | weight=1 measured=- target=- points=- weight_counted=1 score=49.34",
        ]
    );
}

#[tokio::test]
async fn the_house_is_carried_by_what_after_sales_earns() {
    let desk = dealership().await;
    let cost = json!({ "key": "house.operating_cost", "value": "1000.00", "source": "财务", "valid_from": "2026-11-23" });
    desk.ok("policy.set", cost).await;
    let absorbed = async |from: &str, until: &str| {
        let rows = told(&desk, "results", from, until).await;
        rows.into_iter().find(|row| row.starts_with("absorption")).unwrap()
    };
    // 100 ÷ 1000; nobody told what December of the year before cost.
    assert_eq!(absorbed("2026-12-01", "2026-12-31").await, "absorption | now=0.1 before=- change=-");
    // -40 + 100 ÷ 2000
    assert_eq!(absorbed("2026-11-01", "2026-12-31").await, "absorption | now=0.03 before=- change=-");
    // Of December 15 days: 1000 × 15 ÷ 31 = 483.87
    assert_eq!(absorbed("2026-12-01", "2026-12-15").await, "absorption | now=0.2067 before=- change=-");
}

#[tokio::test]
async fn a_year_with_no_data_says_nothing_and_divides_nothing() {
    let desk = dealership().await;
    for one in desk.ok("reports.list", json!({})).await.as_array().unwrap() {
        let report = one["report"].as_str().unwrap();
        for line in told(&desk, report, "2015-01-01", "2015-12-31").await {
            for cell in line.split(' ').filter(|cell| !cell.starts_with("weight=")) {
                let figure = cell.split_once('=').map_or("-", |(_, figure)| figure);
                assert!(
                    ["-", "0", "0.00"].contains(&figure) || cell.starts_with("target="),
                    "{report}: {line}"
                );
            }
        }
    }
    let files = desk.ok("reports.workbook", json!({ "from": "2015-01-01", "until": "2015-12-31" })).await;
    assert!(files["base64"].as_str().unwrap().starts_with("UEsDB"));
    let files = desk.ok("reports.paper", json!({ "from": "2015-01-01", "until": "2015-12-31" })).await;
    assert!(files["base64"].as_str().unwrap().starts_with("JVBERi0"));
}

#[tokio::test]
async fn the_same_month_gives_the_same_bytes() {
    let desk = dealership().await;
    let period = json!({ "from": "2026-10-01", "until": "2026-10-31" });
    for command in ["reports.workbook", "reports.paper"] {
        let first = desk.ok(command, period.clone()).await;
        assert_eq!(desk.ok(command, period.clone()).await, first, "{command}");
        assert!(first["name"].as_str().unwrap().starts_with("售后月报 2026-10."), "{command}");
    }
}

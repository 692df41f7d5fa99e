//! The small dealership of `tests/fixtures/month.sql`: every figure as it was worked out on paper.

use serde_json::{Value, json};
use servicelane_core::access::Role;
use servicelane_core::kernel::Moment;
use servicelane_core::testing::Desk;
use sqlx::AssertSqlSafe;

/// The fixture with its moments as the tables keep them.
fn script() -> String {
    let mut out = String::new();
    for (n, part) in include_str!("../../fixtures/month.sql").split(['{', '}']).enumerate() {
        if n % 2 == 0 {
            out.push_str(part);
        } else if part == "day time" {
            out.push_str("day time");
        } else {
            let moment = Moment::parse(&format!("{}:00+08:00", part.replace(' ', "T"))).unwrap();
            out.push_str(&moment.millis().to_string());
        }
    }
    out
}

pub async fn dealership() -> Desk {
    let desk = Desk::set_up().await;
    desk.hire("li", "李顾问", &[Role::ServiceAdvisor]).await;
    desk.hire("wang", "王顾问", &[Role::ServiceAdvisor]).await;
    desk.hire("zhang", "张师傅", &[Role::Technician]).await;
    desk.hire("liu", "刘师傅", &[Role::Technician]).await;
    desk.hire("sun", "孙收银", &[Role::Cashier]).await;
    desk.core
        .in_house(async |cx| {
            sqlx::raw_sql(AssertSqlSafe(script())).execute(cx.db()).await?;
            servicelane_core::parts::openings::keep_all(cx).await
        })
        .await
        .unwrap();
    desk
}

/// A report's rows, each as `key | column=value …`, with the total last; `-` where nothing stands.
async fn told(desk: &Desk, report: &str, from: &str, until: &str) -> Vec<String> {
    let asked = json!({ "report": report, "period": { "from": from, "until": until } });
    let table = desk.ok("reports.show", asked).await;
    let line = |key: &str, row: &Value| {
        let cells = table["columns"].as_array().unwrap().iter().zip(row.as_array().unwrap());
        let cells = cells
            .filter(|(column, _)| !["text", "word", "day"].contains(&column["kind"].as_str().unwrap()))
            .map(|(column, cell)| {
                format!("{}={}", column["code"].as_str().unwrap(), cell["value"].as_str().unwrap_or("-"))
            });
        format!("{key} | {}", cells.collect::<Vec<_>>().join(" "))
    };
    let rows = table["rows"].as_array().unwrap().iter().zip(table["keys"].as_array().unwrap());
    let mut lines: Vec<String> = rows.map(|(row, key)| line(key.as_str().unwrap(), row)).collect();
    if !table["total"].is_null() && lines.len() > 1 {
        lines.push(line("total", &table["total"]));
    }
    lines
}

async fn october(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-10-01", "2026-10-31").await
}

async fn november(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-11-01", "2026-11-30").await
}

#[tokio::test]
async fn revenue_cost_and_profit() {
    let desk = dealership().await;
    assert_eq!(
        october(&desk, "payers").await,
        [
            "warranty | settlements=1 labour_net=0.00 parts_net=1000.00 other_net=0.00 net=1000.00 cost=800.00 profit=200.00 margin=0.2 tax=130.00 gross=1130.00",
            "customer | settlements=2 labour_net=600.00 parts_net=200.00 other_net=0.00 net=800.00 cost=120.00 profit=680.00 margin=0.85 tax=104.00 gross=904.00",
            "internal | settlements=1 labour_net=100.00 parts_net=0.00 other_net=0.00 net=100.00 cost=0.00 profit=100.00 margin=1 tax=9.00 gross=109.00",
            // 980 ÷ 1900
            "total | settlements=4 labour_net=700.00 parts_net=1200.00 other_net=0.00 net=1900.00 cost=920.00 profit=980.00 margin=0.5158 tax=243.00 gross=2143.00",
        ]
    );
    assert_eq!(
        october(&desk, "kinds").await,
        [
            "part | lines=2 net=1200.00 cost=920.00 profit=280.00 margin=0.2333 tax=156.00 gross=1356.00",
            "labour | lines=3 net=700.00 cost=0.00 profit=700.00 margin=1 tax=87.00 gross=787.00",
            "total | lines=5 net=1900.00 cost=920.00 profit=980.00 margin=0.5158 tax=243.00 gross=2143.00",
        ]
    );
    assert_eq!(
        october(&desk, "advisors").await,
        [
            // Visits A and B; 1800 ÷ 2
            "2 | visits=2 orders=2 net=1800.00 net_per_visit=900 discount=113.00 profit=880.00 margin=0.4889",
            "3 | visits=1 orders=1 net=100.00 net_per_visit=100 discount=0.00 profit=100.00 margin=1",
            "total | visits=3 orders=3 net=1900.00 net_per_visit=633.3333 discount=113.00 profit=980.00 margin=0.5158",
        ]
    );
    assert_eq!(
        october(&desk, "models").await,
        [
            // Car 2 is of no known model: S2 and S3. Car 1: S1 and S4.
            "0 | visits=1 orders=1 net=1400.00 net_per_visit=1400 discount=0.00 profit=600.00 margin=0.4286",
            "1 | visits=2 orders=2 net=500.00 net_per_visit=250 discount=113.00 profit=380.00 margin=0.76",
            "total | visits=3 orders=3 net=1900.00 net_per_visit=633.3333 discount=113.00 profit=980.00 margin=0.5158",
        ]
    );
    assert_eq!(
        october(&desk, "job_classes").await,
        [
            "first_maintenance | lines=1 hours_sold=2.000 labour_net=400.00 net_per_hour=200",
            "minor_repair | lines=2 hours_sold=2.000 labour_net=300.00 net_per_hour=150",
            "total | lines=3 hours_sold=4.000 labour_net=700.00 net_per_hour=175",
        ]
    );
}

async fn december(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-12-01", "2026-12-31").await
}

#[tokio::test]
async fn work_done_elsewhere_fees_and_sales_over_the_counter() {
    let desk = dealership().await;
    assert_eq!(
        december(&desk, "kinds").await,
        [
            "sublet | lines=1 net=200.00 cost=150.00 profit=50.00 margin=0.25 tax=26.00 gross=226.00",
            "counter | lines=1 net=100.00 cost=60.00 profit=40.00 margin=0.4 tax=13.00 gross=113.00",
            "fee | lines=1 net=10.00 cost=0.00 profit=10.00 margin=1 tax=0.60 gross=10.60",
            // 100 ÷ 310
            "total | lines=3 net=310.00 cost=210.00 profit=100.00 margin=0.3226 tax=39.60 gross=349.60",
        ]
    );
    assert_eq!(
        december(&desk, "payers").await,
        [
            "insurance | settlements=1 labour_net=0.00 parts_net=0.00 other_net=210.00 net=210.00 cost=150.00 profit=60.00 margin=0.2857 tax=26.60 gross=236.60",
            "customer | settlements=1 labour_net=0.00 parts_net=100.00 other_net=0.00 net=100.00 cost=60.00 profit=40.00 margin=0.4 tax=13.00 gross=113.00",
            "total | settlements=2 labour_net=0.00 parts_net=100.00 other_net=210.00 net=310.00 cost=210.00 profit=100.00 margin=0.3226 tax=39.60 gross=349.60",
        ]
    );
    // A sale over the counter is nobody's visit.
    assert_eq!(
        december(&desk, "models").await,
        [
            "0 | visits=1 orders=1 net=210.00 net_per_visit=210 discount=0.00 profit=60.00 margin=0.2857",
            "counter | visits=0 orders=0 net=100.00 net_per_visit=- discount=0.00 profit=40.00 margin=0.4",
            "total | visits=1 orders=1 net=310.00 net_per_visit=310 discount=0.00 profit=100.00 margin=0.3226",
        ]
    );
    assert_eq!(
        december(&desk, "tax").await,
        [
            "1300 | net=300.00 tax=39.00 gross=339.00",
            "600 | net=10.00 tax=0.60 gross=10.60",
            "total | net=310.00 tax=39.60 gross=349.60",
        ]
    );
    assert!(december(&desk, "job_classes").await.is_empty());
}

#[tokio::test]
async fn a_reversal_stands_in_its_own_month() {
    let desk = dealership().await;
    assert_eq!(
        november(&desk, "payers").await,
        [
            "customer | settlements=0 labour_net=-40.00 parts_net=0.00 other_net=0.00 net=-40.00 cost=0.00 profit=-40.00 margin=1 tax=-5.20 gross=-45.20"
        ]
    );
    assert_eq!(
        november(&desk, "advisors").await,
        ["2 | visits=1 orders=1 net=-40.00 net_per_visit=-40 discount=45.20 profit=-40.00 margin=1"]
    );
    assert_eq!(november(&desk, "reversals").await, ["6 | gross=-452.00"]);
    assert!(october(&desk, "reversals").await.is_empty());
    // October and November together: 1900 - 40.
    let both = told(&desk, "payers", "2026-10-01", "2026-11-30").await;
    assert!(both.last().is_some_and(|total| total.contains(" net=1860.00 ")), "{both:?}");
    // The last hour of September is not October's, however UTC calls it.
    assert!(told(&desk, "payers", "2026-09-01", "2026-09-30").await.is_empty());
}

#[tokio::test]
async fn a_rate_that_changes_inside_the_month_stands_beside_the_old_one() {
    let desk = dealership().await;
    assert_eq!(
        october(&desk, "tax").await,
        [
            "1300 | net=1800.00 tax=234.00 gross=2034.00",
            "900 | net=100.00 tax=9.00 gross=109.00",
            "total | net=1900.00 tax=243.00 gross=2143.00",
        ]
    );
}

#[tokio::test]
async fn discounts_payments_and_what_is_owed() {
    let desk = dealership().await;
    // List: 565 + 452 + 1130 + 109.
    assert_eq!(
        october(&desk, "discounts").await,
        ["6 | settlements=4 discounted=1 list=2256.00 discount=113.00 discount_share=0.0501"]
    );
    assert_eq!(
        october(&desk, "discount_reasons").await,
        ["老客户 | discounted_lines=1 list=339.00 discount=113.00 discount_share=0.3333"]
    );
    // The manager approved what the cashier may not give; the reversal is the cashier's, whose S2 it takes back.
    assert_eq!(
        november(&desk, "discounts").await,
        [
            "1 | settlements=1 discounted=1 list=452.00 discount=45.20 discount_share=0.1",
            "6 | settlements=-1 discounted=0 list=-452.00 discount=0.00 discount_share=0",
            "total | settlements=0 discounted=1 list=0.00 discount=45.20 discount_share=-",
        ]
    );
    assert_eq!(
        november(&desk, "discount_reasons").await,
        ["客户议价 | discounted_lines=1 list=452.00 discount=45.20 discount_share=0.1"]
    );
    let mut paid = october(&desk, "payments").await;
    paid.sort();
    assert_eq!(
        paid,
        [
            "cash | payments=1 paid=452.00 refunded=0.00 account_received=0.00 received=452.00",
            "on_account | payments=1 paid=1130.00 refunded=0.00 account_received=0.00 received=0.00",
            "total | payments=3 paid=2034.00 refunded=0.00 account_received=0.00 received=904.00",
            "wechat | payments=1 paid=452.00 refunded=0.00 account_received=0.00 received=452.00",
        ]
    );
    let mut paid = november(&desk, "payments").await;
    paid.sort();
    assert_eq!(
        paid,
        [
            "total | payments=3 paid=406.80 refunded=-452.00 account_received=1130.00 received=1084.80",
            "transfer | payments=1 paid=0.00 refunded=0.00 account_received=1130.00 received=1130.00",
            "wechat | payments=2 paid=406.80 refunded=-452.00 account_received=0.00 received=-45.20",
        ]
    );
    let owed =
        "warranty 赫澜汽车 | owing=1 owed=1130.00 owed_30=1130.00 owed_60=0.00 owed_90=0.00 owed_older=0.00";
    assert_eq!(october(&desk, "receivables").await, [owed], "21 days old");
    assert!(november(&desk, "receivables").await.is_empty(), "it came on the 5th");
    assert!(told(&desk, "receivables", "2026-10-01", "2026-10-09").await.is_empty(), "not yet");
}

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
}

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

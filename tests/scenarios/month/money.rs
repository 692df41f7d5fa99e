//! What the small dealership took, gave away and is owed, as it was worked out on paper.

use super::by_hand::{dealership, december, november, october, told};

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
            "2 | visits=2 orders=2 hours_sold=3.000 hours_per_order=1.5 net=1800.00 net_per_visit=900 discount=113.00 profit=880.00 margin=0.4889",
            "3 | visits=1 orders=1 hours_sold=1.000 hours_per_order=1 net=100.00 net_per_visit=100 discount=0.00 profit=100.00 margin=1",
            "total | visits=3 orders=3 hours_sold=4.000 hours_per_order=1.3333 net=1900.00 net_per_visit=633.3333 discount=113.00 profit=980.00 margin=0.5158",
        ]
    );
    assert_eq!(
        october(&desk, "models").await,
        [
            // Car 2 is of no known model: S2 and S3. Car 1: S1 and S4.
            "0 | visits=1 orders=1 hours_sold=2.000 hours_per_order=2 net=1400.00 net_per_visit=1400 discount=0.00 profit=600.00 margin=0.4286",
            "1 | visits=2 orders=2 hours_sold=2.000 hours_per_order=1 net=500.00 net_per_visit=250 discount=113.00 profit=380.00 margin=0.76",
            "total | visits=3 orders=3 hours_sold=4.000 hours_per_order=1.3333 net=1900.00 net_per_visit=633.3333 discount=113.00 profit=980.00 margin=0.5158",
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
            "0 | visits=1 orders=1 hours_sold=0.000 hours_per_order=0 net=210.00 net_per_visit=210 discount=0.00 profit=60.00 margin=0.2857",
            "counter | visits=0 orders=0 hours_sold=0.000 hours_per_order=- net=100.00 net_per_visit=- discount=0.00 profit=40.00 margin=0.4",
            "total | visits=1 orders=1 hours_sold=0.000 hours_per_order=0 net=310.00 net_per_visit=310 discount=0.00 profit=100.00 margin=0.3226",
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
        [
            "2 | visits=1 orders=1 hours_sold=0.000 hours_per_order=0 net=-40.00 net_per_visit=-40 discount=45.20 profit=-40.00 margin=1"
        ]
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

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
pub async fn told(desk: &Desk, report: &str, from: &str, until: &str) -> Vec<String> {
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

pub async fn october(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-10-01", "2026-10-31").await
}

pub async fn november(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-11-01", "2026-11-30").await
}

pub async fn december(desk: &Desk, report: &str) -> Vec<String> {
    told(desk, report, "2026-12-01", "2026-12-31").await
}

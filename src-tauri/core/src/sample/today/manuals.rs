//! The maker's booklets of three models, as the manager has set them up.

use serde_json::{Value, json};

use super::desk::ask;
use crate::kernel::{Error, Moment, Result, Write};
use crate::sample::cars;
use crate::sample::ground::id_at;

/// What a booklet calls for: code in the catalogue, and then every so many kilometres and months.
struct Row(&'static str, Option<i64>, Option<i64>);

const PETROL: &[Row] = &[
    Row("TC-BY6", Some(10_000), Some(12)),
    Row("BY009", Some(20_000), Some(12)),
    Row("BY008", Some(20_000), None),
    Row("BY011", None, Some(24)),
    Row("BY010", Some(60_000), None),
    Row("BY013", Some(60_000), Some(48)),
];

const ELECTRIC: &[Row] = &[
    Row("TC-EV", Some(20_000), Some(12)),
    Row("BY011", None, Some(24)),
    Row("BY012", Some(80_000), Some(48)),
];

/// Model, rows, booklet.
const BOOKLETS: &[(&str, &[Row], &str)] = &[
    ("H60 2.0T 四驱智远版", PETROL, "赫澜保养手册 2025 版"),
    ("H50 2.0T 豪华版", PETROL, "赫澜保养手册 2025 版"),
    ("E40 纯电 长续航版", ELECTRIC, "赫澜纯电车型保养手册 2025 版"),
];

pub async fn set_up(cx: &mut Write, at: Moment) -> Result<()> {
    for (model, rows, source) in BOOKLETS {
        let place = cars::MODELS.iter().position(|one| one.name == *model);
        let place = place.ok_or_else(|| Error::Failed(format!("no model {model}")))?;
        let mut items: Vec<Value> = Vec::new();
        for Row(code, every_km, every_months) in *rows {
            let work: (Option<i64>, Option<i64>) = sqlx::query_as(
                "SELECT (SELECT id FROM labour_operations WHERE code = ?1), (SELECT id FROM work_packages WHERE code = ?1)",
            )
            .bind(code)
            .fetch_one(cx.db())
            .await?;
            items.push(json!({
                "work": { "operation_id": work.0, "package_id": work.1 },
                "rhythm": { "every_km": every_km, "every_months": every_months },
            }));
        }
        let form = json!({ "model_id": id_at(place), "version": 0, "source": source, "items": items });
        ask(cx, "zhoujm", at, "schedules.set", form).await?;
    }
    Ok(())
}

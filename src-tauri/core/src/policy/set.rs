//! A new value from a day on. What was before stays for what was priced by it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keys;
use crate::kernel::text::Text;
use crate::kernel::{Checks, Day, Money, Nothing, Rate, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetParameter {
    pub key: Text<80>,
    pub value: Text<200>,
    /// Why or by which paper.
    pub source: Text<200>,
    pub valid_from: Day,
}

pub async fn set(cx: &mut Write, input: SetParameter) -> Result<Nothing> {
    if let Some(whole) = keys::WHOLES.iter().find(|whole| input.key.as_str().starts_with(**whole)) {
        return Err(Refusal::new("policy.set_together").at("key").with("whole", whole).into());
    }
    keep(cx, input).await
}

/// Checks one value and writes it.
pub(super) async fn keep(cx: &mut Write, input: SetParameter) -> Result<Nothing> {
    let unit: Option<String> = sqlx::query_scalar("SELECT unit FROM policy_parameters WHERE key = ? LIMIT 1")
        .bind(&input.key)
        .fetch_optional(cx.db())
        .await?;
    let unit = unit.ok_or_else(|| Refusal::new("policy.unknown_key").at("key").with("key", &input.key))?;
    let mut checks = Checks::new();
    let blank = input.value.is_empty() && keys::MAY_BE_BLANK.contains(&input.key.as_str());
    checks.require(blank || fits(&unit, &input.value), "value", "policy.bad_value");
    checks.require(!input.source.is_empty(), "source", "policy.source_needed");
    checks.require(input.valid_from >= cx.today(), "valid_from", "policy.not_backwards");
    checks.done()?;
    let (staff, now) = (cx.staff(), cx.now);
    sqlx::query(
        "INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (key, valid_from) DO UPDATE
         SET value = excluded.value, source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at",
    )
    .bind(&input.key)
    .bind(&input.value)
    .bind(unit)
    .bind(&input.source)
    .bind(input.valid_from)
    .bind(staff)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(Nothing {})
}

/// Whether a value is of its unit and not negative.
fn fits(unit: &str, value: &str) -> bool {
    let value = value.trim();
    match unit {
        "yuan" => value.parse::<Money>().is_ok_and(|v| !v.is_negative()),
        "rate" => value.parse::<Rate>().is_ok_and(|v| !v.is_negative() && v <= Rate::ONE),
        "text" => !value.is_empty() && value.chars().count() <= 200,
        _ => value.parse::<u32>().is_ok_and(|v| v <= 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_value_fits_its_unit() {
        for (unit, value, good) in [
            ("rate", "0.13", true),
            ("rate", "1.01", false),
            ("rate", "-0.1", false),
            ("yuan", "180.00", true),
            ("yuan", "1.234", false),
            ("days", "30", true),
            ("days", "-1", false),
            ("days", "2.5", false),
            ("text", " ", false),
        ] {
            assert_eq!(fits(unit, value), good, "{unit} {value}");
        }
    }
}

//! Weights that share one whole are set together: their sum stays 100 % on every day (KPI-12).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keys;
use super::set::{self, SetParameter};
use crate::kernel::text::Text;
use crate::kernel::{Checks, Day, Nothing, Rate, Refusal, Result, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetWeights {
    /// What all their names begin with: `kpi.weight.`
    pub whole: Text<40>,
    /// Every one of them.
    pub weights: Vec<Weight>,
    /// Why or by which paper.
    pub source: Text<200>,
    pub valid_from: Day,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    pub key: Text<80>,
    pub value: Rate,
}

pub async fn set_weights(cx: &mut Write, input: SetWeights) -> Result<Nothing> {
    let whole = input.whole.as_str();
    if !keys::WHOLES.contains(&whole) {
        return Err(Refusal::new("policy.unknown_key").at("whole").with("key", whole).into());
    }
    let mut wanted: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT key FROM policy_parameters WHERE key > ?1 AND key < ?1 || '~' ORDER BY key",
    )
    .bind(whole)
    .fetch_all(cx.db())
    .await?;
    let mut checks = Checks::new();
    let mut sum = Rate::ZERO;
    for (at, weight) in input.weights.iter().enumerate() {
        let before = wanted.len();
        wanted.retain(|key| key != weight.key.as_str());
        checks.require(wanted.len() < before, &format!("weights[{at}].key"), "policy.unknown_key");
        let fits = !weight.value.is_negative() && weight.value <= Rate::ONE;
        checks.require(fits, &format!("weights[{at}].value"), "policy.bad_value");
        sum += weight.value;
    }
    if let Some(missing) = wanted.first() {
        checks.add(Refusal::new("policy.weight_missing").at("weights").with("key", missing));
    }
    if sum != Rate::ONE {
        checks.add(Refusal::new("policy.not_a_whole").at("weights").with("sum", sum));
    }
    checks.done()?;
    for weight in input.weights {
        let value = Text::read(&weight.value.to_string())
            .map_err(|_| Refusal::new("policy.bad_value").at("weights"))?;
        let one = SetParameter {
            key: weight.key,
            value,
            source: input.source.clone(),
            valid_from: input.valid_from,
        };
        set::keep(cx, one).await?;
    }
    Ok(Nothing {})
}

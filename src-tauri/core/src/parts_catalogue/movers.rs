//! How fast parts move, worked out over the period the house's parameters name, and why (PRT-06).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ranking::{self, MoverClass};
use crate::kernel::{Day, Money, Quantity, Rate, Read, Result, Write};
use crate::parts::PartId;
use crate::policy::{self, keys};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum MoverMeasure {
    /// What went out, at cost.
    Value,
    /// How often something went out.
    Issues,
}

/// The class of a part with everything it follows from.
#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct MoverView {
    pub class: MoverClass,
    pub rank: i64,
    pub issues: i64,
    pub quantity: Quantity,
    /// Net of VAT.
    pub value: Money,
    /// Of everything that moved, by this part and all faster ones.
    pub share: Rate,
    pub from_day: Day,
    pub to_day: Day,
    pub measured_by: MoverMeasure,
}

pub(super) async fn of_part(cx: &mut Read, part: PartId) -> Result<Option<MoverView>> {
    Ok(sqlx::query_as(
        "SELECT class, rank, issues, quantity, value, share, from_day, to_day, measured_by
         FROM part_movers WHERE part_id = ?",
    )
    .bind(part)
    .fetch_optional(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RankMovers {
    /// The mark of a fast mover follows the class: on for A, off for all others.
    pub mark: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct MoversRanked {
    pub a: i64,
    pub b: i64,
    pub c: i64,
    pub from_day: Day,
    pub to_day: Day,
    pub measured_by: MoverMeasure,
}

#[derive(sqlx::FromRow)]
struct Moved {
    part_id: PartId,
    issues: i64,
    quantity: Quantity,
    value: Money,
}

#[derive(Serialize)]
struct Ranked {
    part: PartId,
    class: MoverClass,
    rank: usize,
    issues: i64,
    quantity: i64,
    value: i64,
    share: i64,
}

/// Works the classes out anew, up to yesterday.
pub async fn rank_movers(cx: &mut Write, input: RankMovers) -> Result<MoversRanked> {
    let days = policy::value(cx, keys::MOVER_DAYS).await?.clamp(1, 3_660);
    let by_issues = policy::value(cx, keys::MOVER_MEASURE).await? == "issues";
    let measured_by = if by_issues { MoverMeasure::Issues } else { MoverMeasure::Value };
    let (a_share, b_share) =
        (policy::value(cx, keys::MOVER_A).await?, policy::value(cx, keys::MOVER_B).await?);
    let to_day = cx.today().plus_days(-1);
    let from_day = to_day.plus_days(1 - days);
    let mut moved: Vec<Moved> = sqlx::query_as(
        "SELECT part_id, sum(kind = 'issue') AS issues, -sum(quantity) AS quantity, -sum(value) AS value
         FROM stock_moves INDEXED BY moves_by_day
         WHERE at >= ? AND at < ? AND kind IN ('issue', 'return') GROUP BY +part_id",
    )
    .bind(from_day.start())
    .bind(to_day.plus_days(1).start())
    .fetch_all(cx.db())
    .await?;
    let figure = |one: &Moved| if by_issues { one.issues } else { one.value.units() };
    moved.retain(|one| one.quantity.is_positive() && !one.value.is_negative());
    moved.sort_by_key(|one| (std::cmp::Reverse(figure(one)), one.part_id));
    let figures: Vec<i64> = moved.iter().map(figure).collect();
    let classes = ranking::classes(&figures, a_share, b_share);
    let count =
        |class| i64::try_from(classes.iter().filter(|one| one.0 == class).count()).unwrap_or(i64::MAX);
    let (a, b, c) = (count(MoverClass::A), count(MoverClass::B), count(MoverClass::C));
    let ranked = moved.iter().zip(&classes).zip(1..).map(|((one, (class, share)), rank)| Ranked {
        part: one.part_id,
        class: *class,
        rank,
        issues: one.issues,
        quantity: one.quantity.units(),
        value: one.value.units(),
        share: share.units(),
    });
    let ranked: Vec<Ranked> = ranked.collect();
    sqlx::query("DELETE FROM part_movers").execute(cx.db()).await?;
    for some in ranked.chunks(5_000) {
        sqlx::query(
            "INSERT INTO part_movers (part_id, class, rank, issues, quantity, value, share, from_day, to_day, measured_by)
             SELECT value ->> 'part', value ->> 'class', value ->> 'rank', value ->> 'issues', value ->> 'quantity',
                    value ->> 'value', value ->> 'share', ?2, ?3, ?4 FROM json_each(?1)",
        )
        .bind(serde_json::to_string(some)?)
        .bind(from_day)
        .bind(to_day)
        .bind(measured_by)
        .execute(cx.db())
        .await?;
    }
    if input.mark {
        sqlx::query(
            "UPDATE parts SET fast_moving = NOT fast_moving, version = version + 1
             WHERE fast_moving <> EXISTS (SELECT 1 FROM part_movers m WHERE m.part_id = parts.id AND m.class = 'a')",
        )
        .execute(cx.db())
        .await?;
    }
    Ok(MoversRanked { a, b, c, from_day, to_day, measured_by })
}

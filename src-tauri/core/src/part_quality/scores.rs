//! How good suppliers are (PRT-09, PRT-10): goods found good, promises kept, prices held, invoices
//! right; and one score of them, weighted by dated parameters of the house. What has no data yet does
//! not count, and is told so. Numerators and denominators are told, so that a rate explains itself.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Moment, Nothing, Quantity, Rate, Read, Result};
use crate::parts::SupplierId;
use crate::parts::suppliers::SupplierStatus;
use crate::policy::{self, keys};

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SupplierScore {
    pub supplier_id: SupplierId,
    pub name: String,
    pub status: SupplierStatus,
    /// Came in the period, ordered or not.
    pub received: Quantity,
    /// Of that, refused at the door or found bad later.
    pub bad: Quantity,
    /// The rest of it.
    pub good: Quantity,
    /// Lines of orders promised for a day in the period and up to today.
    pub due_lines: i64,
    /// Of these, complete by the first promised day.
    pub on_time: i64,
    /// Open lines whose first promise has passed.
    pub late_now: i64,
    /// Deliveries' lines of parts that had been bought before.
    pub compared: i64,
    /// Of these, not dearer than the time before.
    pub not_dearer: i64,
    /// Lines of invoices matched, and of these the right ones.
    pub invoiced: i64,
    pub invoiced_right: i64,
    #[sqlx(skip)]
    pub rates: ScoreRates,
    /// Of a hundred; nothing where there is no data at all.
    #[sqlx(skip)]
    pub score: Option<Rate>,
}

/// Each nothing where there is no data yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ScoreRates {
    pub quality: Option<Rate>,
    pub timeliness: Option<Rate>,
    pub price: Option<Rate>,
    pub invoices: Option<Rate>,
}

#[derive(Debug, Serialize, TS)]
pub struct ScoreWeights {
    pub quality: i64,
    pub timeliness: i64,
    pub price: i64,
    pub invoices: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierScores {
    pub days: i64,
    pub weights: ScoreWeights,
    /// The best first; those without data last.
    pub rows: Vec<SupplierScore>,
}

pub async fn scores(cx: &mut Read, _: Nothing) -> Result<SupplierScores> {
    let days: i64 = policy::value(cx, keys::SCORE_DAYS).await?;
    let weights = ScoreWeights {
        quality: policy::value(cx, keys::SCORE_QUALITY).await?,
        timeliness: policy::value(cx, keys::SCORE_TIMELINESS).await?,
        price: policy::value(cx, keys::SCORE_PRICE).await?,
        invoices: policy::value(cx, keys::SCORE_INVOICES).await?,
    };
    let today = cx.today();
    let since = today.plus_days(-days);
    let mut rows: Vec<SupplierScore> = sqlx::query_as(
        "SELECT s.id AS supplier_id, s.name, s.status, 0 AS received, 0 AS bad, 0 AS good,
                coalesce(sum(l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity), 0) AS due_lines,
                coalesce(sum(l.promised_day BETWEEN ?1 AND ?2 AND l.cancelled < l.quantity AND l.completed_day <= l.promised_day), 0) AS on_time,
                coalesce(sum(l.completed_day IS NULL AND l.promised_day < ?2), 0) AS late_now,
                0 AS compared, 0 AS not_dearer, 0 AS invoiced, 0 AS invoiced_right
         FROM suppliers s
         LEFT JOIN purchase_orders o ON o.supplier_id = s.id AND o.ordered_at >= ?3
         LEFT JOIN purchase_lines l ON l.order_id = o.id
         GROUP BY s.id",
    )
    .bind(since)
    .bind(today)
    .bind(since.plus_days(-days).start())
    .fetch_all(cx.db())
    .await?;
    let goods: HashMap<SupplierId, Goods> = goods_since(cx, since.start()).await?;
    let invoices: HashMap<SupplierId, (i64, i64)> = sqlx::query_as::<_, (SupplierId, i64, i64)>(
        "SELECT x.supplier_id, count(*), sum(l.within)
         FROM supplier_invoices x JOIN supplier_invoice_lines l ON l.invoice_id = x.id
         WHERE x.recorded_at >= ? AND l.live = 1 GROUP BY +x.supplier_id",
    )
    .bind(since.start())
    .fetch_all(cx.db())
    .await?
    .into_iter()
    .map(|(supplier, all, right)| (supplier, (all, right)))
    .collect();
    for row in &mut rows {
        if let Some(goods) = goods.get(&row.supplier_id) {
            (row.received, row.bad) = (goods.received, goods.bad);
            (row.compared, row.not_dearer) = (goods.compared, goods.not_dearer);
        }
        if let Some((all, right)) = invoices.get(&row.supplier_id) {
            (row.invoiced, row.invoiced_right) = (*all, *right);
        }
        row.good = row.received - row.bad.min(row.received);
        row.rates = ScoreRates {
            quality: ratio(row.good.units(), row.received.units()),
            timeliness: ratio(row.on_time, row.due_lines),
            price: ratio(row.not_dearer, row.compared),
            invoices: ratio(row.invoiced_right, row.invoiced),
        };
        row.score = combined(row.rates, &weights);
    }
    rows.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.name.cmp(&b.name)));
    Ok(SupplierScores { days, weights, rows })
}

#[derive(sqlx::FromRow)]
struct Goods {
    supplier_id: SupplierId,
    received: Quantity,
    bad: Quantity,
    compared: i64,
    not_dearer: i64,
}

async fn goods_since(cx: &mut Read, since: Moment) -> Result<HashMap<SupplierId, Goods>> {
    let rows: Vec<Goods> = sqlx::query_as(
        "SELECT r.supplier_id, sum(l.quantity) AS received,
                sum(l.rejected) + coalesce((SELECT sum(d.quantity) FROM part_defects d
                    WHERE d.supplier_id = r.supplier_id AND d.recorded_at >= ?1 AND d.decision IS NOT 'no_defect'), 0) AS bad,
                count(before.unit_cost) AS compared, coalesce(sum(l.unit_cost <= before.unit_cost), 0) AS not_dearer
         FROM receipts r INDEXED BY receipts_by_day CROSS JOIN receipt_lines l ON l.receipt_id = r.id
         LEFT JOIN receipt_lines before ON before.id = (SELECT max(b.id) FROM receipt_lines b WHERE b.part_id = l.part_id AND b.id < l.id)
         WHERE r.received_at >= ?1 GROUP BY +r.supplier_id",
    )
    .bind(since)
    .fetch_all(cx.db())
    .await?;
    Ok(rows.into_iter().map(|row| (row.supplier_id, row)).collect())
}

/// Rounded down to a ten-thousandth: nobody is perfect by rounding.
fn ratio(part: i64, whole: i64) -> Option<Rate> {
    if whole <= 0 {
        return None;
    }
    let units = i128::from(part) * i128::from(Rate::ONE.units()) / i128::from(whole);
    Some(Rate::from_units(i64::try_from(units).unwrap_or(0)))
}

/// The weighted mean of what there is data of.
fn combined(rates: ScoreRates, weights: &ScoreWeights) -> Option<Rate> {
    let parts = [
        (rates.quality, weights.quality),
        (rates.timeliness, weights.timeliness),
        (rates.price, weights.price),
        (rates.invoices, weights.invoices),
    ];
    let known = parts.into_iter().filter_map(|(rate, weight)| Some((rate?, weight)));
    let (sum, weight) =
        known.fold((0_i64, 0_i64), |(sum, all), (rate, weight)| (sum + rate.units() * weight, all + weight));
    (weight > 0).then(|| Rate::from_units((sum * 2 + weight) / (weight * 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: ScoreWeights = ScoreWeights { quality: 40, timeliness: 30, price: 20, invoices: 10 };

    #[test]
    fn a_score_is_made_of_what_there_is_data_of() {
        let percent = |percent| Some(Rate::percent(percent));
        let all = ScoreRates {
            quality: percent(100),
            timeliness: percent(90),
            price: percent(50),
            invoices: percent(0),
        };
        assert_eq!(combined(all, &WEIGHTS), percent(77));
        // 100 × 40 + 50 × 20 of 60.
        let two = ScoreRates { timeliness: None, invoices: None, ..all };
        assert_eq!(combined(two, &WEIGHTS), Some(Rate::from_units(8_333)));
        assert_eq!(combined(ScoreRates::default(), &WEIGHTS), None);
    }

    #[test]
    fn no_data_is_not_a_bad_score() {
        assert_eq!(ratio(0, 0), None);
        assert_eq!(ratio(0, 3), Some(Rate::ZERO));
        assert_eq!(ratio(2, 3), Some(Rate::from_units(6_666)));
    }
}

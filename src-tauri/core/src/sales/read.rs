//! Sales over the counter, newest first, and one of them with its lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LINE, SaleId, SaleLineId, SaleState};
use crate::kernel::{Day, Moment, Money, Permission, Quantity, Rate, Read, Refusal, Result};
use crate::parts::prices::PriceLevel;
use crate::parts::promises::{self, PromisedPart};
use crate::parts::{PartClass, PartId};

const PAGE: i64 = 100;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct SalesQuery {
    /// Only those to be paid.
    pub open_only: bool,
    /// The last one of the page before.
    pub before: Option<SaleId>,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SaleRow {
    pub id: SaleId,
    pub number: String,
    pub state: SaleState,
    pub buyer: String,
    pub phone: Option<String>,
    pub note: Option<String>,
    pub lines: i64,
    /// Tax included, before a discount on the total, less what was brought back.
    pub amount: Money,
    /// Something of it was brought back.
    pub returned: bool,
    /// Lines that wait for goods ordered for the buyer, and the day they are promised for.
    pub waiting: i64,
    pub promised_day: Option<Day>,
    /// Of the car it is for, as the buyer told it.
    pub mileage: Option<i64>,
    pub opened_at: Moment,
    pub opened_by: Option<String>,
    pub closed_at: Option<Moment>,
    pub closed_by: Option<String>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct SalePage {
    pub rows: Vec<SaleRow>,
    pub more: bool,
}

pub async fn list(cx: &mut Read, input: SalesQuery) -> Result<SalePage> {
    let before = input.before.unwrap_or(SaleId(i64::MAX));
    let ids: Vec<SaleId> = if input.open_only {
        sqlx::query_scalar(
            "SELECT id FROM counter_sales INDEXED BY counter_sales_open
             WHERE state = 'open' AND id < ? ORDER BY id DESC LIMIT ?",
        )
        .bind(before)
        .bind(PAGE + 1)
        .fetch_all(cx.db())
        .await?
    } else {
        sqlx::query_scalar("SELECT id FROM counter_sales WHERE id < ? ORDER BY id DESC LIMIT ?")
            .bind(before)
            .bind(PAGE + 1)
            .fetch_all(cx.db())
            .await?
    };
    let more = ids.len() as i64 > PAGE;
    let shown = &ids[..ids.len().min(PAGE as usize)];
    Ok(SalePage { rows: rows(cx, shown).await?, more })
}

async fn rows(cx: &mut Read, ids: &[SaleId]) -> Result<Vec<SaleRow>> {
    let mut rows: Vec<SaleRow> = sqlx::query_as(
        "SELECT x.id, x.number, x.state, x.buyer, x.phone, x.note, count(l.id) AS lines,
                coalesce(sum(CASE l.returned WHEN 0 THEN l.list_amount
                                  ELSE (l.unit_price * (l.quantity - l.returned) * 2 + 1000) / 2000 END), 0) AS amount,
                coalesce(max(l.returned > 0), 0) AS returned,
                (SELECT count(*) FROM counter_sale_lines w
                 JOIN reservations r ON r.origin_kind = 'sale_line' AND r.origin_id = w.id
                 WHERE w.sale_id = x.id AND r.held < r.wanted) AS waiting, x.promised_day, x.mileage,
                x.opened_at, a.name AS opened_by, x.closed_at, b.name AS closed_by, x.version
         FROM json_each(?) wanted CROSS JOIN counter_sales x ON x.id = wanted.value
         LEFT JOIN counter_sale_lines l ON l.sale_id = x.id
         LEFT JOIN staff a ON a.id = x.opened_by LEFT JOIN staff b ON b.id = x.closed_by
         GROUP BY x.id ORDER BY x.id DESC",
    )
    .bind(serde_json::to_string(ids)?)
    .fetch_all(cx.db())
    .await?;
    if !cx.who.may(Permission::ViewCustomers) && !cx.who.may(Permission::IssueParts) {
        rows.iter_mut().for_each(|row| row.phone = None);
    }
    Ok(rows)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaleQuery {
    pub id: SaleId,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SaleLine {
    pub id: SaleLineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub class: PartClass,
    pub quantity: Quantity,
    pub returned: Quantity,
    /// What the buyer still has of it.
    pub kept: Quantity,
    /// Tax included.
    pub unit_price: Money,
    pub list_amount: Money,
    pub tax_rate: Rate,
    pub price_reason: Option<String>,
    /// Whose price it is; nothing where it was made by hand.
    pub price_level: Option<PriceLevel>,
    pub warranty_months: Option<i64>,
    pub warranty_km: Option<i64>,
    /// What the buyer has of it cost, net of VAT; once handed out, and for those who may see costs.
    pub cost: Option<Money>,
    /// Where to look first.
    pub bin: Option<String>,
    /// What lies aside for the buyer, and when the rest is to come; while the sale is open.
    pub held: Option<Quantity>,
    pub expected_day: Option<Day>,
    /// The day the buyer was told for what was missing, and the day it came (PRT-10).
    #[sqlx(skip)]
    pub promised: Option<PromisedPart>,
}

#[derive(Debug, Serialize, TS)]
pub struct SaleCard {
    pub sale: SaleRow,
    pub lines: Vec<SaleLine>,
}

pub async fn card(cx: &mut Read, input: SaleQuery) -> Result<SaleCard> {
    let sale = rows(cx, &[input.id]).await?.pop();
    let sale = sale.ok_or_else(|| Refusal::new("sales.unknown").at("id"))?;
    let with_costs = cx.who.may(Permission::ViewMoney) || cx.who.may(Permission::ReceiveParts);
    let mut lines: Vec<SaleLine> = sqlx::query_as(
        "SELECT l.id, l.part_id, l.code, l.name, l.unit, l.class, l.quantity, l.returned,
                l.quantity - l.returned AS kept, l.unit_price, l.list_amount,
                l.tax_rate, l.price_reason, l.price_level, l.warranty_months, l.warranty_km, CASE WHEN ?2 THEN l.cost - l.returned_cost END AS cost,
                (SELECT b.code FROM part_bins pb JOIN bins b ON b.id = pb.bin_id
                 WHERE pb.part_id = l.part_id AND b.warehouse_id = x.warehouse_id ORDER BY pb.position LIMIT 1) AS bin,
                r.held, CASE WHEN r.held < r.wanted THEN r.expected_day END AS expected_day
         FROM counter_sale_lines l JOIN counter_sales x ON x.id = l.sale_id
         LEFT JOIN reservations r ON r.origin_kind = 'sale_line' AND r.origin_id = l.id
         WHERE l.sale_id = ?1 ORDER BY l.position",
    )
    .bind(input.id)
    .bind(with_costs)
    .fetch_all(cx.db())
    .await?;
    if sale.promised_day.is_some() {
        let ids: Vec<i64> = lines.iter().map(|line| line.id.0).collect();
        let mut promised = promises::of(cx, LINE, &ids).await?;
        for line in &mut lines {
            line.promised = promised.remove(&(line.id.0, line.part_id));
        }
    }
    Ok(SaleCard { sale, lines })
}

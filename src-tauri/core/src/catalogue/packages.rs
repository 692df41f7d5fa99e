//! The packages of work with their lines and today's price (PRO-06, PRT-16).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::package_cost::PartCosts;
use super::priced::{self, PricedLine};
use super::{OperationId, PackageId, found};
use crate::kernel::text::Text;
use crate::kernel::{Money, Quantity, Read, Result};
use crate::parts::PartId;
use crate::search::index::Kind;

/// A dealership has dozens; more than this are found by typing.
const MOST: i64 = 200;

#[derive(Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PackageQuery {
    /// Code, name, pinyin or initials; empty for all.
    pub text: Text<60>,
    pub inactive: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct PackageView {
    pub id: PackageId,
    pub code: String,
    pub name: String,
    /// Nothing: the package costs the sum of its lines.
    pub fixed_price: Option<Money>,
    /// What it costs today, tax included.
    pub price: Money,
    /// What its lines would cost one by one.
    pub list_price: Money,
    /// What its parts cost the house, tax included, and what is left of the price for the work (PRT-16); where
    /// every part's cost is known, and for those who may see costs.
    pub parts_cost: Option<Money>,
    pub margin: Option<Money>,
    pub note: Option<String>,
    pub active: bool,
    pub lines: Vec<PackageLineView>,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct PackageLineView {
    pub operation_id: Option<OperationId>,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// Hours or pieces.
    pub quantity: Quantity,
    pub unit_price: Money,
    pub amount: Money,
    /// Of a part, tax included.
    pub cost: Option<Money>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PackageId,
    code: String,
    name: String,
    fixed_price: Option<Money>,
    note: Option<String>,
    active: bool,
    version: i64,
}

pub async fn packages(cx: &mut Read, input: PackageQuery) -> Result<Vec<PackageView>> {
    let chosen = match input.text.or_none() {
        Some(typed) => Some(found::as_list(&found::ids(cx, Kind::Package, &typed, MOST).await?)),
        None => None,
    };
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, code, name, fixed_price, note, active, version FROM work_packages
         WHERE (?1 IS NULL OR id IN (SELECT value FROM json_each(?1))) AND (active = 1 OR ?2)
         ORDER BY code LIMIT ?3",
    )
    .bind(chosen)
    .bind(input.inactive)
    .bind(MOST)
    .fetch_all(cx.db())
    .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let mut lines: HashMap<PackageId, Vec<PricedLine>> =
        priced::lines_of(cx, &ids).await?.into_iter().collect();
    let all: Vec<&PricedLine> = lines.values().flatten().collect();
    let costs = PartCosts::of(cx, &all).await?;
    let view = |row: Row| view(lines.remove(&row.id).unwrap_or_default(), row, costs.as_ref());
    Ok(rows.into_iter().map(view).collect())
}

fn view(lines: Vec<PricedLine>, row: Row, costs: Option<&PartCosts>) -> PackageView {
    let price: Money = lines.iter().map(|line| line.amount).sum();
    let parts_cost = costs.and_then(|costs| costs.all(&lines));
    PackageView {
        id: row.id,
        code: row.code,
        name: row.name,
        fixed_price: row.fixed_price,
        price,
        list_price: lines.iter().map(|line| line.unit_price.times(line.quantity)).sum(),
        parts_cost,
        margin: parts_cost.map(|cost| price - cost),
        note: row.note,
        active: row.active,
        lines: lines.into_iter().map(|line| line_view(line, costs)).collect(),
        version: row.version,
    }
}

fn line_view(line: PricedLine, costs: Option<&PartCosts>) -> PackageLineView {
    PackageLineView {
        cost: costs.and_then(|costs| costs.line(&line)),
        operation_id: line.operation,
        part_id: line.part,
        code: line.code,
        name: line.name,
        unit: line.unit,
        quantity: line.quantity,
        unit_price: line.unit_price,
        amount: line.amount,
    }
}

//! A package with today's prices: what it puts on an order.

use sqlx::FromRow;

use super::{JobClass, OperationId, PackageId, rules};
use crate::kernel::{Money, Quantity, Read, Result};
use crate::parts::PartId;
use crate::policy::{self, keys};

/// A line of a package as it goes onto an order.
#[derive(Clone, Debug)]
pub struct PricedLine {
    pub operation: Option<OperationId>,
    pub part: Option<PartId>,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub job_class: Option<JobClass>,
    pub quantity: Quantity,
    pub unit_price: Money,
    /// Quantity × unit price, or its share of the package's fixed price.
    pub amount: Money,
}

#[derive(FromRow)]
struct Row {
    package_id: PackageId,
    fixed_price: Option<Money>,
    operation_id: Option<OperationId>,
    part_id: Option<PartId>,
    code: String,
    name: String,
    unit: String,
    job_class: Option<JobClass>,
    quantity: Quantity,
    part_price: Option<Money>,
}

/// The packages' lines at today's prices, package by package in the order of their ids.
pub(super) async fn lines_of(cx: &mut Read, packages: &[i64]) -> Result<Vec<(PackageId, Vec<PricedLine>)>> {
    let rate = policy::value(cx, keys::LABOUR_RATE).await?;
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT k.id AS package_id, k.fixed_price, l.operation_id, l.part_id,
                coalesce(o.code, p.number, '') AS code, coalesce(o.name, p.name, '') AS name,
                coalesce(p.unit, '') AS unit, o.job_class, l.quantity, p.price AS part_price
         FROM work_packages k JOIN work_package_lines l ON l.package_id = k.id
         LEFT JOIN labour_operations o ON o.id = l.operation_id
         LEFT JOIN parts p ON p.id = l.part_id
         WHERE k.id IN (SELECT value FROM json_each(?))
         ORDER BY k.id, l.position, l.id",
    )
    .bind(super::found::as_list(packages))
    .fetch_all(cx.db())
    .await?;
    let mut packages: Vec<(PackageId, Vec<PricedLine>)> = Vec::new();
    for of_one in rows.chunk_by(|a, b| a.package_id == b.package_id) {
        let prices: Vec<Money> = of_one.iter().map(|row| row.part_price.unwrap_or(rate)).collect();
        let list: Vec<Money> =
            of_one.iter().zip(&prices).map(|(row, price)| price.times(row.quantity)).collect();
        let amounts = rules::spread(of_one[0].fixed_price, &list);
        let lines = of_one.iter().zip(prices).zip(amounts).map(|((row, unit_price), amount)| PricedLine {
            operation: row.operation_id,
            part: row.part_id,
            code: row.code.clone(),
            name: row.name.clone(),
            unit: row.unit.clone(),
            job_class: row.job_class,
            quantity: row.quantity,
            unit_price,
            amount,
        });
        packages.push((of_one[0].package_id, lines.collect()));
    }
    Ok(packages)
}

/// One package's lines at today's prices; empty where there is no such package.
pub async fn package(cx: &mut Read, id: PackageId) -> Result<Vec<PricedLine>> {
    Ok(lines_of(cx, &[id.0]).await?.pop().map(|(_, lines)| lines).unwrap_or_default())
}

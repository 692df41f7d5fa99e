//! Who delivers to us, and from whom we take nothing at present (PRT-09).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SupplierId;
use crate::audit::stale;
use crate::kernel::identifiers::credit_code::{CreditCode, CreditCodeProblem};
use crate::kernel::text::{Name, Text, empty_as_none};
use crate::kernel::{Checks, Nothing, Read, Refusal, Result, Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum SupplierStatus {
    Approved,
    Suspended,
}

#[derive(Debug, Serialize, TS, sqlx::FromRow)]
pub struct SupplierRow {
    pub id: SupplierId,
    pub name: String,
    pub phone: Option<String>,
    pub credit_code: Option<String>,
    pub status: SupplierStatus,
    pub version: i64,
}

pub async fn suppliers(cx: &mut Read, _: Nothing) -> Result<Vec<SupplierRow>> {
    Ok(sqlx::query_as(
        "SELECT id, name, phone, credit_code, status, version FROM suppliers ORDER BY status, name LIMIT 2000",
    )
    .fetch_all(cx.db())
    .await?)
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SupplierForm {
    pub name: Name<80>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub phone: Option<Text<30>>,
    #[serde(default, deserialize_with = "empty_as_none")]
    #[ts(optional = nullable)]
    pub credit_code: Option<Text<30>>,
    pub status: SupplierStatus,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddSupplier {
    pub supplier: SupplierForm,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeSupplier {
    pub id: SupplierId,
    pub version: i64,
    pub supplier: SupplierForm,
}

#[derive(Debug, Serialize, TS)]
pub struct SupplierRef {
    pub id: SupplierId,
    pub version: i64,
}

pub async fn add_supplier(cx: &mut Write, input: AddSupplier) -> Result<SupplierRef> {
    let supplier = input.supplier;
    check(cx, &supplier, SupplierId(0)).await?;
    let id: SupplierId = sqlx::query_scalar(
        "INSERT INTO suppliers (name, phone, credit_code, status) VALUES (?, ?, ?, ?) RETURNING id",
    )
    .bind(&supplier.name)
    .bind(&supplier.phone)
    .bind(&supplier.credit_code)
    .bind(supplier.status)
    .fetch_one(cx.db())
    .await?;
    cx.about("supplier", id.0);
    Ok(SupplierRef { id, version: 1 })
}

pub async fn change_supplier(cx: &mut Write, input: ChangeSupplier) -> Result<SupplierRef> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM suppliers WHERE id = ?")
        .bind(input.id)
        .fetch_optional(cx.db())
        .await?;
    let version = found.ok_or_else(|| Refusal::new("parts.unknown_supplier").at("id"))?;
    stale::refuse_if_changed(cx, "supplier", input.id.0, input.version, version).await?;
    let supplier = input.supplier;
    check(cx, &supplier, input.id).await?;
    sqlx::query(
        "UPDATE suppliers SET name = ?, phone = ?, credit_code = ?, status = ?, version = version + 1 WHERE id = ?",
    )
    .bind(&supplier.name)
    .bind(&supplier.phone)
    .bind(&supplier.credit_code)
    .bind(supplier.status)
    .bind(input.id)
    .execute(cx.db())
    .await?;
    cx.about("supplier", input.id.0);
    Ok(SupplierRef { id: input.id, version: version + 1 })
}

async fn check(cx: &mut Write, supplier: &SupplierForm, own: SupplierId) -> Result<()> {
    let mut checks = Checks::new();
    let taken: Option<SupplierId> = sqlx::query_scalar("SELECT id FROM suppliers WHERE name = ? AND id <> ?")
        .bind(&supplier.name)
        .bind(own)
        .fetch_optional(cx.db())
        .await?;
    checks.require(taken.is_none(), "supplier.name", "parts.supplier_taken");
    if let Some(code) = &supplier.credit_code {
        match CreditCode::read(code) {
            // A tax number from before 2015 is still met on old papers.
            Ok(_) | Err(CreditCodeProblem::OldTaxNumber) => {}
            Err(problem) => checks.add(Refusal::new(problem.code()).at("supplier.credit_code")),
        }
    }
    checks.done()
}

//! The first start: five questions, and the house stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{TaxStatus, check_line, check_tax};
use crate::access::session;
pub use crate::access::session::SignedIn;
use crate::access::{Role, hire, rules};
use crate::kernel::{Checks, Rate, Refusal, Result, Secret, Write};

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub tax_status: TaxStatus,
    /// VAT on repair and parts that goes with the status: 0.13, or 0.01 / 0.03.
    pub tax_rate: Rate,
    pub manager: FirstManager,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FirstManager {
    pub login: String,
    pub name: String,
    pub password: Secret,
    pub pin: Option<Secret>,
}

pub async fn set_up(cx: &mut Write, input: SetUp) -> Result<SignedIn> {
    let mut checks = Checks::new();
    check_line(&mut checks, "name", &input.name, 60);
    check_line(&mut checks, "address", &input.address, 120);
    check_line(&mut checks, "phone", &input.phone, 40);
    check_tax(&mut checks, "tax_rate", input.tax_rate);
    rules::check_login(&mut checks, "manager.login", &input.manager.login);
    rules::check_name(&mut checks, "manager.name", &input.manager.name);
    rules::check_password(&mut checks, "manager.password", &input.manager.password);
    if let Some(pin) = &input.manager.pin {
        rules::check_pin(&mut checks, "manager.pin", pin);
    }
    checks.done()?;
    found(cx, &input.name, &input.address, &input.phone, input.tax_status, false).await?;
    let (now, today) = (cx.now, cx.today());
    sqlx::query(
        "INSERT INTO policy_parameters (key, value, unit, source, valid_from, set_by, set_at)
         VALUES ('tax.repair', ?, 'rate', 'set-up', ?, 0, ?)",
    )
    .bind(input.tax_rate.to_string())
    .bind(today)
    .bind(now)
    .execute(cx.db())
    .await?;
    let manager = hire::Hire {
        login: input.manager.login,
        name: input.manager.name,
        employee_number: None,
        phone: None,
        roles: vec![Role::Manager],
        password: input.manager.password,
        pin: input.manager.pin,
    };
    let manager = hire::hire(cx, manager).await?;
    session::open(cx, manager.id).await
}

/// Writes the house's own card; refuses a second one.
pub async fn found(
    cx: &mut Write,
    name: &str,
    address: &str,
    phone: &str,
    tax_status: TaxStatus,
    sample: bool,
) -> Result<()> {
    let stands: Option<i64> = sqlx::query_scalar("SELECT id FROM dealership").fetch_optional(cx.db()).await?;
    if stands.is_some() {
        return Err(Refusal::new("dealership.already_set_up").into());
    }
    let now = cx.now;
    sqlx::query(
        "INSERT INTO dealership (id, name, address, phone, tax_status, sample, set_up_at) VALUES (1, ?, ?, ?, ?, ?, ?)",
    )
    .bind(name.trim())
    .bind(address.trim())
    .bind(phone.trim())
    .bind(tax_status)
    .bind(sample)
    .bind(now)
    .execute(cx.db())
    .await?;
    Ok(())
}

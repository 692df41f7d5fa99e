//! What stands before the first car comes: the house, its people and bays, the
//! catalogue, and the parts in their bins.

use super::bulk::{Bulk, row};
use super::{Rng, cars, house, operations, packages, parts, places};
use crate::access::{Role, secrets};
use crate::catalogue::found;
use crate::dealership::rules::TaxStatus;
use crate::dealership::set_up::found;
use crate::kernel::text::terms::{terms_of_code, terms_of_name};
use crate::kernel::{Error, Money, Quantity, Result, Secret, StaffId, Write};
use crate::search::index::Kind;

/// A part as the generator needs it.
#[derive(Clone, Debug)]
pub struct GroundPart {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub unit: &'static str,
    pub price: Money,
    /// Purchase price net of VAT.
    pub cost: Money,
    pub min_stock: Quantity,
    pub max_stock: Quantity,
    /// Months and kilometres, whichever ends first.
    pub warranty: (i64, i64),
}

impl GroundPart {
    /// Its place in the list.
    pub fn index(&self) -> usize {
        usize::try_from(self.id - 1).unwrap_or(0)
    }
}

/// Ids of everything, in the order of the lists they come from.
pub struct Ground {
    pub staff: Vec<(StaffId, &'static house::Member)>,
    pub parts: Vec<GroundPart>,
    /// Operation `i` has id `i + 1`; so have models and bays.
    pub supplier: i64,
}

impl Ground {
    /// Everybody of a role.
    pub fn of_role(&self, role: &str) -> Vec<StaffId> {
        self.staff.iter().filter(|(_, member)| member.roles.contains(&role)).map(|(id, _)| *id).collect()
    }
}

/// Everybody at the sample dealership signs in with this, and switches with [`PIN`].
pub const PASSWORD: &str = "servicelane";
pub const PIN: &str = "1234";

/// Builds the house with so many part numbers (the real ones first).
pub async fn build(cx: &mut Write, rng: &mut Rng, part_numbers: usize) -> Result<Ground> {
    found(cx, house::NAME, house::ADDRESS, house::PHONE, TaxStatus::General, true).await?;
    let credit_code = places::credit_code(house::CREDIT_CODE.0, house::CREDIT_CODE.1)
        .map_err(|problem| Error::Failed(problem.code().into()))?;
    sqlx::query("UPDATE dealership SET credit_code = ?, hotline = ?, filing_number = '320505100218'")
        .bind(credit_code.as_str())
        .bind(house::PHONE)
        .execute(cx.db())
        .await?;
    let staff = people(cx).await?;
    bays_and_models(cx).await?;
    catalogue(cx).await?;
    let parts = part_room(cx, rng, part_numbers).await?;
    work_packages(cx).await?;
    let supplier = sqlx::query_scalar(
        "INSERT INTO suppliers (name, phone, credit_code, status)
         VALUES ('赫澜原厂配件华东中心', '02162008800', '91320594MA1XHL7C0B', 'approved') RETURNING id",
    )
    .fetch_one(cx.db())
    .await?;
    Ok(Ground { staff, parts, supplier })
}

async fn people(cx: &mut Write) -> Result<Vec<(StaffId, &'static house::Member)>> {
    let password = secrets::hash(&Secret::from(PASSWORD), &cx.house.random)?;
    let pin = secrets::hash(&Secret::from(PIN), &cx.house.random)?;
    let mut staff = Vec::new();
    for member in house::STAFF {
        let id: StaffId = sqlx::query_scalar(
            "INSERT INTO staff (login, name, employee_number, password_hash, pin_hash) VALUES (?, ?, ?, ?, ?) RETURNING id",
        )
        .bind(member.login)
        .bind(member.name)
        .bind(member.employee_number)
        .bind(&password)
        .bind(&pin)
        .fetch_one(cx.db())
        .await?;
        for role in member.roles {
            let role: Role = serde_json::from_value(serde_json::Value::from(*role))?;
            sqlx::query("INSERT INTO staff_roles (staff_id, role) VALUES (?, ?)")
                .bind(id)
                .bind(role)
                .execute(cx.db())
                .await?;
        }
        staff.push((id, member));
    }
    Ok(staff)
}

async fn bays_and_models(cx: &mut Write) -> Result<()> {
    let mut bays = Bulk::new("bays", &["id", "name", "kind", "position"]);
    for (id, bay) in (1_i64..).zip(house::BAYS) {
        bays.add(row![id, bay.name, bay.kind, id]);
    }
    bays.flush(cx).await?;
    let mut models = Bulk::new(
        "vehicle_models",
        &["id", "brand", "series", "name", "fuel", "oil_litres", "service_km", "service_months"],
    );
    for (id, model) in (1_i64..).zip(cars::MODELS) {
        let oil = model.oil_litres.map(|litres| litres * 1_000);
        models.add(row![
            id,
            model.brand,
            model.series,
            // People say the series with the name; the catalogue keeps them apart.
            model.name.strip_prefix(model.series).map_or(model.name, str::trim_start),
            model.fuel,
            oil,
            model.service_km,
            12_i64
        ]);
    }
    models.flush(cx).await
}

async fn catalogue(cx: &mut Write) -> Result<()> {
    let mut rows = Bulk::new("labour_operations", &["id", "code", "name", "category", "job_class", "hours"]);
    for (id, op) in (1_i64..).zip(operations::OPERATIONS) {
        rows.add(row![id, op.code, op.name, op.category, op.class.word(), op.hours_thousandths]);
    }
    rows.flush(cx).await?;
    for (id, op) in (1_i64..).zip(operations::OPERATIONS) {
        found::index(cx, Kind::Operation, id, op.code, op.name).await?;
    }
    Ok(())
}

async fn work_packages(cx: &mut Write) -> Result<()> {
    let mut heads = Bulk::new("work_packages", &["id", "code", "name", "fixed_price"]);
    let mut lines =
        Bulk::new("work_package_lines", &["package_id", "position", "operation_id", "part_id", "quantity"]);
    for (id, package) in (1_i64..).zip(packages::PACKAGES) {
        heads.add(row![id, package.code, package.name, package.price_fen]);
        let mut position = 0_i64;
        for code in package.operations {
            let at = operations::OPERATIONS.iter().position(|op| op.code == *code);
            let hours = operations::operation(code).map_or(0, |op| op.hours_thousandths);
            position += 1;
            lines.add(row![id, position, at.map(id_at), None::<i64>, hours]);
        }
        for (number, quantity) in package.parts {
            let at = parts::PARTS.iter().position(|part| part.number == *number);
            position += 1;
            lines.add(row![id, position, None::<i64>, at.map(id_at), Quantity::whole(*quantity)]);
        }
    }
    heads.flush(cx).await?;
    lines.flush(cx).await?;
    for (id, package) in (1_i64..).zip(packages::PACKAGES) {
        found::index(cx, Kind::Package, id, package.code, package.name).await?;
    }
    Ok(())
}

/// Rows are numbered from one in the order of their list.
pub fn id_at(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX - 1) + 1
}

/// The real parts, then as many look-alikes for other models as are asked for.
async fn part_room(cx: &mut Write, rng: &mut Rng, wanted: usize) -> Result<Vec<GroundPart>> {
    let mut all = Vec::with_capacity(wanted);
    let mut rows = Bulk::new(
        "parts",
        &[
            "id",
            "number",
            "name",
            "unit",
            "class",
            "category",
            "fits",
            "barcode",
            "price",
            "min_stock",
            "max_stock",
            "fast_moving",
            "warranty_months",
            "warranty_km",
        ],
    );
    let mut bins = Bulk::new("bins", &["id", "warehouse_id", "code", "walk_order"]);
    let mut places = Bulk::new("part_bins", &["part_id", "bin_id", "position"]);
    let mut terms = Bulk::new("search_terms", &["kind", "term", "id"]);
    let mut bin_ids = std::collections::BTreeMap::new();
    for part in parts::PARTS {
        bin_ids.entry(part.bin.to_owned()).or_insert(0_i64);
    }
    for rack in b'K'..=b'W' {
        for shelf in 1..=20 {
            bin_ids.entry(format!("{}-{shelf:02}", rack as char)).or_insert(0);
        }
    }
    for (order, (code, id)) in (1_i64..).zip(bin_ids.iter_mut()) {
        *id = 100 + order;
        bins.add(row![*id, 1_i64, code.as_str(), order]);
    }
    let spare_bins: Vec<i64> =
        bin_ids.iter().filter(|(code, _)| code.as_str() >= "K").map(|(_, id)| *id).collect();
    let mut used: std::collections::BTreeSet<String> =
        parts::PARTS.iter().map(|part| part.number.to_owned()).collect();
    for index in 0..wanted.max(parts::PARTS.len()) {
        let model = &parts::PARTS[index % parts::PARTS.len()];
        let original = index < parts::PARTS.len();
        let id = id_at(index);
        let number = if original {
            model.number.to_owned()
        } else {
            loop {
                let number = format!("{:08}", rng.below(100_000_000));
                if used.insert(number.clone()) {
                    break number;
                }
            }
        };
        let name = if original {
            model.name.to_owned()
        } else {
            format!("{} {}", model.name, cars::MODELS[index % cars::MODELS.len()].series)
        };
        let part = GroundPart {
            id,
            number,
            name,
            unit: model.unit,
            price: Money::from_units(model.price_fen),
            cost: Money::from_units(model.cost_fen),
            min_stock: Quantity::whole(if original { model.min_stock } else { 0 }),
            max_stock: Quantity::whole(if original { model.max_stock } else { 2 }),
            // What wears out is warranted for less.
            warranty: if model.is_fast_moving() { (3, 5_000) } else { (12, 20_000) },
        };
        rows.add(row![
            id,
            part.number.as_str(),
            part.name.as_str(),
            part.unit,
            model.class.code(),
            model.category,
            model.fits,
            format!("69{}", part.number),
            part.price,
            part.min_stock,
            part.max_stock,
            original && model.is_fast_moving(),
            part.warranty.0,
            part.warranty.1,
        ]);
        let bin = if original { bin_ids[model.bin] } else { *rng.pick(&spare_bins) };
        places.add(row![id, bin, 0_i64]);
        let mut found: Vec<String> = terms_of_code(&part.number);
        found.extend(terms_of_name(&part.name));
        found.push(format!("69{}", part.number));
        found.sort();
        found.dedup();
        for term in found {
            terms.add(row![Kind::Part as i64, term, id]);
        }
        all.push(part);
    }
    rows.flush(cx).await?;
    bins.flush(cx).await?;
    places.flush(cx).await?;
    terms.flush(cx).await?;
    Ok(all)
}

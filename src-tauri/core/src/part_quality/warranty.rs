//! Whether a part that is brought back is still under the warranty it went out with (PRT-14).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Checks, Day, Moment, Read, Refusal, Result};
use crate::parts::PartId;
use crate::repair_orders::OrderId;
use crate::sales::SaleId;
use crate::vehicles::mileage;
use crate::vehicles::part_warranty::{PartWarranty, PartWarrantyState};

/// A part brought back by the order or the sale it went out with.
#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartComplaint {
    pub part_id: PartId,
    #[ts(optional = nullable)]
    pub order_id: Option<OrderId>,
    #[ts(optional = nullable)]
    pub sale_id: Option<SaleId>,
    /// What the car shows now; of an order's car the last reading where it is not said.
    #[ts(optional = nullable)]
    pub mileage: Option<i64>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartWarrantyView {
    pub state: PartWarrantyState,
    pub from_day: Option<Day>,
    pub from_km: Option<i64>,
    pub until_day: Option<Day>,
    pub until_km: Option<i64>,
    /// By which it was judged.
    pub mileage: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct WentOut {
    warranty_months: Option<i64>,
    warranty_km: Option<i64>,
    at: Moment,
    mileage: Option<i64>,
    /// The last reading of the car.
    last_km: Option<i64>,
}

/// Refuses a reading that no car has, or that lies below the one the part went out at.
pub async fn warranty(cx: &mut Read, input: PartComplaint) -> Result<PartWarrantyView> {
    let mut checks = Checks::new();
    mileage::check(&mut checks, "mileage", input.mileage);
    let out: Option<WentOut> = match (input.order_id, input.sale_id) {
        (Some(order), _) => {
            sqlx::query_as(
                "SELECT x.warranty_months, x.warranty_km, s.at, s.mileage, v.mileage AS last_km
                 FROM order_lines l JOIN repair_orders o ON o.id = l.order_id JOIN vehicles v ON v.id = o.vehicle_id
                 JOIN slip_lines x ON x.order_line_id = l.id JOIN slips s ON s.id = x.slip_id
                 WHERE l.order_id = ? AND x.part_id = ? AND s.kind = 'issue' ORDER BY x.id DESC LIMIT 1",
            )
            .bind(order)
            .bind(input.part_id)
            .fetch_optional(cx.db())
            .await?
        }
        (None, Some(sale)) => {
            sqlx::query_as(
                "SELECT l.warranty_months, l.warranty_km, s.closed_at AS at, s.mileage, NULL AS last_km
                 FROM counter_sale_lines l JOIN counter_sales s ON s.id = l.sale_id
                 WHERE l.sale_id = ? AND l.part_id = ? AND l.cost IS NOT NULL AND s.closed_at IS NOT NULL LIMIT 1",
            )
            .bind(sale)
            .bind(input.part_id)
            .fetch_optional(cx.db())
            .await?
        }
        (None, None) => None,
    };
    let Some(out) = out else {
        checks.done()?;
        return Ok(PartWarrantyView {
            state: PartWarrantyState::None,
            from_day: None,
            from_km: None,
            until_day: None,
            until_km: None,
            mileage: input.mileage,
        });
    };
    if let (Some(from), Some(now)) = (out.mileage, input.mileage)
        && now < from
    {
        checks.add(Refusal::new("part_quality.mileage_below").at("mileage").with("from", from));
    }
    checks.done()?;
    let promised = PartWarranty {
        months: out.warranty_months,
        km: out.warranty_km,
        from_day: out.at.day(),
        from_km: out.mileage,
    };
    let mileage = input.mileage.or(out.last_km);
    Ok(PartWarrantyView {
        state: promised.on(cx.today(), mileage),
        from_day: Some(promised.from_day),
        from_km: promised.from_km,
        until_day: promised.until_day(),
        until_km: promised.until_km(),
        mileage,
    })
}

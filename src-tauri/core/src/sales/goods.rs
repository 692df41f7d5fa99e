//! The goods of a sale: out when it is paid, back when the buyer brings them.

use super::{LINE, SaleId, SaleLineId, SaleState};
use crate::kernel::{Checks, Money, Quantity, Rate, Read, Refusal, Result, Write};
use crate::notices::NoticeAbout;
use crate::notices::tell::withdraw;
use crate::parts::hand_out::{self, Way, Wish};
use crate::parts::{CLAIMS_WAREHOUSE, MoveKind, Origin, PartId, WarehouseId, rules, stock};
use crate::reactions;

/// A line of a sale; `cost` is nothing before it is handed out.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SaleGoods {
    pub id: SaleLineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    pub returned: Quantity,
    /// Tax included.
    pub unit_price: Money,
    pub list_amount: Money,
    pub tax_rate: Rate,
    /// Net of VAT, of the whole quantity.
    pub cost: Option<Money>,
    pub returned_cost: Money,
}

impl SaleGoods {
    /// What the buyer still has of it.
    pub fn kept(&self) -> Quantity {
        self.quantity - self.returned
    }

    /// What that cost, net of VAT.
    pub fn kept_cost(&self) -> Money {
        self.cost.unwrap_or_default() - self.returned_cost
    }
}

/// Number and state of a sale. Refuses `sales.unknown`.
pub async fn head(cx: &mut Read, sale: SaleId) -> Result<(String, SaleState, String, WarehouseId)> {
    let found = sqlx::query_as("SELECT number, state, buyer, warehouse_id FROM counter_sales WHERE id = ?")
        .bind(sale)
        .fetch_optional(cx.db())
        .await?;
    found.ok_or_else(|| Refusal::new("sales.unknown").at("sale_id").into())
}

pub async fn of(cx: &mut Read, sale: SaleId) -> Result<Vec<SaleGoods>> {
    Ok(sqlx::query_as(
        "SELECT id, part_id, code, name, unit, quantity, returned, unit_price, list_amount, tax_rate, cost, returned_cost
         FROM counter_sale_lines WHERE sale_id = ? ORDER BY position",
    )
    .bind(sale)
    .fetch_all(cx.db())
    .await?)
}

/// Refuses `sales.goods_missing` with what the sale still waits for.
pub async fn all_there(cx: &mut Read, sale: SaleId) -> Result<Option<Refusal>> {
    let missing: Vec<String> = sqlx::query_scalar(
        "SELECT l.code || ' ' || l.name FROM counter_sale_lines l
         JOIN reservations r ON r.origin_kind = 'sale_line' AND r.origin_id = l.id
         WHERE l.sale_id = ? AND r.held < r.wanted ORDER BY l.position",
    )
    .bind(sale)
    .fetch_all(cx.db())
    .await?;
    let what = missing.join("、");
    Ok((!what.is_empty()).then(|| Refusal::new("sales.goods_missing").at("sale_id").with("parts", what)))
}

/// The parts kept back leave stock; the sale is sold. All that cannot leave is told at once.
pub async fn hand_out(cx: &mut Write, sale: SaleId) -> Result<()> {
    let (number, _, _, warehouse) = head(cx, sale).await?;
    let way = Way { warehouse, kind: MoveKind::Issue, promised_to: LINE, origin: LINE, label: &number };
    let lines = of(cx, sale).await?;
    let wish = |line: &SaleGoods| Wish {
        part: line.part_id,
        quantity: line.quantity,
        promised_to: line.id.0,
        origin_id: line.id.0,
    };
    let wishes: Vec<Wish> = lines.iter().map(wish).collect();
    let mut checks = Checks::new();
    let mut costs = Vec::new();
    for (line, taken) in lines.iter().zip(hand_out::hand_out(cx, way, &wishes).await?) {
        match taken {
            Ok(cost) => costs.push((line.id.0, cost.units())),
            Err(refusal) => checks.add(refusal.at("sale_id")),
        }
    }
    checks.done()?;
    sqlx::query(
        "UPDATE counter_sale_lines SET cost = j.value ->> 1 FROM json_each(?) AS j
         WHERE counter_sale_lines.id = j.value ->> 0",
    )
    .bind(serde_json::to_string(&costs)?)
    .execute(cx.db())
    .await?;
    close(cx, sale, SaleState::Sold).await
}

/// Goods come back at the cost they left for; what is defective lies apart and is not sold again.
/// Refuses `sales.not_a_line` and `sales.over_return`, each at its field.
pub async fn take_back(
    cx: &mut Write,
    sale: SaleId,
    back: &[(SaleLineId, Quantity)],
    defective: bool,
) -> Result<()> {
    let (number, _, _, warehouse) = head(cx, sale).await?;
    let lines = of(cx, sale).await?;
    let mut checks = Checks::new();
    let mut found = Vec::with_capacity(back.len());
    for (at, (id, quantity)) in back.iter().enumerate() {
        let twice = back[..at].iter().any(|(other, _)| other == id);
        checks.require(!twice, &format!("lines[{at}].line_id"), "parts.line_twice");
        let Some(line) = lines.iter().find(|line| line.id == *id) else {
            checks.require(false, &format!("lines[{at}].line_id"), "sales.not_a_line");
            continue;
        };
        if !quantity.is_positive() || *quantity > line.kept() {
            let refusal = Refusal::new("sales.over_return").at(format!("lines[{at}].quantity"));
            checks.add(refusal.with("name", &line.name).with("most", line.kept()));
        }
        found.push((line, *quantity));
    }
    checks.done()?;
    let warehouse = if defective { CLAIMS_WAREHOUSE } else { warehouse };
    for (line, quantity) in found {
        let cost = rules::cost_of(quantity, line.kept(), line.kept_cost());
        let origin = Origin::of(LINE, line.id.0).called(&number);
        let arrival =
            stock::put(cx, line.part_id, warehouse, quantity, cost, MoveKind::Return, origin).await?;
        sqlx::query(
            "UPDATE counter_sale_lines SET returned = returned + ?, returned_cost = returned_cost + ? WHERE id = ?",
        )
        .bind(quantity)
        .bind(cost)
        .bind(line.id)
        .execute(cx.db())
        .await?;
        reactions::parts_freed(cx, &arrival.filled).await?;
    }
    cx.about("sale", sale.0);
    Ok(())
}

pub(super) async fn close(cx: &mut Write, sale: SaleId, state: SaleState) -> Result<()> {
    let (now, staff) = (cx.now, cx.staff());
    sqlx::query(
        "UPDATE counter_sales SET state = ?, closed_at = ?, closed_by = ?, version = version + 1 WHERE id = ?",
    )
    .bind(state)
    .bind(now)
    .bind(staff)
    .bind(sale)
    .execute(cx.db())
    .await?;
    withdraw(cx, NoticeAbout::Sale, sale.0).await?;
    cx.about("sale", sale.0);
    Ok(())
}

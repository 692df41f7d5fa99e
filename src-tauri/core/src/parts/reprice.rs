//! Many prices changed in one step: looked at before, applied as a whole, kept with their reason.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::find::bounds;
use super::prices::{self, Because, PriceLevel, PriceSource};
use super::repricing::{Repricing, RepricingForm, TooFar};
use super::{PartClass, PartId, PriceChangeId, SupplierId};
use crate::kernel::random::hex;
use crate::kernel::text::{Name, Text};
use crate::kernel::{Checks, Money, Read, Refusal, Result, Write, page};

/// Read at a time.
const STRIDE: i64 = 1_000;
const SHOWN: usize = 100;
/// Chosen one by one; whoever means more chooses by class, category or supplier.
const MOST_CHOSEN: usize = 2_000;

/// Which parts; all conditions at once.
#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceSelection {
    pub class: Option<PartClass>,
    pub category: Option<Text<40>>,
    /// Who ever delivered them.
    pub supplier_id: Option<SupplierId>,
    #[serde(default)]
    pub text: Text<60>,
    /// These alone; all if none are named.
    #[serde(default)]
    pub parts: Vec<PartId>,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewPrices {
    pub selection: PriceSelection,
    pub rule: RepricingForm,
    /// The last number of the page before.
    #[ts(optional = nullable)]
    pub after: Option<Text<40>>,
}

#[derive(Debug, Serialize, TS)]
pub struct NewPrice {
    pub part_id: PartId,
    pub number: String,
    pub name: String,
    /// None where there was no price of that level.
    pub before: Option<Money>,
    pub after: Money,
}

#[derive(Debug, Serialize, TS)]
pub struct PricePreview {
    pub rows: Vec<NewPrice>,
    pub more: bool,
    /// Parts chosen, and how many of them become dearer and cheaper.
    pub chosen: i64,
    pub dearer: i64,
    pub cheaper: i64,
    /// Parts left as they are: no price to begin with, or the same after.
    pub same: i64,
    /// Stands for exactly these changes; the change must name it.
    pub fingerprint: String,
}

#[derive(Debug, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePrices {
    pub selection: PriceSelection,
    pub rule: RepricingForm,
    /// Why, such as the maker's price list.
    pub reason: Name<200>,
    /// Of the preview that was agreed to.
    pub fingerprint: Text<64>,
}

#[derive(Debug, Serialize, TS)]
pub struct PricesChanged {
    pub id: PriceChangeId,
    pub parts: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PartId,
    number: String,
    name: String,
    retail: Money,
    own: Option<Money>,
}

/// Walks through the selection in the order of part numbers, a stride at a time.
struct Walk<'a> {
    selection: &'a PriceSelection,
    level: PriceLevel,
    after: String,
    over: bool,
}

impl<'a> Walk<'a> {
    fn of(selection: &'a PriceSelection, level: PriceLevel) -> Self {
        // Something typed that has no letter or digit finds nothing.
        let over = bounds(&selection.text).is_none() && !selection.text.is_empty();
        Self { selection, level, after: String::new(), over }
    }

    async fn next(&mut self, cx: &mut Read) -> Result<Vec<Row>> {
        if self.over {
            return Ok(Vec::new());
        }
        let [first, second, ..] = bounds(&self.selection.text).unwrap_or_default();
        let (first_from, first_to) = first.unzip();
        let (second_from, second_to) = second.unzip();
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT p.id, p.number, p.name, p.price AS retail,
                    CASE ?10 WHEN 'retail' THEN p.price ELSE l.price END AS own
             FROM parts p LEFT JOIN part_prices l ON l.part_id = p.id AND l.level = ?10
             WHERE p.number > ?1 AND p.active = 1 AND (?2 IS NULL OR p.class = ?2) AND (?3 IS NULL OR p.category = ?3)
               AND (?4 IS NULL OR EXISTS (SELECT 1 FROM receipt_lines x JOIN receipts r ON r.id = x.receipt_id
                                          WHERE x.part_id = p.id AND r.supplier_id = ?4))
               AND (?5 IS NULL OR p.id IN (SELECT value FROM json_each(?5)))
               AND (?6 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?6 AND term < ?7))
               AND (?8 IS NULL OR p.id IN (SELECT id FROM search_terms WHERE kind = 4 AND term >= ?8 AND term < ?9))
             ORDER BY p.number LIMIT ?11",
        )
        .bind(&self.after)
        .bind(self.selection.class)
        .bind(self.selection.category.clone().and_then(Text::or_none))
        .bind(self.selection.supplier_id)
        .bind(self.chosen()?)
        .bind(first_from)
        .bind(first_to)
        .bind(second_from)
        .bind(second_to)
        .bind(self.level)
        .bind(STRIDE)
        .fetch_all(cx.db())
        .await?;
        match rows.last() {
            Some(last) => self.after.clone_from(&last.number),
            None => self.over = true,
        }
        Ok(rows)
    }

    fn chosen(&self) -> Result<Option<String>> {
        let parts = &self.selection.parts;
        Ok(if parts.is_empty() { None } else { Some(serde_json::to_string(parts)?) })
    }
}

/// What the changes come to, gathered while walking.
#[derive(Default)]
struct Sums {
    chosen: i64,
    dearer: i64,
    cheaper: i64,
    same: i64,
    seal: Sha256,
}

impl Sums {
    /// The new price where it is another one.
    fn add(&mut self, row: &Row, rule: &Repricing, checks: &mut Checks) -> Option<Money> {
        self.chosen += 1;
        let Some(base) = rule.base(row.own, row.retail) else {
            self.same += 1;
            return None;
        };
        match rule.new_price(base) {
            Ok(price) if Some(price) == row.own => {
                self.same += 1;
                None
            }
            Ok(price) => {
                if row.own.is_some_and(|own| price < own) {
                    self.cheaper += 1
                } else {
                    self.dearer += 1
                }
                let change = (row.id, row.own.map(Money::units), price.units());
                self.seal.update(format!("{change:?}").as_bytes());
                Some(price)
            }
            Err(TooFar) => {
                let refusal = Refusal::new("parts.price_out_of_range").at("rule.amount");
                checks.add(refusal.with("part", &row.number).with("price", base));
                None
            }
        }
    }
}

fn check(selection: &PriceSelection, rule: &RepricingForm) -> Result<Repricing> {
    let mut checks = Checks::new();
    if selection.parts.len() > MOST_CHOSEN {
        checks.add(Refusal::new("parts.too_many_lines").at("selection.parts").with("limit", MOST_CHOSEN));
    }
    let rule = rule.checked(&mut checks, "rule");
    checks.done()?;
    rule.ok_or_else(|| Refusal::new("parts.repricing_needed").at("rule").into())
}

pub async fn preview_prices(cx: &mut Read, input: PreviewPrices) -> Result<PricePreview> {
    let rule = check(&input.selection, &input.rule)?;
    let (mut sums, mut checks) = (Sums::default(), Checks::new());
    let mut rows = Vec::new();
    let after = input.after.unwrap_or_default();
    let mut walk = Walk::of(&input.selection, rule.level);
    while !walk.over {
        for row in walk.next(cx).await? {
            let price = sums.add(&row, &rule, &mut checks);
            if let Some(price) = price.filter(|_| rows.len() <= SHOWN && row.number.as_str() > after.as_str())
            {
                rows.push(NewPrice {
                    part_id: row.id,
                    number: row.number,
                    name: row.name,
                    before: row.own,
                    after: price,
                });
            }
        }
        // Nobody reads ten thousand refusals.
        if !checks.is_clean() {
            checks.done()?;
            break;
        }
    }
    let more = page::cut(&mut rows, SHOWN);
    let fingerprint = hex(&sums.seal.finalize());
    let (chosen, dearer, cheaper, same) = (sums.chosen, sums.dearer, sums.cheaper, sums.same);
    Ok(PricePreview { rows, more, chosen, dearer, cheaper, same, fingerprint })
}

/// Applies what the preview showed. Refuses `parts.prices_moved` if it would be anything else by now.
pub async fn change_prices(cx: &mut Write, input: ChangePrices) -> Result<PricesChanged> {
    let rule = check(&input.selection, &input.rule)?;
    let (now, staff) = (cx.now, cx.staff());
    let asked = serde_json::json!({ "selection": input.selection, "rule": input.rule });
    let id: PriceChangeId = sqlx::query_scalar(
        "INSERT INTO price_changes (reason, selection, parts, at, by_staff) VALUES (?, ?, 0, ?, ?) RETURNING id",
    )
    .bind(&input.reason)
    .bind(asked.to_string())
    .bind(now)
    .bind(staff)
    .fetch_one(cx.db())
    .await?;
    let because = Because { source: PriceSource::Bulk, change: Some(id) };
    let (mut sums, mut checks) = (Sums::default(), Checks::new());
    let mut walk = Walk::of(&input.selection, rule.level);
    while !walk.over {
        for row in walk.next(cx).await? {
            if let Some(price) = sums.add(&row, &rule, &mut checks) {
                write(cx, &row, rule.level, price, because).await?;
            }
        }
    }
    checks.done()?;
    let parts = sums.dearer + sums.cheaper;
    if hex(&sums.seal.finalize()) != input.fingerprint.as_str() {
        return Err(Refusal::new("parts.prices_moved").at("fingerprint").into());
    }
    if parts == 0 {
        return Err(Refusal::new("parts.nothing_to_reprice").at("selection").into());
    }
    sqlx::query("UPDATE price_changes SET parts = ? WHERE id = ?")
        .bind(parts)
        .bind(id)
        .execute(cx.db())
        .await?;
    cx.about("price_change", id.0);
    Ok(PricesChanged { id, parts })
}

async fn write(cx: &mut Write, row: &Row, level: PriceLevel, price: Money, because: Because) -> Result<()> {
    if level != PriceLevel::Retail {
        return prices::set_level(cx, row.id, level, Some(price), because).await;
    }
    sqlx::query("UPDATE parts SET price = ?, version = version + 1 WHERE id = ?")
        .bind(price)
        .bind(row.id)
        .execute(cx.db())
        .await?;
    prices::keep(cx, row.id, level, row.own, Some(price), because).await
}

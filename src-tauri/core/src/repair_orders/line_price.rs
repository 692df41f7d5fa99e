//! What a line costs per unit, and which rule made it.

use super::line_entries::Entry;
use super::new_line::NewLine;
use super::{LineKind, PriceRule};
use crate::kernel::{Checks, Money, Permission, Read, Refusal};

/// The unit price and the rule that made it.
pub(super) fn price(
    cx: &Read,
    checks: &mut Checks,
    field: &str,
    line: &NewLine,
    kind: LineKind,
    entry: &Entry,
) -> (Money, PriceRule) {
    let at = |name: &str| format!("{field}.{name}");
    if line.customer_supplied {
        checks.require(
            line.unit_price.is_none_or(Money::is_zero),
            &at("unit_price"),
            "orders.supplied_is_free",
        );
        return (Money::ZERO, PriceRule::CustomerSupplied);
    }
    let listed = match kind {
        LineKind::Labour if line.operation_id.is_none() => {
            entry.price.map(|price| (price, PriceRule::LabourRate))
        }
        LineKind::Labour | LineKind::Part => {
            entry.special.or(entry.price.map(|price| (price, PriceRule::Catalogue)))
        }
        LineKind::Fee if line.tariff.is_some() => entry.price.map(|price| (price, PriceRule::Tariff)),
        LineKind::Sublet | LineKind::Fee => None,
    };
    match (line.unit_price, listed) {
        (None, Some(listed)) => listed,
        (Some(price), Some(listed)) if price == listed.0 => listed,
        (Some(price), listed) => {
            by_hand(cx, checks, field, price, listed.is_some() && line.price_reason.is_empty());
            let rule = match kind {
                LineKind::Sublet => PriceRule::Sublet,
                LineKind::Fee if line.tariff.is_none() => PriceRule::Fee,
                LineKind::Fee | LineKind::Labour | LineKind::Part => PriceRule::ByHand,
            };
            (price, rule)
        }
        (None, None) => {
            checks.require(false, &at("unit_price"), "orders.price_needed");
            (Money::ZERO, PriceRule::Fee)
        }
    }
}

/// Who may make a price by hand, and what it needs.
pub(super) fn by_hand(cx: &Read, checks: &mut Checks, field: &str, price: Money, reason_missing: bool) {
    let at = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    if !cx.who.may(Permission::EditOrders) {
        let refusal = Refusal::new("orders.price_by_hand").at(at("unit_price"));
        checks.add(refusal.with("permission", Permission::EditOrders));
    }
    checks.require(!price.is_negative(), &at("unit_price"), "orders.price_negative");
    checks.require(!reason_missing, &at("price_reason"), "orders.price_reason_needed");
}

//! What can happen at the house without belonging to one car.

use serde_json::{Value, json};

use super::desk::ask;
use super::heard::{self, Lead};
use super::questions::{self, Question};
use super::{counter, manuals, shelves, suppliers};
use crate::kernel::{Moment, Money, Result, Write};

pub enum HouseStep {
    /// A delivery: the supplier's paper, part numbers with whole pieces, and whether somebody
    /// has looked at the batch already.
    GoodsArrive { note: &'static str, lines: &'static [(&'static str, i64)], looked_at: bool },
    /// Listed as an accessory (精品).
    Accessory(&'static str),
    /// Over the counter, paid in some way or still to be paid; whoever is on file tells a telephone.
    Sold { buyer: Buyer, lines: &'static [(&'static str, i64)], way: Option<&'static str> },
    /// Another house that buys parts at a price of its own.
    Tradesman { name: &'static str, contact: &'static str, phone: &'static str },
    /// What these parts cost at a level, reckoned from the retail price.
    Priced { level: &'static str, percent: &'static str, parts: &'static [&'static str] },
    /// Another supplier, approved; its region and organisation in the register of enterprises.
    NewSupplier { name: &'static str, phone: &'static str, register: (&'static str, &'static str) },
    /// Another maker's part, for the same cars as the part it is like, with its price and its bin.
    Listed {
        number: &'static str,
        name: &'static str,
        like: &'static str,
        yuan: &'static str,
        bin: &'static str,
    },
    /// All that is open at this supplier came, was looked at and is good.
    Delivered { from: &'static str, note: &'static str },
    /// Ordered for so many days from now, from the maker unless said.
    Ordered { from: Option<&'static str>, lines: &'static [(&'static str, i64)], days: i64 },
    /// One number takes the place of the other while there is any of it.
    Replaced { old: &'static str, new: &'static str },
    /// Either may be taken for the other.
    MayStandIn { part: &'static str, other: &'static str },
    /// The supplier's invoice for the delivery of this note; so many yuan dearer than what came.
    Invoiced { note: &'static str, number: &'static str, dearer: i64 },
    /// Not in stock: ordered for the buyer, for so many days from now.
    SpeciallyOrdered { buyer: Buyer, part: &'static str, days: i64 },
    /// Fits these series of the house's brand only.
    Fits { part: &'static str, series: &'static [&'static str] },
    /// Found bad on the shelf, and what is done about it.
    Bad { part: &'static str, words: &'static str, decision: &'static str },
    /// To be written off, and whether the manager agreed already.
    WrittenOff {
        lines: &'static [(&'static str, i64)],
        reason: &'static str,
        note: &'static str,
        agreed: bool,
    },
    /// From the shelf into the claims warehouse.
    LaidApart { lines: &'static [(&'static str, i64)], note: &'static str },
    /// From there to the supplier, by the delivery of this note.
    SentBack { note: &'static str, line: (&'static str, i64), why: &'static str },
    /// A category of parts was counted, so many off the book.
    Counted { category: &'static str, off: &'static [(&'static str, i64)] },
    /// A row of the price list for after the warranty gets its amount, in yuan.
    Tariff { key: &'static str, yuan: &'static str },
    /// Somebody asks by telephone or on line.
    Asked(&'static Question),
    /// What was said to that question, by whom.
    Said { words: &'static str, by: &'static str, answer: &'static str },
    /// The maker's schedules are set up.
    Manuals,
    /// Somebody thinks of buying a car.
    Intends(&'static Lead),
    /// The owner of the car with that place on file said this of themselves.
    Learned { owner_of: i64, kind: &'static str, text: &'static str },
}

/// Who buys over the counter.
pub struct Buyer(pub &'static str, pub Option<&'static str>);

use HouseStep::{
    Accessory, Asked, Bad, Counted, Delivered, Fits, GoodsArrive, Intends, Invoiced, LaidApart, Learned,
    Listed, Manuals, MayStandIn, NewSupplier, Ordered, Priced, Replaced, Said, SentBack, Sold,
    SpeciallyOrdered, Tariff, Tradesman, WrittenOff,
};

pub const CLERK: &str = "guxy";

pub async fn step(cx: &mut Write, at: Moment, step: &HouseStep) -> Result<()> {
    match step {
        GoodsArrive { note, lines, looked_at } => arrive(cx, at, note, lines, *looked_at).await,
        Replaced { old, new } => {
            let (old, new) = (part(cx, old).await?, part(cx, new).await?);
            let form = json!({ "old_part": old, "new_part": new, "way": "use_up", "note": "厂家改进" });
            ask(cx, CLERK, at, "parts_catalogue.supersede", form).await.map(drop)
        }
        MayStandIn { part: one, other } => {
            let (one, other) = (part(cx, one).await?, part(cx, other).await?);
            let form = json!({ "part_id": one, "other_id": other, "note": "尺寸通用" });
            ask(cx, CLERK, at, "parts_catalogue.add_alternative", form).await.map(drop)
        }
        Fits { part: one, series } => counter::fits(cx, at, one, series).await,
        SpeciallyOrdered { buyer, part, days } => counter::order_for(cx, at, buyer, part, *days).await,
        Accessory(number) => counter::accessory(cx, at, number).await,
        Sold { buyer, lines, way } => counter::sell(cx, at, buyer, lines, *way).await,
        Tradesman { name, contact, phone } => counter::tradesman(cx, at, name, contact, phone).await,
        Priced { level, percent, parts } => counter::price(cx, at, level, percent, parts).await,
        Bad { part, words, decision } => counter::bad(cx, at, part, words, decision).await,
        WrittenOff { lines, reason, note, agreed } => {
            shelves::write_off(cx, at, lines, reason, note, *agreed).await
        }
        LaidApart { lines, note } => shelves::lay_apart(cx, at, lines, note).await,
        SentBack { note, line, why } => shelves::send_back(cx, at, note, *line, why).await,
        Counted { category, off } => shelves::count(cx, at, category, off).await,
        Tariff { key, yuan } => {
            let form = json!({ "key": key, "value": yuan, "source": "2026 年第 4 号价格通知", "valid_from": at.day() });
            ask(cx, "zhoujm", at, "policy.set", form).await.map(drop)
        }
        Asked(question) => questions::asked(cx, at, question).await,
        Said { words, by, answer } => questions::said(cx, at, words, by, answer).await,
        Manuals => manuals::set_up(cx, at).await,
        Intends(lead) => heard::lead(cx, at, lead).await,
        Learned { owner_of, kind, text } => heard::learned(cx, at, *owner_of, kind, text).await,
        Ordered { from, lines, days } => suppliers::order(cx, at, *from, lines, *days).await,
        NewSupplier { name, phone, register } => suppliers::found(cx, at, name, phone, *register).await,
        Listed { number, name, like, yuan, bin } => {
            suppliers::listed(cx, at, (number, name), like, yuan, bin).await
        }
        Delivered { from, note } => suppliers::deliver(cx, at, from, note).await,
        Invoiced { note, number, dearer } => {
            counter::invoice(cx, at, note, number, Money::yuan(*dearer)).await
        }
    }
}

async fn arrive(
    cx: &mut Write,
    at: Moment,
    note: &str,
    lines: &[(&str, i64)],
    looked_at: bool,
) -> Result<()> {
    let mut received = Vec::new();
    for (number, pieces) in lines {
        let (id, cost): (i64, i64) = (part(cx, number).await?, cost(number));
        let cost = Money::from_units(cost);
        received.push(json!({ "part_id": id, "quantity": pieces.to_string(), "unit_cost": cost }));
    }
    let supplier = supplier(cx).await?;
    let clerk = super::desk::staff(cx, CLERK).await?;
    let inspected_by = if looked_at { json!(clerk) } else { Value::Null };
    let form = json!({
        "supplier_id": supplier, "delivery_note": note, "inspected_by": inspected_by, "lines": received,
    });
    ask(cx, CLERK, at, "parts.receive", form).await?;
    Ok(())
}

pub async fn supplier(cx: &mut Write) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT id FROM suppliers ORDER BY id LIMIT 1").fetch_one(cx.db()).await?)
}

/// Net purchase price of a part of the list, in fen.
pub fn cost(number: &str) -> i64 {
    crate::sample::parts::part_numbered(number).map_or(0, |part| part.cost_fen)
}

pub async fn part(cx: &mut Write, number: &str) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT id FROM parts WHERE number = ?").bind(number).fetch_one(cx.db()).await?)
}

//! What happens at the house today without belonging to one car.

use serde_json::{Value, json};

use super::desk::ask;
use super::heard::{self, Lead};
use super::questions::{self, Question};
use super::{counter, manuals, shelves};
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
    /// Ordered from the supplier for so many days from now.
    Ordered { lines: &'static [(&'static str, i64)], days: i64 },
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
    Accessory, Asked, Bad, Counted, Fits, GoodsArrive, Intends, Invoiced, LaidApart, Learned, Manuals,
    MayStandIn, Ordered, Priced, Replaced, Said, SentBack, Sold, SpeciallyOrdered, Tariff, Tradesman,
    WrittenOff,
};

pub const STEPS: &[(i64, HouseStep)] = &[
    // 经理把三个车型的保养手册录进了目录。
    (332, Manuals),
    // 顾问聊天时听到的购车意向和客户情况。
    (
        214,
        Intends(&Lead {
            by: "chenj",
            owner_of: 21,
            model: "赫澜 H90 2.0T 七座旗舰版",
            source: "visit",
            note: "下月添二胎，想看七座；旧车置换",
            end: None,
        }),
    ),
    (
        132,
        Intends(&Lead {
            by: "liw",
            owner_of: 44,
            model: "赫澜 E40 纯电 长续航版",
            source: "referral",
            note: "同事推荐，家里能装充电桩",
            end: None,
        }),
    ),
    (
        40,
        Intends(&Lead {
            by: "liw",
            owner_of: 9,
            model: "赫澜 H30 1.5T 智行版",
            source: "phone",
            note: "给孩子买代步车",
            end: Some(("bought_elsewhere", "价格没谈拢，在外地店订车")),
        }),
    ),
    (213, Learned { owner_of: 21, kind: "family", text: "下月二胎，平时由爱人送修" }),
    (
        131,
        Learned {
            owner_of: 44, kind: "competitor", text: "比较过隔壁连锁店的保养价，看重质保"
        },
    ),
    // 配件员一早整理目录：火花塞换代，品牌刹车片可代原厂。
    (330, Replaced { old: "12170924", new: "12178843" }),
    (328, MayStandIn { part: "31127480", other: "31159156" }),
    (326, Fits { part: "31135399", series: &["H60", "H90"] }),
    (325, Fits { part: "31151237", series: &["H60", "H90"] }),
    (327, MayStandIn { part: "41133790", other: "41141709" }),
    (310, Accessory("08112967")),
    (240, Ordered { lines: &[("41212980", 12), ("71152720", 12)], days: 3 }),
    (180, Invoiced { note: "HD-77120", number: "26442000000123456789", dearer: 0 }),
    // 第二张发票比入库贵，等经理点头。
    (160, Invoiced { note: "HD-77131", number: "26442000000123456812", dearer: 86 }),
    (
        150,
        Sold {
            buyer: Buyer("散客", None), lines: &[("08112967", 1), ("71152720", 2)], way: Some("wechat")
        },
    ),
    (18, Sold { buyer: Buyer("顺达出租车队", None), lines: &[("10177581", 4)], way: None }),
    // 同行来拿件，按同行价。
    (306, Tradesman { name: "宏图汽车修理厂", contact: "陆师傅", phone: "13862170355" }),
    (
        304,
        Priced { level: "trade", percent: "-0.15", parts: &["10177581", "12155086", "12163005", "71152720"] },
    ),
    (
        302,
        Priced {
            level: "member",
            percent: "-0.05",
            parts: &["08112967", "08120886", "71152720", "71160639"],
        },
    ),
    (
        128,
        Sold {
            buyer: Buyer("宏图汽车修理厂", Some("13862170355")),
            lines: &[("12155086", 4), ("12163005", 1)],
            way: Some("transfer"),
        },
    ),
    // 没有库存的门壳，为客户订货。
    (76, SpeciallyOrdered { buyer: Buyer("周先生", Some("13862170412")), part: "61201843", days: 4 }),
    (64, Sold { buyer: Buyer("散客", None), lines: &[("71160639", 1)], way: Some("cash") }),
    (140, Bad { part: "12155086", words: "外包装受潮，滤纸变形", decision: "return_to_supplier" }),
    (136, LaidApart { lines: &[("12155086", 1)], note: "受潮，待退供应商" }),
    (96, SentBack { note: "HD-77131", line: ("12155086", 1), why: "外包装受潮，滤纸变形" }),
    // 过期的油液已批准报损；摔坏的玻璃水还等经理看。
    (
        286,
        WrittenOff {
            lines: &[("10137986", 2), ("10145905", 1)],
            reason: "expired",
            note: "超过保质期",
            agreed: true,
        },
    ),
    (44, WrittenOff { lines: &[("10177581", 1)], reason: "damaged", note: "搬运时摔破", agreed: false }),
    // 小类循环盘点：养护品已盘完。
    (270, Counted { category: "养护品", off: &[("71160639", -1)] }),
    // 质保期外的收费：上门和运费定了价，远程支持还没定。
    (329, Tariff { key: "tariffs.on_site", yuan: "260.00" }),
    (326, Tariff { key: "tariffs.parts_freight", yuan: "35.00" }),
    // 电话和微信里的咨询：答复了的、等师傅的、超时的、没人接的。
    (292, Asked(&questions::BRAKES)),
    (
        281,
        Said {
            words: questions::BRAKES.words, by: "chenj", answer: "含工时约 1020 元，有现货，随时可来"
        },
    ),
    (196, Asked(&questions::RANGE)),
    (70, Asked(&questions::NOISE)),
    (12, Asked(&questions::HOURS)),
    // 早上的常用件，已验收上架。
    (
        300,
        GoodsArrive {
            note: "HD-77120",
            lines: &[("10114229", 60), ("12115491", 20), ("12123410", 20), ("31127480", 4)],
            looked_at: true,
        },
    ),
    (210, GoodsArrive { note: "HD-77131", lines: &[("12155086", 10), ("71160639", 6)], looked_at: true }),
    // 事故车等的机盖到了，还没开箱验收。
    (
        26,
        GoodsArrive {
            note: "HD-77145",
            lines: &[("61193924", 1), ("61233519", 60), ("12170924", 16)],
            looked_at: false,
        },
    ),
];

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
        Ordered { lines, days } => counter::order(cx, at, lines, *days).await,
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

//! The house's own day: what was done beside the cars, and when.

use super::heard::Lead;
use super::house::HouseStep::{
    Accessory, Asked, Bad, Counted, Delivered, Fits, GoodsArrive, Intends, Invoiced, LaidApart, Learned,
    Listed, Manuals, MayStandIn, NewSupplier, Ordered, Priced, Replaced, Said, SentBack, Sold,
    SpeciallyOrdered, Tariff, Tradesman, WrittenOff,
};
use super::house::{Buyer, HouseStep};
use super::questions;

/// Who sells other makers' parts.
const BRANDS: &str = "苏州恒驰汽车配件有限公司";

/// Minutes of opening hours ago, and what happened then.
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
    (240, Ordered { from: None, lines: &[("41212980", 12), ("71152720", 12)], days: 3 }),
    // 第二家供应商：品牌件，前天订的货今天按单收齐，又订了一批。
    (1_180, NewSupplier { name: BRANDS, phone: "051266180275", register: ("320505", "MA1WQ3K7") }),
    (
        1_172,
        Listed {
            number: "33509912",
            name: "空气弹簧（前，品牌件）",
            like: "33247527",
            yuan: "3280.00",
            bin: "K-05",
        },
    ),
    (1_168, MayStandIn { part: "33247527", other: "33509912" }),
    (
        1_160,
        Ordered { from: Some(BRANDS), lines: &[("31159156", 6), ("10130067", 20), ("33509912", 1)], days: 2 },
    ),
    (230, Delivered { from: BRANDS, note: "HC-260418" }),
    (58, Ordered { from: Some(BRANDS), lines: &[("31159156", 8), ("41141709", 4)], days: 3 }),
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

//! Papers to test with: an ordinary day, the longest order, and one with nothing filled in.

use super::checks::{CheckGroup, CheckItem, CheckResult};
use super::entrustment::OldParts;
use super::outline::{DamageKind, DamageMark, View};
use super::*;
use crate::documents::paper::Signature;
use crate::kernel::{Day, Moment, Money, Quantity, Rate};

mod after;
mod before;
mod money;
mod store;

pub use money::settlement;

/// How much stands on the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Usual,
    Long,
    Empty,
}

impl Size {
    pub const ALL: [Self; 3] = [Self::Usual, Self::Long, Self::Empty];

    fn count(self, usual: usize) -> usize {
        match self {
            Self::Usual => usual,
            Self::Long => 60,
            Self::Empty => 0,
        }
    }

    fn words(self, words: &str) -> String {
        match self {
            Self::Usual => words.to_owned(),
            Self::Long => format!("{words}，{}", "含拆装、清洗、调试与复位（㛃䶮𬭎喆）；".repeat(3)),
            Self::Empty => String::new(),
        }
    }

    fn some(self, words: &str) -> Option<String> {
        (self != Self::Empty).then(|| self.words(words))
    }
}

pub fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn day(text: &str) -> Option<Day> {
    Some(moment(&format!("{text}T12:00:00+08:00")).day())
}

pub fn marks() -> PrintMarks {
    PrintMarks {
        copies: Vec::new(),
        printed_by: "王芳".to_owned(),
        printed_at: moment("2026-01-08T17:32:00+08:00"),
        reprint: 0,
    }
}

fn house(size: Size) -> House {
    if size == Size::Empty {
        return House { name: "新车行".to_owned(), ..House::default() };
    }
    House {
        name: "深圳市南山区星途汽车销售服务有限公司".to_owned(),
        address: "深圳市南山区科苑路 15 号".to_owned(),
        phone: "0755-26001234".to_owned(),
        hotline: Some("400-800-1234".to_owned()),
        filing_number: Some("粤交维备 440305001234".to_owned()),
    }
}

fn car(size: Size) -> Car {
    if size == Size::Empty {
        return Car::default();
    }
    Car {
        plate: Some("粤BD12345".to_owned()),
        plate_colour: Some(PlateColour::Green),
        vin: Some("LFV3A21K7D4262398".to_owned()),
        model: size.words("星途 追风 2024款 1.5T 豪华型"),
        colour: Some("珍珠白".to_owned()),
        engine_number: Some("EA211-8832017".to_owned()),
        fuel: Some(Fuel::PlugInHybrid),
    }
}

fn party(size: Size, name: &str) -> Party {
    let phone = (size != Size::Empty).then(|| "13812345678".to_owned());
    Party { name: size.words(name), phone }
}

fn signed(size: Size, name: &str) -> Signed {
    if size == Size::Empty {
        return Signed::default();
    }
    let stroke = |from: i32| (0..20).map(|n| [from + n * 9, 60 + (n * 37 % 50) - n]).collect();
    Signed {
        name: name.to_owned(),
        strokes: Some(Signature {
            width: 600,
            height: 200,
            strokes: vec![stroke(20), stroke(180), stroke(350)],
        }),
        at: Some(moment("2026-01-08T10:25:00+08:00")),
    }
}

fn fen(n: usize) -> Money {
    Money::from_units(i64::try_from(n * 1_999 + 4_550).unwrap_or(0))
}

fn thousandths(n: usize) -> Quantity {
    Quantity::from_units(i64::try_from(n * 300 + 500).unwrap_or(0))
}

const JOBS: [&str; 4] = ["更换机油机滤", "前轮制动片更换", "四轮定位", "空调系统清洗、杀菌"];
const PARTS: [&str; 4] = ["全合成机油 5W-30 4L", "机油滤清器总成", "前制动片（左右一套）", "空调滤芯"];

fn labour(size: Size) -> Vec<LabourLine> {
    (0..size.count(4))
        .map(|n| LabourLine {
            code: format!("A{:04}", n + 101),
            name: if n % 7 == 3 { size.words(JOBS[n % 4]) } else { JOBS[n % 4].to_owned() },
            hours: thousandths(n),
            hour_price: Money::yuan(160),
            amount: fen(n),
            payer: [Payer::Customer, Payer::Warranty, Payer::Insurance, Payer::Internal][n % 4],
            remark: (n % 3 == 1).then(|| "套餐项目".to_owned()),
        })
        .collect()
}

fn parts(size: Size) -> Vec<PartLine> {
    (0..size.count(4))
        .map(|n| PartLine {
            number: format!("06A115561{}", "B7".repeat(n % 5 + 1)),
            name: if n % 7 == 3 { size.words(PARTS[n % 4]) } else { PARTS[n % 4].to_owned() },
            nature: Some([PartNature::Original, PartNature::Equivalent][n % 2]),
            unit: ["桶", "个", "套", "个"][n % 4].to_owned(),
            quantity: thousandths(n),
            unit_price: fen(n * 3),
            amount: fen(n * 5),
            payer: Payer::Customer,
            customer_supplied: n % 9 == 8,
        })
        .collect()
}

fn fees(size: Size) -> Vec<FeeLine> {
    (0..size.count(1).min(12))
        .map(|n| FeeLine {
            name: "委外喷漆".to_owned(),
            amount: fen(n * 20),
            payer: Payer::Insurance,
            remark: size.some("左前翼子板整面"),
        })
        .collect()
}

fn groups(size: Size) -> Vec<CheckGroup> {
    let sections = [
        ("随车物品", vec!["备胎", "三角警示牌", "千斤顶", "灭火器", "随车工具", "行驶证"]),
        ("外观", vec!["漆面", "玻璃", "灯具", "轮毂"]),
        ("车内设施", vec!["空调", "音响", "点烟器", "车窗升降", "座椅"]),
        ("仪表", vec!["故障灯", "机油灯", "胎压灯"]),
        ("发动机", vec!["机油液位", "冷却液位", "制动液位"]),
        ("底盘", vec!["渗漏", "球头", "减振器"]),
    ];
    if size == Size::Empty {
        return Vec::new();
    }
    let results = [CheckResult::Ok, CheckResult::Present, CheckResult::Ok, CheckResult::Absent];
    let mut groups: Vec<CheckGroup> = sections
        .iter()
        .map(|(name, items)| CheckGroup {
            name: (*name).to_owned(),
            items: items
                .iter()
                .enumerate()
                .map(|(n, text)| CheckItem {
                    text: (*text).to_owned(),
                    result: if *text == "渗漏" { CheckResult::Defect } else { results[n % 4] },
                    value: (*text == "胎压灯").then(|| "2.4 bar".to_owned()),
                    note: (*text == "渗漏").then(|| size.words("变速箱油底壳轻微渗油")),
                })
                .collect(),
        })
        .collect();
    if size == Size::Long {
        let more = groups.clone();
        groups.extend(more);
    }
    groups
}

fn damage(size: Size) -> Vec<DamageMark> {
    let usual = [
        (View::Left, 376, 240, DamageKind::Scratch, "front_door", Some("约 12 cm")),
        (View::Left, 790, 180, DamageKind::Dent, "rear_fender", None),
        (View::Front, 1260, 310, DamageKind::Crack, "front_bumper", None),
        (View::Rear, 1010, 630, DamageKind::Missing, "left_tail_light", Some("灯罩")),
        (View::Top, 1560, 200, DamageKind::Paint, "hood", Some("石击")),
        (View::Right, 710, 700, DamageKind::Scratch, "front_wheel", None),
    ];
    let times = if size == Size::Long { 8 } else { usize::from(size == Size::Usual) };
    (0..times)
        .flat_map(|_| usual)
        .map(|(view, x, y, kind, panel, note)| DamageMark {
            view,
            x,
            y,
            kind,
            panel: Some(panel.to_owned()),
            note: note.map(str::to_owned),
        })
        .collect()
}

/// A paper of every form.
pub fn all(size: Size) -> Vec<FormData> {
    vec![
        FormData::WalkAround(Box::new(before::walk_around(size))),
        FormData::Entrustment(Box::new(before::entrustment(size))),
        FormData::AddOn(Box::new(before::add_on(size))),
        FormData::Booking(Box::new(before::booking(size))),
        FormData::Quotation(Box::new(before::quotation(size, true))),
        FormData::EnquiryQuote(Box::new(before::quotation(size, false))),
        FormData::JobSheet(Box::new(before::job_sheet(size))),
        FormData::PickList(Box::new(after::pick_list(size))),
        FormData::IssueSlip(Box::new(after::pick_list(size))),
        FormData::ReturnSlip(Box::new(after::return_slip(size))),
        FormData::CountSheet(Box::new(store::count_sheet(size, false))),
        FormData::CountSheet(Box::new(store::count_sheet(size, true))),
        FormData::PurchaseOrder(Box::new(store::goods(size, true))),
        FormData::GoodsIn(Box::new(store::goods(size, false))),
        FormData::SupplierReturn(Box::new(store::goods(size, true))),
        FormData::WriteOff(Box::new(store::goods(size, false))),
        FormData::Transfer(Box::new(store::goods(size, true))),
        FormData::PickRound(Box::new(store::pick_round(size))),
        FormData::PartLabel(Box::new(store::part_labels(size))),
        FormData::BinLabel(Box::new(store::bin_labels(size))),
        FormData::DayClose(Box::new(money::day_close(size))),
        FormData::OldPartTag(Box::new(store::old_part_tag(size))),
        FormData::Inspection(Box::new(after::inspection(size))),
        FormData::Certificate(Box::new(after::certificate(size))),
        FormData::Settlement(Box::new(settlement(size))),
        FormData::CounterSale(Box::new(money::counter_sale(size))),
        FormData::Handover(Box::new(after::handover(size))),
        FormData::ExitPass(Box::new(after::exit_pass(size))),
    ]
}

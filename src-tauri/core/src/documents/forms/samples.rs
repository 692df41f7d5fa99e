//! Papers to test with: an ordinary day, the longest order, and one with nothing filled in.

use super::checks::{CheckGroup, CheckItem, CheckResult};
use super::entrustment::OldParts;
use super::outline::{DamageKind, DamageMark, View};
use super::*;
use crate::documents::paper::Signature;
use crate::kernel::{Day, Moment, Money, Quantity, Rate};

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

fn walk_around(size: Size) -> walk_around::WalkAround {
    walk_around::WalkAround {
        house: house(size),
        number: "HJ20260108-0012".to_owned(),
        at: moment("2026-01-08T10:12:00+08:00"),
        appointment_number: size.some("YY20260107-0003"),
        car: car(size),
        mileage: 35_120,
        fuel_eighths: (size != Size::Empty).then_some(5),
        battery_percent: (size != Size::Empty).then_some(80),
        sender: party(size, "陈喆"),
        owner: party(size, "陈建国"),
        advisor: size.words("王芳"),
        customer_words: size.words("低速转向时左前方有异响，刹车偏软；要求做 4 万公里保养"),
        groups: groups(size),
        marks: damage(size),
        photos: if size == Size::Empty { 0 } else { 6 },
        belongings: size.some("后备箱行李一件、儿童座椅"),
        valuables_reminded: size != Size::Empty,
        old_parts: OldParts::Take,
        wash: true,
        waiting: false,
        test_drive: true,
        contact_for_add_ons: size.some("陈建国 13987654321"),
        customer: signed(size, "陈喆"),
        advisor_signed: signed(size, "王芳"),
    }
}

fn entrustment(size: Size) -> entrustment::Entrustment {
    entrustment::Entrustment {
        house: house(size),
        number: "RO20260108-0031".to_owned(),
        opened_at: moment("2026-01-08T10:20:00+08:00"),
        owner: party(size, "陈建国"),
        sender: party(size, "陈喆"),
        car: car(size),
        mileage: 35_120,
        job_classes: if size == Size::Empty {
            vec![]
        } else {
            vec![JobClass::SecondMaintenance, JobClass::MinorRepair]
        },
        advisor: size.words("王芳"),
        request: size.words("低速转向时左前方有异响，刹车偏软；做 4 万公里保养"),
        suggestion: size.some("前制动片剩余 2 mm，建议更换；做四轮定位"),
        labour: labour(size),
        parts: parts(size),
        fees: fees(size),
        discount: if size == Size::Empty { Money::ZERO } else { Money::yuan(50) },
        total: fen(size.count(40) * 10),
        promised_at: (size != Size::Empty).then(|| moment("2026-01-08T17:30:00+08:00")),
        payment: size.some("微信"),
        old_parts: OldParts::Take,
        wash: true,
        waiting: true,
        test_drive: true,
        guarantee: (size != Size::Empty).then_some(Guarantee { days: 100, km: 20_000 }),
        clauses: size.some("本店自有条款").into_iter().collect(),
        customer: signed(size, "陈喆"),
        house_signed: signed(size, "王芳"),
    }
}

fn add_on(size: Size) -> addon::AddOn {
    addon::AddOn {
        house: house(size),
        number: "ZX20260108-0004".to_owned(),
        order_number: "RO20260108-0031".to_owned(),
        at: moment("2026-01-08T14:05:00+08:00"),
        owner: party(size, "陈建国"),
        sender: party(size, "陈喆"),
        car: car(size),
        advisor: size.words("王芳"),
        technician: size.some("李强"),
        reason: size.words("拆检发现左前下摆臂球头松旷，继续行驶有安全隐患"),
        labour: labour(size),
        parts: parts(size),
        fees: fees(size),
        total: fen(120),
        order_total: fen(400),
        promised_before: (size != Size::Empty).then(|| moment("2026-01-08T17:30:00+08:00")),
        promised_at: (size != Size::Empty).then(|| moment("2026-01-09T11:00:00+08:00")),
        consent: (size != Size::Empty).then(|| addon::Consent {
            by: size.words("陈喆"),
            how: addon::ConsentHow::Phone,
            at: moment("2026-01-08T14:20:00+08:00"),
            note: size.some("通话 13812345678"),
        }),
        customer: Signed::default(),
        house_signed: signed(size, "王芳"),
    }
}

fn job_sheet(size: Size) -> job_sheet::JobSheet {
    job_sheet::JobSheet {
        house: house(size),
        order_number: "RO20260108-0031".to_owned(),
        scan: "servicelane:order/31".to_owned(),
        at: moment("2026-01-08T10:40:00+08:00"),
        car: car(size),
        mileage: 35_120,
        job_classes: vec![JobClass::SecondMaintenance],
        advisor: size.words("王芳"),
        dispatcher: size.words("赵敏"),
        promised_at: (size != Size::Empty).then(|| moment("2026-01-08T17:30:00+08:00")),
        request: size.words("低速转向时左前方有异响，刹车偏软"),
        diagnosis: size.some("左前制动片偏磨"),
        wishes: size.some("旧件须向客户出示；洗车"),
        lines: (0..size.count(4))
            .map(|n| job_sheet::JobLine {
                code: format!("A{:04}", n + 101),
                name: if n % 7 == 3 { size.words(JOBS[n % 4]) } else { JOBS[n % 4].to_owned() },
                hours: thousandths(n),
                hands: if n % 2 == 0 {
                    vec![job_sheet::Hand { name: "李强".to_owned(), share: Rate::ONE }]
                } else {
                    ["李强", "周伟"]
                        .map(|name| job_sheet::Hand { name: name.to_owned(), share: Rate::percent(50) })
                        .to_vec()
                },
                bay: size.some("2 号举升机").filter(|_| n % 5 != 4),
                planned_start: Some(moment("2026-01-08T10:45:00+08:00")),
                planned_finish: Some(moment("2026-01-08T12:00:00+08:00")),
                started: (n % 2 == 0).then(|| moment("2026-01-08T10:50:00+08:00")),
                finished: None,
            })
            .collect(),
        parts: (0..size.count(4))
            .map(|n| job_sheet::JobPart {
                number: format!("06A115561{n}"),
                name: PARTS[n % 4].to_owned(),
                unit: "个".to_owned(),
                quantity: thousandths(n),
                issued: Quantity::ZERO,
            })
            .collect(),
    }
}

fn pick_list(size: Size) -> pick_list::PickList {
    pick_list::PickList {
        house: house(size),
        number: "LL20260108-0019".to_owned(),
        at: moment("2026-01-08T11:02:00+08:00"),
        order_number: "RO20260108-0031".to_owned(),
        car: car(size),
        warehouse: size.words("配件主库"),
        taken_by: size.some("李强"),
        issued_by: size.words("孙丽"),
        lines: (0..size.count(5))
            .map(|n| pick_list::PickLine {
                bin: format!("A-{:02}-{:02}", n / 6 + 1, n % 6 + 1),
                number: format!("06A115561{}", "B7".repeat(n % 5 + 1)),
                name: if n % 7 == 3 { size.words(PARTS[n % 4]) } else { PARTS[n % 4].to_owned() },
                unit: "个".to_owned(),
                demanded: Quantity::whole(2),
                issued: (n % 2 == 0).then_some(Quantity::whole(2)),
                unit_price: Some(fen(n)),
                payer: Payer::Customer,
                source: (n % 4 == 1).then(|| "P2512".to_owned()),
            })
            .collect(),
        taker: Signed::default(),
    }
}

fn return_slip(size: Size) -> return_slip::ReturnSlip {
    return_slip::ReturnSlip {
        house: house(size),
        number: "TL20260108-0002".to_owned(),
        at: moment("2026-01-08T15:40:00+08:00"),
        order_number: "RO20260108-0031".to_owned(),
        car: car(size),
        warehouse: size.words("配件主库"),
        returned_by: size.some("李强"),
        received_by: size.words("孙丽"),
        reason: size.words("客户取消该项目"),
        lines: (0..size.count(2))
            .map(|n| return_slip::ReturnLine {
                bin: format!("A-{:02}-{:02}", n / 6 + 1, n % 6 + 1),
                number: format!("06A115561{n}"),
                name: PARTS[n % 4].to_owned(),
                unit: "个".to_owned(),
                quantity: Quantity::ONE,
                payer: Payer::Customer,
                pick_number: Some("LL20260108-0019".to_owned()),
            })
            .collect(),
        returner: Signed::default(),
    }
}

fn inspection(size: Size) -> inspection::Inspection {
    use inspection::{Inspection, Level, LevelResult};
    let level = |level, round, passed: bool| LevelResult {
        level,
        round,
        inspector: "张伟".to_owned(),
        at: moment("2026-01-08T16:30:00+08:00"),
        passed,
        defects: (!passed).then(|| size.words("左前轮螺栓扭矩不足")),
        rework_number: (!passed).then(|| "RO20260108-0045".to_owned()),
    };
    Inspection {
        house: house(size),
        number: "ZJ20260108-0008".to_owned(),
        order_number: "RO20260108-0031".to_owned(),
        at: moment("2026-01-08T16:50:00+08:00"),
        car: car(size),
        mileage: 35_126,
        job_classes: vec![JobClass::SecondMaintenance],
        technicians: if size == Size::Empty {
            vec![]
        } else {
            vec!["李强".to_owned(), "周伟".to_owned()]
        },
        work: (0..size.count(4)).map(|n| JOBS[n % 4].to_owned()).collect(),
        groups: groups(size),
        road_test_km: (size != Size::Empty).then_some(5),
        levels: if size == Size::Empty {
            vec![]
        } else {
            vec![level(Level::Own, 1, true), level(Level::Final, 1, false), level(Level::Final, 2, true)]
        },
        passed: true,
        defects: size.some("首轮扭矩不足，已返工复检合格"),
        inspector: signed(size, "张伟"),
    }
}

fn certificate(size: Size) -> certificate::Certificate {
    certificate::Certificate {
        house: house(size),
        number: "HG20260108-0008".to_owned(),
        order_number: "RO20260108-0031".to_owned(),
        inspection_number: "ZJ20260108-0008".to_owned(),
        invoice_number: size.some("26442000000012345678"),
        customer: party(size, "陈建国"),
        car: car(size),
        vehicle_type: size.words("小型轿车"),
        job_class: JobClass::SecondMaintenance,
        came_in: day("2026-01-08").expect("a day"),
        went_out: day("2026-01-08").expect("a day"),
        mileage_out: 35_126,
        legal: Guarantee { days: 30, km: 5_000 },
        promised: Guarantee { days: 90, km: 10_000 },
        inspector: signed(size, "张伟"),
        receiver: Signed::default(),
    }
}

pub fn settlement(size: Size) -> settlement::Settlement {
    use settlement::{
        GuaranteedWork, InvoiceKind, InvoiceRecord, Paid, PayerShare, PaymentWay, SettledFee, SettledLabour,
        SettledPart, Settlement,
    };
    let full = size != Size::Empty;
    let gross = if full { fen(900) } else { Money::ZERO };
    let net = gross.net_of(Rate::percent(13));
    Settlement {
        house: house(size),
        number: "JS20260108-0027".to_owned(),
        at: moment("2026-01-08T17:20:00+08:00"),
        order_number: "RO20260108-0031".to_owned(),
        reverses: (size == Size::Long).then(|| "JS20260107-0011".to_owned()),
        reversal_reason: (size == Size::Long).then(|| "付款方有误".to_owned()),
        payer: Payer::Customer,
        payer_name: size.words("陈建国"),
        owner: party(size, "陈建国"),
        sender: party(size, "陈喆"),
        car: car(size),
        registration_day: day("2024-03-12").filter(|_| full),
        inspection_due: day("2026-03-31").filter(|_| full),
        insurer: size.some("平安财产保险"),
        insurance_due: day("2026-03-11").filter(|_| full),
        came_in: moment("2026-01-08T10:12:00+08:00"),
        mileage: 35_120,
        labour: labour(size)
            .into_iter()
            .map(|line| SettledLabour {
                code: line.code,
                name: line.name,
                hours: line.hours,
                hour_price: line.hour_price,
                list_amount: line.amount,
                discount: Money::from_units(1_000),
                amount: line.amount - Money::from_units(1_000),
                remark: line.remark,
            })
            .collect(),
        parts: parts(size)
            .into_iter()
            .map(|line| SettledPart {
                number: line.number,
                name: line.name,
                nature: line.nature,
                unit: line.unit,
                quantity: line.quantity,
                unit_price: line.unit_price,
                list_amount: line.amount,
                discount: Money::ZERO,
                amount: line.amount,
            })
            .collect(),
        fees: fees(size)
            .into_iter()
            .map(|line| SettledFee {
                name: line.name,
                list_amount: line.amount,
                discount: Money::ZERO,
                amount: line.amount,
                remark: line.remark,
            })
            .collect(),
        labour_total: fen(300),
        material_total: fen(580),
        other_total: fen(20),
        discount: if full { Money::yuan(40) } else { Money::ZERO },
        discount_notes: size.some("老客户工时九五折；代金券 50 元").into_iter().collect(),
        gross,
        net,
        tax: gross - net,
        taxes: if full {
            vec![TaxSum { rate: Rate::percent(13), net, tax: gross - net, gross }]
        } else {
            vec![]
        },
        shares: if full {
            vec![
                PayerShare { payer: Payer::Customer, name: size.words("陈建国"), gross },
                PayerShare {
                    payer: Payer::Warranty, name: "星途汽车有限公司".to_owned(), gross: fen(60)
                },
            ]
        } else {
            vec![]
        },
        payments: if full {
            vec![
                Paid {
                    way: PaymentWay::Wechat,
                    amount: fen(500),
                    at: moment("2026-01-08T17:22:00+08:00"),
                    reference: size.some("4200002512345678901234567890"),
                },
                Paid {
                    way: PaymentWay::OnAccount,
                    amount: fen(100),
                    at: moment("2026-01-08T17:23:00+08:00"),
                    reference: None,
                },
            ]
        } else {
            vec![]
        },
        owed: fen(100),
        invoices: if full {
            vec![InvoiceRecord {
                kind: InvoiceKind::Ordinary,
                number: "26442000000012345678".to_owned(),
                issued_on: day("2026-01-08").expect("a day"),
                buyer: size.words("陈建国"),
                tax_number: Some("91440300708461136T".to_owned()),
                amount: gross,
            }]
        } else {
            vec![]
        },
        declined: size.some("更换前减振器").into_iter().collect(),
        advice: size.some("前轮胎花纹剩 3 mm，建议 5,000 km 内更换"),
        next_service: if full {
            NextService { day: day("2026-07-08"), km: Some(45_000) }
        } else {
            NextService::default()
        },
        guarantees: if full {
            vec![
                GuaranteedWork {
                    job_class: JobClass::SecondMaintenance,
                    guarantee: Guarantee { days: 30, km: 5_000 },
                    until_day: day("2026-02-07"),
                    until_km: Some(40_126),
                },
                GuaranteedWork {
                    job_class: JobClass::MinorRepair,
                    guarantee: Guarantee { days: 10, km: 2_000 },
                    until_day: day("2026-01-18"),
                    until_km: Some(37_126),
                },
            ]
        } else {
            vec![]
        },
        advisor: size.words("王芳"),
        cashier: size.words("刘洋"),
        customer: signed(size, "陈喆"),
    }
}

fn handover(size: Size) -> handover::Handover {
    handover::Handover {
        house: house(size),
        number: "HJ20260108-0012".to_owned(),
        at: moment("2026-01-08T17:40:00+08:00"),
        car: car(size),
        owner: party(size, "陈建国"),
        advisor: size.words("王芳"),
        arrived_at: moment("2026-01-08T10:12:00+08:00"),
        notified_at: (size != Size::Empty).then(|| moment("2026-01-08T17:00:00+08:00")),
        mileage_in: 35_120,
        mileage_out: 35_126,
        orders: (0..size.count(1))
            .map(|n| handover::HandedOrder {
                number: format!("RO20260108-{:04}", n + 31),
                work: size.words("4 万公里保养；更换前制动片"),
                amount: fen(n),
                settlement_number: Some("JS20260108-0027".to_owned()),
            })
            .collect(),
        items_explained: true,
        cleaned: true,
        keys_returned: true,
        documents_returned: true,
        settings_restored: false,
        old_parts: handover::OldPartsOutcome::Returned,
        payment_cleared: true,
        appearance_accepted: size != Size::Long,
        objection: (size == Size::Long).then(|| "左前门新划痕一处，约 3 cm".to_owned()),
        next_service: NextService { day: day("2026-07-08"), km: Some(45_000) },
        advice: size.some("前轮胎花纹剩 3 mm，建议 5,000 km 内更换"),
        receiver: party(size, "陈喆"),
        receiver_id_tail: size.some("312X"),
        exit_pass_number: size.some("CM20260108-0021"),
        customer: signed(size, "陈喆"),
        advisor_signed: signed(size, "王芳"),
    }
}

fn exit_pass(size: Size) -> exit_pass::ExitPass {
    exit_pass::ExitPass {
        house: house(size),
        number: "CM20260108-0021".to_owned(),
        at: moment("2026-01-08T17:45:00+08:00"),
        order_numbers: (0..size.count(1)).map(|n| format!("RO20260108-{:04}", n + 31)).collect(),
        car: car(size),
        receiver: size.words("陈喆"),
        mileage_out: 35_126,
        payment_cleared: true,
        gate: size.some("南门"),
        remark: size.some("无"),
        issued_by: signed(size, "王芳"),
    }
}

/// A paper of every form.
pub fn all(size: Size) -> Vec<FormData> {
    vec![
        FormData::WalkAround(Box::new(walk_around(size))),
        FormData::Entrustment(Box::new(entrustment(size))),
        FormData::AddOn(Box::new(add_on(size))),
        FormData::JobSheet(Box::new(job_sheet(size))),
        FormData::PickList(Box::new(pick_list(size))),
        FormData::ReturnSlip(Box::new(return_slip(size))),
        FormData::Inspection(Box::new(inspection(size))),
        FormData::Certificate(Box::new(certificate(size))),
        FormData::Settlement(Box::new(settlement(size))),
        FormData::Handover(Box::new(handover(size))),
        FormData::ExitPass(Box::new(exit_pass(size))),
    ]
}

//! Papers up to the work.

use super::*;

pub fn walk_around(size: Size) -> walk_around::WalkAround {
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

pub fn booking(size: Size) -> booking::Booking {
    booking::Booking {
        house: house(size),
        number: "YY20260107-0003".to_owned(),
        booked_at: moment("2026-01-07T16:02:00+08:00"),
        state: booking::BookedState::Confirmed,
        from: moment("2026-01-08T10:00:00+08:00"),
        until: moment(if size == Size::Long {
            "2026-01-09T12:00:00+08:00"
        } else {
            "2026-01-08T11:30:00+08:00"
        }),
        customer: party(size, "陈喆"),
        car: car(size),
        kind: booking::BookedFor::Maintenance,
        advisor: size.words("王芳"),
        technician: size.some("李强"),
        words: size.words("4 万公里保养，刹车偏软请检查"),
        work: (0..size.count(2))
            .map(|n| booking::BookedWork {
                code: format!("A{:04}", n + 101),
                name: if n % 7 == 3 { size.words(JOBS[n % 4]) } else { JOBS[n % 4].to_owned() },
                hours: (n % 2 == 0).then(|| thousandths(n)),
                quantity: (n % 2 == 1).then(|| thousandths(n)),
                unit: if n % 2 == 1 { "个".to_owned() } else { String::new() },
            })
            .collect(),
        parts: (0..size.count(3))
            .map(|n| booking::KeptPart {
                number: format!("06A115561{n}"),
                name: PARTS[n % 4].to_owned(),
                unit: "个".to_owned(),
                quantity: thousandths(n),
                kept: n % 3 == 0,
                expected: day("2026-01-08").filter(|_| n % 3 == 1),
            })
            .collect(),
        bring: size.words("行驶证、保养手册、全部车钥匙"),
    }
}

/// Of an order, or of an enquiry with a package.
pub fn quotation(size: Size, of_order: bool) -> quotation::Quotation {
    let sums = |rate: i64, units: i64| TaxSum {
        rate: Rate::percent(rate),
        net: Money::from_units(units * 100),
        tax: Money::from_units(units * rate),
        gross: Money::from_units(units * (100 + rate)),
    };
    quotation::Quotation {
        house: house(size),
        number: if of_order { "RO20260108-0031" } else { "XJ20260108-0002" }.to_owned(),
        quoted_at: moment("2026-01-08T10:20:00+08:00"),
        valid_until: moment("2026-01-15T10:20:00+08:00").day(),
        customer: party(size, "陈喆"),
        car: (of_order || size == Size::Long).then(|| car(size)),
        mileage: of_order.then_some(35_120),
        quoted_by: size.words("王芳"),
        request: size.words("刹车偏软；换前刹车片连工带料多少钱"),
        labour: labour(size),
        parts: parts(size),
        packages: (0..if of_order { 0 } else { size.count(1) })
            .map(|n| quotation::QuotedPackage {
                code: format!("TC-{n:03}"),
                name: size.words("基础保养套餐"),
                contents: "更换机油机滤、全合成机油 5W-30 4L、机油滤清器总成".to_owned(),
                labour: fen(n),
                material: fen(n * 2),
                amount: fen(n) + fen(n * 2),
            })
            .collect(),
        fees: if of_order { fees(size) } else { vec![] },
        discount: if of_order { Money::yuan(50) } else { Money::ZERO },
        total: fen(size.count(40) * 10),
        taxes: if size == Size::Long {
            vec![sums(13, 123_456), sums(6, 7_800)]
        } else {
            vec![sums(13, 4_500)]
        },
        payers: [Payer::Customer, Payer::Warranty, Payer::Insurance, Payer::Internal]
            .into_iter()
            .take(if of_order { 4 } else { 1 })
            .map(|payer| quotation::PayerSum { payer, amount: fen(30) })
            .collect(),
    }
}

pub fn entrustment(size: Size) -> entrustment::Entrustment {
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

pub fn add_on(size: Size) -> addon::AddOn {
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

pub fn job_sheet(size: Size) -> job_sheet::JobSheet {
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

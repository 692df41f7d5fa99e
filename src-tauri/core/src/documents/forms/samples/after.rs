//! Papers of the store, the inspection and the way home.

use super::*;

pub fn pick_list(size: Size) -> pick_list::PickList {
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
                nature: Some([PartNature::Original, PartNature::Equivalent][n % 2]),
                source: (n % 4 == 1).then(|| "广州恒通 RK20260105-0002".to_owned()),
            })
            .collect(),
        taker: Signed::default(),
    }
}

pub fn return_slip(size: Size) -> return_slip::ReturnSlip {
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

pub fn inspection(size: Size) -> inspection::Inspection {
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

pub fn certificate(size: Size) -> certificate::Certificate {
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

pub fn handover(size: Size) -> handover::Handover {
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
        result_accepted: true,
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

pub fn exit_pass(size: Size) -> exit_pass::ExitPass {
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

//! Papers of the parts room.

use super::*;

pub fn count_sheet(size: Size, posted: bool) -> count_sheet::CountSheet {
    let signed = |name: &str, at: &str| Signed { name: name.to_owned(), strokes: None, at: Some(moment(at)) };
    count_sheet::CountSheet {
        house: house(size),
        number: "PD20260108-0001".to_owned(),
        at: moment("2026-01-08T18:02:00+08:00"),
        warehouse: size.words("配件主库"),
        scope: count_sheet::scope_words("bins", "A-01-01 A-01-02"),
        sums: posted.then(|| count_sheet::CountSums {
            found: Money::from_units(12_050),
            missing: Money::from_units(-90_105),
            net: Money::from_units(-78_055),
        }),
        note: size.some("月度盘点").filter(|_| posted),
        lines: (0..size.count(6))
            .map(|n| count_sheet::CountSheetLine {
                bin: format!("A-{:02}-{:02}", n / 6 + 1, n % 6 + 1),
                number: format!("06A115561{n}"),
                name: PARTS[n % 4].to_owned(),
                unit: "个".to_owned(),
                counted: (posted && n % 5 != 4).then_some(Quantity::whole(9)),
                book: posted.then_some(Quantity::whole(10)),
                value: (posted && n % 5 != 4).then_some(Money::from_units(-4_050)),
            })
            .collect(),
        opened_by: size.some("孙丽"),
        reviewer: if posted { signed("孙丽", "2026-01-08T19:30:00+08:00") } else { Signed::default() },
        approver: if posted { signed("陈刚", "2026-01-08T19:45:00+08:00") } else { Signed::default() },
    }
}

pub fn goods(size: Size, priced: bool) -> goods::GoodsPaper {
    use goods::{GoodsFact, GoodsLine};
    goods::GoodsPaper {
        house: house(size),
        number: "CG20260108-0003".to_owned(),
        at: moment("2026-01-08T10:15:00+08:00"),
        facts: GoodsFact::known([
            (GoodsFact::Supplier, size.some("广州恒通汽配有限公司")),
            (GoodsFact::Warehouse, size.some("配件主库")),
            (GoodsFact::Note, size.some("加急")),
        ]),
        lines: (0..size.count(4))
            .map(|n| GoodsLine {
                number: format!("06A115561{n}"),
                name: if n % 7 == 3 { size.words(PARTS[n % 4]) } else { PARTS[n % 4].to_owned() },
                unit: "个".to_owned(),
                quantity: Quantity::whole(10),
                unit_cost: priced.then_some(Money::from_units(4_520)),
                amount: priced.then_some(Money::from_units(45_200)),
                note: GoodsLine::rejected(Quantity::whole(11), Quantity::ONE, Some("包装破损")),
            })
            .collect(),
        total: priced.then_some(Money::from_units(180_800)),
        made_by: "孙丽".to_owned(),
        second: size.some("陈刚"),
    }
}

pub fn pick_round(size: Size) -> pick_round::RoundSheet {
    use pick_round::{RoundOrder, RoundShare, RoundSheet, RoundSheetLine};
    RoundSheet {
        house: house(size),
        number: "BL20260108-0004".to_owned(),
        at: moment("2026-01-08T10:40:00+08:00"),
        warehouse: size.words("配件主库"),
        made_by: size.words("孙丽"),
        orders: (1..=size.count(3).min(9))
            .map(|n| RoundOrder {
                mark: n.to_string(),
                number: format!("RO20260108-003{n}"),
                plate: format!("京A·1234{n}"),
                model: size.words("东风日产 轩逸 2024款"),
            })
            .collect(),
        lines: (0..size.count(6))
            .map(|n| RoundSheetLine {
                bin: format!("A-{:02}-{:02}", n / 6 + 1, n % 6 + 1),
                number: format!("06A115561{n}"),
                name: if n % 7 == 3 { size.words(PARTS[n % 4]) } else { PARTS[n % 4].to_owned() },
                unit: "个".to_owned(),
                quantity: Quantity::whole(3),
                shares: vec![
                    RoundShare { mark: "1".to_owned(), quantity: Quantity::ONE },
                    RoundShare { mark: "2".to_owned(), quantity: Quantity::whole(2) },
                ],
            })
            .collect(),
    }
}

pub fn part_labels(size: Size) -> labels::PartLabels {
    labels::PartLabels {
        labels: (0..size.count(4))
            .map(|n| labels::PartLabel {
                number: ["06A115561", "000123", "1K0698151DX-2024-LONG-NUMBER", "机滤-01"][n % 4].to_owned(),
                name: if n % 7 == 3 {
                    "前轮制动器摩擦衬片总成（含报警线与消音片，左右通用，".repeat(3)
                } else {
                    PARTS[n % 4].to_owned()
                },
                unit: "个".to_owned(),
                nature: Some([PartNature::Original, PartNature::Equivalent][n % 2]),
                bin: (n % 3 != 2).then(|| format!("A-{:02}-{:02}", n / 6 + 1, n % 6 + 1)),
            })
            .collect(),
    }
}

pub fn bin_labels(size: Size) -> labels::BinLabels {
    labels::BinLabels {
        labels: (0..size.count(3))
            .map(|n| labels::BinLabel {
                code: format!("A-{:02}-{n}", n % 6 + 1),
                warehouse: "配件主库".to_owned(),
            })
            .collect(),
    }
}

pub fn old_part_tag(size: Size) -> old_part_tag::OldPartTag {
    old_part_tag::OldPartTag {
        house: size.words("上海浦东宏达汽车销售服务有限公司"),
        serial: "1208".to_owned(),
        order_number: "RO20260108-0031".to_owned(),
        plate: if size == Size::Empty { String::new() } else { "京A·12345".to_owned() },
        vin: if size == Size::Empty { String::new() } else { "LGBH52E01EY123456".to_owned() },
        mileage: 23_140,
        part_number: "17040-EN00A".to_owned(),
        part_name: size.words("燃油泵总成"),
        unit: "个".to_owned(),
        quantity: Quantity::ONE,
        fault: size.words("热车后加速无力，油压低于 3 bar，更换燃油泵后正常"),
        place: size.words("索-A-03"),
        note: size.words("插头有烧蚀痕迹"),
        at: moment("2026-01-08T10:40:00+08:00"),
    }
}

//! The settlement.

use super::*;

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
                warranty_months: (!line.customer_supplied).then_some(12),
                warranty_km: (!line.customer_supplied).then_some(20_000),
                customer_supplied: line.customer_supplied,
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

pub fn counter_sale(size: Size) -> counter_sale::CounterSale {
    use counter_sale::{CounterSale, SoldPart};
    let settled = settlement(size);
    CounterSale {
        house: settled.house,
        number: settled.number,
        at: settled.at,
        sale_number: "XS20260108-0002".to_owned(),
        buyer: settled.payer_name,
        phone: size.some("13812345678"),
        note: size.some("自提"),
        mileage: size.some("").map(|_| 35_120),
        reverses: settled.reverses,
        reversal_reason: settled.reversal_reason,
        parts: settled
            .parts
            .into_iter()
            .zip(0..)
            .map(|(part, n)| SoldPart {
                number: part.number,
                name: part.name,
                nature: part.nature,
                unit: part.unit,
                quantity: part.quantity,
                unit_price: part.unit_price,
                discount: part.discount,
                amount: part.amount,
                warranty_months: (n % 2 == 0).then_some(12),
                warranty_km: (n % 4 == 0).then_some(20_000),
            })
            .collect(),
        list_total: settled.gross + settled.discount,
        discount: settled.discount,
        gross: settled.gross,
        net: settled.net,
        tax: settled.tax,
        taxes: settled.taxes,
        payments: settled.payments,
        owed: settled.owed,
        invoices: settled.invoices,
        seller: "孙丽".to_owned(),
        cashier: settled.cashier,
    }
}

pub fn day_close(size: Size) -> day_close::DayClose {
    use settlement::PaymentWay;
    let line = |way, counted: Option<i64>| day_close::DayCloseLine {
        way,
        entries: 12,
        paid: Money::from_units(12_345_600),
        account_received: Money::from_units(100_000),
        refunded: Money::from_units(-45_050),
        recorded: Money::from_units(12_400_550),
        counted: counted.map(Money::from_units),
    };
    let ways = match size {
        Size::Empty => Vec::new(),
        _ => vec![
            line(PaymentWay::Cash, Some(12_400_000)),
            line(PaymentWay::Card, Some(12_400_550)),
            line(PaymentWay::Wechat, Some(12_400_550)),
            line(PaymentWay::Alipay, Some(12_400_550)),
            line(PaymentWay::Transfer, Some(12_400_550)),
            line(PaymentWay::OnAccount, None),
        ],
    };
    day_close::DayClose {
        house: house(size),
        number: "RJ20260108-0001".to_owned(),
        day: day("2026-01-08").expect("a day"),
        closed_at: moment("2026-01-08T18:02:00+08:00"),
        ways,
        opening_float: Money::yuan(500),
        closing_float: Money::yuan(500),
        handed_in: Money::from_units(12_400_000),
        difference: Money::from_units(-550),
        explanation: size.some("找零多付"),
        taken_back: (size == Size::Long).then(|| "实点金额录错".to_owned()),
        cashier: Signed {
            name: "沈丽".to_owned(),
            strokes: None,
            at: Some(moment("2026-01-08T18:02:00+08:00")),
        },
    }
}

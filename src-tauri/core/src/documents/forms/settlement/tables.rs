//! The tables of a settlement.

use super::{
    InvoiceKind, InvoiceRecord, Paid, PayerShare, PaymentWay, SettledFee, SettledLabour, SettledPart, TaxSum,
};
use crate::documents::forms::lines::{measured, numbered, subtotal, sum};
use crate::documents::forms::words;
use crate::documents::paper::{Align, Cell, Column, Row, Table};
use crate::kernel::{Hours, Money};

pub fn labour(lines: &[SettledLabour]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.code.clone(),
            line.name.clone(),
            words::quantity(line.hours),
            words::money(line.hour_price),
            words::money(line.list_amount),
            words::money(line.discount),
            words::money(line.amount),
            line.remark.clone().unwrap_or_default(),
        ]
    });
    let hours: Hours = lines.iter().map(|line| line.hours).sum();
    rows.push(subtotal(
        "工时费小计",
        3,
        vec![
            Cell::new(words::quantity(hours)),
            Cell::new(""),
            sum(lines.iter().map(|line| line.list_amount)),
            sum(lines.iter().map(|line| line.discount)),
            sum(lines.iter().map(|line| line.amount)),
            Cell::new(""),
        ],
    ));
    Table {
        caption: Some("工时项目".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("编码", 210, Align::Left),
            Column::share("项目名称", 3, Align::Left),
            Column::fixed("工时", 125, Align::Right),
            Column::fixed("单价", 175, Align::Right),
            Column::fixed("金额", 205, Align::Right),
            Column::fixed("优惠", 175, Align::Right),
            Column::fixed("应付", 205, Align::Right),
            Column::share("备注", 1, Align::Left),
        ],
        rows,
        headless: false,
    }
}

pub fn parts(lines: &[SettledPart]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.number.clone(),
            line.name.clone(),
            match line.nature {
                _ if line.customer_supplied => "自带".to_owned(),
                nature => nature.map(words::nature).unwrap_or_default().to_owned(),
            },
            measured(line.quantity, &line.unit),
            words::money(line.unit_price),
            words::money(line.list_amount),
            words::money(line.discount),
            words::money(line.amount),
        ]
    });
    rows.push(subtotal(
        "材料费小计",
        6,
        vec![
            sum(lines.iter().map(|line| line.list_amount)),
            sum(lines.iter().map(|line| line.discount)),
            sum(lines.iter().map(|line| line.amount)),
        ],
    ));
    Table {
        caption: Some("配件材料".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("配件编号", 320, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("性质", 115, Align::Centre),
            Column::fixed("数量", 145, Align::Right),
            Column::fixed("单价", 180, Align::Right),
            Column::fixed("金额", 205, Align::Right),
            Column::fixed("优惠", 175, Align::Right),
            Column::fixed("应付", 205, Align::Right),
        ],
        rows,
        headless: false,
    }
}

pub fn fees(lines: &[SettledFee]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.name.clone(),
            line.remark.clone().unwrap_or_default(),
            words::money(line.list_amount),
            words::money(line.discount),
            words::money(line.amount),
        ]
    });
    rows.push(subtotal(
        "其他费用小计",
        3,
        vec![
            sum(lines.iter().map(|line| line.list_amount)),
            sum(lines.iter().map(|line| line.discount)),
            sum(lines.iter().map(|line| line.amount)),
        ],
    ));
    Table {
        caption: Some("其他费用".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::share("项目", 2, Align::Left),
            Column::share("说明", 3, Align::Left),
            Column::fixed("金额", 205, Align::Right),
            Column::fixed("优惠", 175, Align::Right),
            Column::fixed("应付", 205, Align::Right),
        ],
        rows,
        headless: false,
    }
}

pub fn taxes(sums: &[TaxSum], net: Money, tax: Money, gross: Money) -> Table {
    let mut rows: Vec<Row> = sums
        .iter()
        .map(|sum| {
            Row::new([
                words::rate(sum.rate),
                words::money(sum.net),
                words::money(sum.tax),
                words::money(sum.gross),
            ])
        })
        .collect();
    rows.push(
        Row {
            with_previous: !sums.is_empty(),
            ..Row::new([
                Cell::new("合计"),
                Cell::new(words::money(net)).bold(),
                Cell::new(words::money(tax)).bold(),
                Cell::new(words::money(gross)).bold(),
            ])
        }
        .washed(),
    );
    Table {
        caption: Some("税额".to_owned()),
        columns: vec![
            Column::share("税率", 1, Align::Centre),
            Column::share("不含税金额", 2, Align::Right),
            Column::share("税额", 2, Align::Right),
            Column::share("价税合计", 2, Align::Right),
        ],
        rows,
        headless: false,
    }
}

pub fn shares(shares: &[PayerShare]) -> Table {
    let mut rows: Vec<Row> = shares
        .iter()
        .map(|share| {
            Row::new([words::payer(share.payer).to_owned(), share.name.clone(), words::money(share.gross)])
        })
        .collect();
    rows.push(subtotal("全单合计", 2, vec![sum(shares.iter().map(|share| share.gross))]));
    Table {
        caption: Some("本工单各方分担".to_owned()),
        columns: vec![
            Column::fixed("付费方式", 300, Align::Centre),
            Column::share("付款方", 1, Align::Left),
            Column::fixed("价税合计", 400, Align::Right),
        ],
        rows,
        headless: false,
    }
}

pub const fn way(way: PaymentWay) -> &'static str {
    match way {
        PaymentWay::Cash => "现金",
        PaymentWay::Card => "银行卡",
        PaymentWay::Wechat => "微信",
        PaymentWay::Alipay => "支付宝",
        PaymentWay::Transfer => "转账",
        PaymentWay::OnAccount => "挂账",
        PaymentWay::Prepaid => "预存",
        PaymentWay::Voucher => "代金券",
    }
}

pub fn payments(payments: &[Paid], owed: Money) -> Table {
    let mut rows: Vec<Row> = payments
        .iter()
        .map(|paid| {
            Row::new([
                way(paid.way).to_owned(),
                words::minute(paid.at),
                paid.reference.clone().unwrap_or_default(),
                words::money(paid.amount),
            ])
        })
        .collect();
    rows.push(subtotal("尚欠（含挂账）", 3, vec![Cell::new(words::money(owed)).bold()]));
    Table {
        caption: Some("收款".to_owned()),
        columns: vec![
            Column::fixed("方式", 300, Align::Centre),
            Column::fixed("时间", 400, Align::Centre),
            Column::share("凭证号", 1, Align::Left),
            Column::fixed("金额", 400, Align::Right),
        ],
        rows,
        headless: false,
    }
}

pub fn invoices(invoices: &[InvoiceRecord]) -> Table {
    Table {
        caption: Some("发票登记".to_owned()),
        columns: vec![
            Column::fixed("种类", 230, Align::Centre),
            Column::fixed("发票号码", 430, Align::Left),
            Column::fixed("开票日期", 210, Align::Centre),
            Column::share("购买方", 1, Align::Left),
            Column::fixed("税号", 390, Align::Left),
            Column::fixed("价税合计", 230, Align::Right),
        ],
        rows: invoices
            .iter()
            .map(|invoice| {
                Row::new([
                    match invoice.kind {
                        InvoiceKind::Special => "专用发票",
                        InvoiceKind::Ordinary => "普通发票",
                    }
                    .to_owned(),
                    invoice.number.clone(),
                    invoice.issued_on.to_string(),
                    invoice.buyer.clone(),
                    invoice.tax_number.clone().unwrap_or_default(),
                    words::money(invoice.amount),
                ])
            })
            .collect(),
        headless: false,
    }
}

//! 交车单: the car goes home (DEL-01…DEL-12, domain-facts 8.8).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::across;
use super::shared::{Car, Head, House, NextService, Party, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Moment, Money};

/// What became of replaced parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OldPartsOutcome {
    Returned,
    ShownAndLeft,
    KeptForClaim,
    None,
}

/// A settled order that is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandedOrder {
    pub number: String,
    /// What was done, in a few words.
    pub work: String,
    /// What the customer pays of it, tax included.
    pub amount: Money,
    pub settlement_number: Option<String>,
}

/// The data of a 交车单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Handover {
    pub house: House,
    /// Number of the visit.
    pub number: String,
    pub at: Moment,
    pub car: Car,
    pub owner: Party,
    pub advisor: String,
    pub arrived_at: Moment,
    pub notified_at: Option<Moment>,
    pub mileage_in: i64,
    pub mileage_out: i64,
    pub orders: Vec<HandedOrder>,
    pub items_explained: bool,
    pub cleaned: bool,
    pub keys_returned: bool,
    pub documents_returned: bool,
    /// Seat, mirrors, radio as they were.
    pub settings_restored: bool,
    pub old_parts: OldPartsOutcome,
    /// Everything due is paid or put on account.
    pub payment_cleared: bool,
    /// The work was shown at the car and accepted (DEL-04), and so was the appearance; otherwise the
    /// objection says what.
    pub result_accepted: bool,
    pub appearance_accepted: bool,
    pub objection: Option<String>,
    pub next_service: NextService,
    pub advice: Option<String>,
    pub receiver: Party,
    /// Last four characters of the receiver's identity document, where taken.
    pub receiver_id_tail: Option<String>,
    pub exit_pass_number: Option<String>,
    pub customer: Signed,
    pub advisor_signed: Signed,
}

/// Lays the handover sheet out.
pub fn lay_out(data: &Handover, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head {
        house: &data.house,
        title: "交 车 单",
        number: ("接车单号", &data.number),
        date: ("交车时间", words::minute(data.at)),
        code: None,
        copies: Form::Handover.copies(),
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.facts(
        across(paper),
        &[
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("车主", &data.owner.name),
            Fact::new("进厂时间", words::minute(data.arrived_at)),
            Fact::new("通知取车", words::minute_or_blank(data.notified_at)),
            Fact::new("进厂里程", words::km(data.mileage_in)),
            Fact::new("出厂里程", words::km(data.mileage_out)),
            Fact::new("服务顾问", &data.advisor),
            Fact::new("出门条号", text(&data.exit_pass_number)),
        ],
    );
    sheet.gap();
    sheet.table(&orders(&data.orders));
    sheet.gap();
    sheet.together(|sheet| checks(data, sheet));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.clauses(&[
            "车身外观的变色、褪色、裂纹、锈蚀等，请在接车时当面提出；签字即表示外观和随车物品已当面确认。"
                .to_owned(),
        ]);
        sheet.gap();
        sheet.sign(&[data.customer.place("客户签字"), data.advisor_signed.place("服务顾问签字")]);
    });
    sheet.finish()
}

fn orders(orders: &[HandedOrder]) -> Table {
    let total: Money = orders.iter().map(|order| order.amount).sum();
    let mut rows: Vec<Row> = orders
        .iter()
        .map(|order| {
            Row::new([
                order.number.clone(),
                order.work.clone(),
                order.settlement_number.clone().unwrap_or_default(),
                words::money(order.amount),
            ])
        })
        .collect();
    rows.push(
        Row::total([Cell::new("客户应付合计").span(3).right(), Cell::new(words::money(total)).bold()])
            .washed(),
    );
    Table {
        caption: Some("本次维修".to_owned()),
        columns: vec![
            Column::fixed("工单号", 370, Align::Left),
            Column::share("维修内容", 1, Align::Left),
            Column::fixed("结算单号", 370, Align::Left),
            Column::fixed("客户应付", 260, Align::Right),
        ],
        rows,
        headless: false,
    }
}

fn checks(data: &Handover, sheet: &mut Sheet) {
    let done = ["是", "否"];
    let old = |kind: OldPartsOutcome, word: &str| words::tick(data.old_parts == kind, word);
    let old = [
        old(OldPartsOutcome::Returned, "已交客户"),
        old(OldPartsOutcome::ShownAndLeft, "已出示，客户留店"),
        old(OldPartsOutcome::KeptForClaim, "索赔件留存"),
        old(OldPartsOutcome::None, "无旧件"),
    ];
    let verdict = ["无异议", "有异议"];
    sheet.facts(
        3,
        &[
            Fact::new("维修项目及费用已说明", words::yes_no(data.items_explained, done)),
            Fact::new("车辆已清洗", words::yes_no(data.cleaned, done)),
            Fact::new("费用已结清", words::yes_no(data.payment_cleared, done)),
            Fact::new("钥匙已归还", words::yes_no(data.keys_returned, done)),
            Fact::new("证件已归还", words::yes_no(data.documents_returned, done)),
            Fact::new("座椅后视镜等已复位", words::yes_no(data.settings_restored, done)),
            Fact::new("旧件", old.join("  ")).span(3),
            Fact::new("维修结果验收", words::yes_no(data.result_accepted, verdict)),
            Fact::new("外观确认", words::yes_no(data.appearance_accepted, verdict)),
            Fact::new("异议内容", data.objection.clone().unwrap_or_default()),
            Fact::new("下次保养", words::next_service(data.next_service)).span(3).bold(),
            Fact::new("用车建议", data.advice.clone().unwrap_or_default()).span(3),
            Fact::new("接车人", &data.receiver.name),
            Fact::new("电话", data.receiver.phone.clone().unwrap_or_default()),
            Fact::new("证件后四位", data.receiver_id_tail.clone().unwrap_or_default()),
        ],
    );
}

//! 出门条: lets the car through the gate.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{Car, Head, House, PrintMarks, Signed, to_sign};
use super::{Form, words};
use crate::documents::paper::{Code, Document, Fact, Paper, Sheet};
use crate::kernel::Moment;

/// The data of a 出门条.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExitPass {
    pub house: House,
    pub number: String,
    pub at: Moment,
    /// Numbers of the settled orders.
    pub order_numbers: Vec<String>,
    pub car: Car,
    pub receiver: String,
    pub mileage_out: i64,
    /// Everything due is paid or put on account.
    pub payment_cleared: bool,
    /// Which gate, where there are several.
    pub gate: Option<String>,
    pub remark: Option<String>,
    pub issued_by: Signed,
}

/// Lays the exit pass out.
pub fn lay_out(data: &ExitPass, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head {
        house: &data.house,
        title: "车辆出门条",
        number: ("出门条号", &data.number),
        date: ("日期", words::minute(data.at)),
        code: Some(Code::Qr(data.number.clone())),
        copies: Form::ExitPass.copies(),
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.facts(
        2,
        &[
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("颜色", text(&data.car.colour)),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("工单号", data.order_numbers.join("、")),
            Fact::new("出厂里程", words::km(data.mileage_out)),
            Fact::new("接车人", &data.receiver),
            Fact::new("放行门岗", text(&data.gate)),
            Fact::new("费用结清", words::yes_no(data.payment_cleared, ["已结清或挂账", "未结清"])).bold(),
            Fact::new("备注", text(&data.remark)),
        ],
    );
    sheet.gap();
    sheet.paragraph(
        "该车维修手续已办妥，请予放行。本条当日有效，一车一条，出门时由门卫收回。",
        crate::documents::paper::Weight::Bold,
        crate::documents::paper::Align::Left,
    );
    sheet.gap();
    sheet.together(|sheet| {
        sheet.sign(&[data.issued_by.place("开具人签字"), to_sign("接车人签字"), to_sign("门卫签字")]);
    });
    sheet.finish()
}

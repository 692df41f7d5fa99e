//! 机动车维修竣工出厂合格证 in two parts, with the guarantee card (domain-facts 1.3, 1.4, 8.6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::{Car, Guarantee, Head, House, JobClass, Party, PrintMarks, Signed, to_sign};
use super::{Form, words};
use crate::documents::paper::{
    Align, Cell, Column, Document, Fact, Length, Paper, Row, Sheet, Table, Weight,
};
use crate::kernel::Day;

/// What this house repairs, unless the registration says otherwise.
pub const USUAL_VEHICLE_TYPE: &str = "小型轿车";

/// The data of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Certificate {
    pub house: House,
    pub number: String,
    /// 合同编号: the repair order.
    pub order_number: String,
    /// Number of the passed inspection that allows it.
    pub inspection_number: String,
    pub invoice_number: Option<String>,
    /// 托修方.
    pub customer: Party,
    pub car: Car,
    /// Kind of vehicle as registered.
    pub vehicle_type: String,
    /// The order's weightiest.
    pub job_class: JobClass,
    pub came_in: Day,
    pub went_out: Day,
    pub mileage_out: i64,
    /// The least the law asks for this class of job.
    pub legal: Guarantee,
    /// What the house promises; never less.
    pub promised: Guarantee,
    pub inspector: Signed,
    pub receiver: Signed,
}

/// Lays the certificate out: both parts on one sheet, the guarantee card on the next.
pub fn lay_out(data: &Certificate, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head {
        house: &data.house,
        title: "机动车维修竣工出厂合格证",
        number: ("编号", &data.number),
        date: ("出厂日期", data.went_out.to_string()),
        code: None,
        copies: Form::Certificate.copies(),
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    // Two parts fill the sheet.
    sheet.style.pad_y = Length::tenths(17);
    sheet.style.gap = Length::tenths(40);
    sheet.style.sign = Length::mm(13);
    sheet.gap();
    sheet.beside(
        |sheet| part(data, "副联（承修方存档）", sheet),
        |sheet| part(data, "正联（交托修方）", sheet),
    );
    sheet.new_page();
    card(data, &mut sheet);
    sheet.finish()
}

fn part(data: &Certificate, name: &str, sheet: &mut Sheet) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.caption(&format!("{name}　No. {}", data.number));
    sheet.facts(
        2,
        &[
            Fact::new("托修方", &data.customer.name).span(2),
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车辆类型", &data.vehicle_type),
            Fact::new("车型", &data.car.model).span(2),
            Fact::new("车架号", text(&data.car.vin)).span(2),
            Fact::new("发动机号", text(&data.car.engine_number)),
            Fact::new("维修类别", words::job_class(data.job_class)),
            Fact::new("合同编号", &data.order_number),
            Fact::new("检验单号", &data.inspection_number),
            Fact::new("进厂日期", data.came_in.to_string()),
            Fact::new("出厂日期", data.went_out.to_string()).bold(),
            Fact::new("出厂里程", words::km(data.mileage_out)),
            Fact::new("发票号码", text(&data.invoice_number)),
            Fact::new("承修方", &data.house.name).span(2),
            Fact::new("联系电话", &data.house.phone).span(2),
        ],
    );
    sheet.gap();
    sheet.paragraph("该车按维修合同维修，经检验合格，准予出厂。", Weight::Bold, Align::Centre);
    sheet.gap();
    sheet.sign(&[data.inspector.place("质量检验员"), to_sign("承修单位（盖章）")]);
    sheet.gap();
    sheet.sign(&[data.receiver.place("接车人")]);
}

fn card(data: &Certificate, sheet: &mut Sheet) {
    sheet.gap();
    sheet.caption(&format!("机动车维修质量保证卡　No. {}", data.number));
    sheet.facts(
        4,
        &[
            Fact::new("托修方", &data.customer.name),
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("维修类别", words::job_class(data.job_class)),
            Fact::new("出厂日期", data.went_out.to_string()),
            Fact::new("出厂里程", words::km(data.mileage_out)),
            Fact::new("法定最低保证期", words::guarantee(data.legal)).span(3),
            Fact::new("本厂承诺质量保证期", words::guarantee(data.promised)).span(4).bold(),
        ],
    );
    sheet.gap();
    sheet.clauses(&[
        "质量保证期自竣工出厂之日起计算，以行驶里程和日期先达到者为准：整车修理或总成修理不少于 20,000 km 或 100 天，二级维护不少于 5,000 km 或 30 天，一级维护、小修及专项修理不少于 2,000 km 或 10 天。".to_owned(),
        "在质量保证期内，因维修质量原因造成机动车无法正常使用，且承修方在三日内不能提供因非维修原因造成无法使用的相关证据的，承修方无偿返修，不收工时费和材料费。".to_owned(),
        "同一故障或维修项目经两次修理仍不能正常使用的，承修方负责联系其他维修企业修理，并承担相应费用。".to_owned(),
        "返修项目的质量保证期自返修竣工出厂之日起重新计算。返修时请出示本卡。".to_owned(),
        format!("投诉电话：{}", data.house.hotline.as_ref().unwrap_or(&data.house.phone)),
    ]);
    sheet.gap();
    let high = sheet.style.sign;
    sheet.table(&Table {
        caption: Some("返修记录".to_owned()),
        columns: vec![
            Column::fixed("次数", 180, Align::Centre),
            Column::share("返修项目", 3, Align::Left),
            Column::share("返修日期", 1, Align::Centre),
            Column::share("竣工日期", 1, Align::Centre),
            Column::share("送修人", 1, Align::Centre),
            Column::share("质量检验员", 1, Align::Centre),
        ],
        rows: (1..=4)
            .map(|n| {
                let mut cells = vec![Cell::new(n.to_string())];
                cells.extend((0..5).map(|_| Cell::new("")));
                Row::new(cells).at_least(high * 4 / 5)
            })
            .collect(),
        headless: false,
    });
}

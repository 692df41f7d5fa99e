//! 维修委托书: the repair contract (domain-facts 8.2, EST-01, EST-05).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines;
use super::shared::{
    Car, FeeLine, Guarantee, Head, House, JobClass, LabourLine, PartLine, Party, PrintMarks, Signed,
};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Document, Fact, Paper, Sheet};
use crate::kernel::{Moment, Money};

/// What becomes of replaced parts: they belong to the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OldParts {
    Take,
    Leave,
}

/// The data of a 维修委托书.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entrustment {
    pub house: House,
    /// Number of the repair order, which is that of the contract.
    pub number: String,
    pub opened_at: Moment,
    pub owner: Party,
    /// Who brought the car and orders the work.
    pub sender: Party,
    pub car: Car,
    /// km when the car came in.
    pub mileage: i64,
    pub job_classes: Vec<JobClass>,
    pub advisor: String,
    /// What the customer asks for, in his words.
    pub request: String,
    /// What the house proposes, and its diagnosis.
    pub suggestion: Option<String>,
    pub labour: Vec<LabourLine>,
    pub parts: Vec<PartLine>,
    pub fees: Vec<FeeLine>,
    /// Discount on the whole, not contained in the lines.
    pub discount: Money,
    /// What the customer is told it will cost, tax included.
    pub total: Money,
    pub promised_at: Option<Moment>,
    /// How it is to be paid, where agreed.
    pub payment: Option<String>,
    pub old_parts: OldParts,
    pub wash: bool,
    pub waiting: bool,
    pub test_drive: bool,
    /// Promised period of the weightiest job on the order.
    pub guarantee: Option<Guarantee>,
    /// Clauses of the house's own after the fixed ones.
    pub clauses: Vec<String>,
    pub customer: Signed,
    pub house_signed: Signed,
}

/// Lays the contract out.
pub fn lay_out(data: &Entrustment, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::Entrustment,
        "机动车维修委托书",
        ("合同编号", &data.number),
        ("进厂时间", data.opened_at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    facts(data, paper, &mut sheet);
    sheet.gap();
    lines::work(&mut sheet, &data.labour, &data.parts, &data.fees);
    sheet.gap();
    sheet.together(|sheet| totals(data, sheet));
    sheet.gap();
    sheet.caption("约定事项");
    sheet.clauses(&clauses(data));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.sign(&[data.customer.place("托修方签字"), data.house_signed.place("承修方签字（盖章）")]);
    });
    sheet.finish()
}

fn facts(data: &Entrustment, paper: Paper, sheet: &mut Sheet) {
    let classes: Vec<&str> = data.job_classes.iter().map(|class| words::job_class(*class)).collect();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let across = lines::across(paper);
    sheet.facts(
        across,
        &[
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("发动机号", text(&data.car.engine_number)),
            Fact::new("燃料种类", data.car.fuel.map(words::fuel).unwrap_or_default()),
            Fact::new("进厂里程", words::km(data.mileage)),
            Fact::new("车主", &data.owner.name),
            Fact::new("送修人", &data.sender.name),
            Fact::new("联系电话", text(&data.sender.phone)),
            Fact::new("维修类别", classes.join("、")),
            Fact::new("服务顾问", &data.advisor),
            Fact::new("预计交车", words::minute_or_blank(data.promised_at)).bold(),
            Fact::new("客户要求", &data.request).span(across),
            Fact::new("维修建议", text(&data.suggestion)).span(across),
        ],
    );
}

fn totals(data: &Entrustment, sheet: &mut Sheet) {
    let labour: Money = data.labour.iter().map(|line| line.amount).sum();
    let material: Money = data.parts.iter().map(|line| line.amount).sum();
    let other: Money = data.fees.iter().map(|line| line.amount).sum();
    sheet.facts(
        4,
        &[
            Fact::new("预估工时费", words::yuan(labour)),
            Fact::new("预估材料费", words::yuan(material)),
            Fact::new("其他费用", words::yuan(other)),
            Fact::new("优惠", words::yuan(data.discount)),
            Fact::new("预估总额", words::yuan(data.total)).bold(),
            Fact::new("人民币大写", format!("人民币{}", in_capitals(data.total))).span(3).bold(),
            Fact::new("付款方式", data.payment.clone().unwrap_or_default()),
            Fact::new("旧件处理", words::yes_no(data.old_parts == OldParts::Take, ["带走", "不带走"])),
            Fact::new("免费洗车", words::yes_no(data.wash, ["洗车", "不洗"])),
            Fact::new("在店等候", words::yes_no(data.waiting, ["等候", "离店"])),
        ],
    );
}

fn clauses(data: &Entrustment) -> Vec<String> {
    let drive = if data.test_drive { "同意" } else { "不同意" };
    let period = data.guarantee.map_or_else(
        || "按国家规定执行，自竣工出厂之日起计算".to_owned(),
        |guarantee| format!("{}，自竣工出厂之日起计算", words::guarantee(guarantee)),
    );
    let mut clauses = vec![
        "以上费用为预估，实际费用以结算清单为准。增加或变更维修项目、费用或交车时间，须事先征得托修方同意，未经同意的增项托修方有权拒付。".to_owned(),
        "更换下的旧件归托修方所有，由托修方自行处理；保修索赔更换的旧件除外。".to_owned(),
        format!("托修方{drive}承修方因检测、检验需要在道路上试车。"),
        "车内现金、证件及贵重物品请随身带走，自行保管；已交承修方书面登记保管的除外。".to_owned(),
        format!("维修质量保证期：{period}。保证期内因维修质量原因造成车辆无法正常使用的，承修方无偿返修。"),
        "托修方有权自主选择配件；托修方自带的配件，由托修方对其质量负责。".to_owned(),
        format!(
            "个人信息告知：{}（电话 {}）为履行本合同收集姓名、电话、车辆信息，用于维修、结算、质量保证和法定的维修档案，按法定期限保存；托修方可以查阅、复制、更正或要求删除。",
            data.house.name, data.house.phone
        ),
        "本合同发生争议，双方协商解决；协商不成的，可以向道路运输管理机构或消费者组织申请调解，也可以依法起诉。".to_owned(),
    ];
    clauses.extend(data.clauses.iter().cloned());
    clauses
}

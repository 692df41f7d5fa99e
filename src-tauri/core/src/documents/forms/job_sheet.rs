//! 派工单: what is to be done on a car, by whom and until when (WSH-02).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{across, finish, numbered};
use super::shared::{Car, Head, House, JobClass, PrintMarks, to_sign};
use super::{Form, words};
use crate::documents::paper::{Align, Code, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Day, Hours, Moment, Quantity, Rate};

/// A technician and his share of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hand {
    pub name: String,
    /// 1 for the whole line.
    pub share: Rate,
}

/// A labour line with who does it where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobLine {
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub hands: Vec<Hand>,
    pub bay: Option<String>,
    pub planned_start: Option<Moment>,
    pub planned_finish: Option<Moment>,
    /// Left blank on paper until known, to be written by hand.
    pub started: Option<Moment>,
    pub finished: Option<Moment>,
}

/// A part the job needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobPart {
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// Already taken from the store.
    pub issued: Quantity,
}

/// The data of a 派工单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct JobSheet {
    pub house: House,
    pub order_number: String,
    /// What the QR code says: scanned, it opens the order.
    pub scan: String,
    pub at: Moment,
    pub car: Car,
    pub mileage: i64,
    pub job_classes: Vec<JobClass>,
    pub advisor: String,
    pub dispatcher: String,
    pub promised_at: Option<Moment>,
    /// The fault in the customer's words.
    pub request: String,
    pub diagnosis: Option<String>,
    /// Special wishes: old parts shown, wash, careful with …
    pub wishes: Option<String>,
    pub lines: Vec<JobLine>,
    pub parts: Vec<JobPart>,
}

/// The customer's wishes, as the paper says them.
pub fn wishes(wash: bool, old_parts: bool) -> Option<String> {
    let words = [wash.then_some("洗车"), old_parts.then_some("旧件交客户")];
    let said = words.into_iter().flatten().collect::<Vec<_>>().join("；");
    (!said.is_empty()).then_some(said)
}

/// Lays the job sheet out.
pub fn lay_out(data: &JobSheet, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head {
        house: &data.house,
        title: "派 工 单",
        number: ("工单号", &data.order_number),
        date: ("派工时间", words::minute(data.at)),
        code: Some(Code::Qr(data.scan.clone())),
        copies: Form::JobSheet.copies(),
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let classes: Vec<&str> = data.job_classes.iter().map(|class| words::job_class(*class)).collect();
    let across = across(paper);
    sheet.facts(
        across,
        &[
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("颜色", text(&data.car.colour)),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("里程", words::km(data.mileage)),
            Fact::new("维修类别", classes.join("、")),
            Fact::new("服务顾问", &data.advisor),
            Fact::new("派工人", &data.dispatcher),
            Fact::new("预计交车", words::minute_or_blank(data.promised_at)).bold(),
            Fact::new("客户描述", &data.request).span(across),
            Fact::new("诊断", text(&data.diagnosis)).span(across),
            Fact::new("特别要求", text(&data.wishes)).span(across),
        ],
    );
    sheet.gap();
    sheet.table(&work(&data.lines, data.at.day()));
    sheet.gap();
    sheet.table(&parts(&data.parts));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.table(&interruptions(sheet.style.sign));
        sheet.gap();
        sheet.sign(&[to_sign("主修人自检"), to_sign("班组长检验"), to_sign("车间主管")]);
    });
    sheet.finish()
}

fn work(lines: &[JobLine], today: Day) -> Table {
    // The day only where it is another.
    let short = |at: Option<Moment>| match at {
        Some(at) if at.day() == today => at.local().format("%H:%M").to_string(),
        Some(at) => at.local().format("%m-%d %H:%M").to_string(),
        None => String::new(),
    };
    let mut rows = numbered(lines, |line| {
        let hands: Vec<String> = line
            .hands
            .iter()
            .map(|hand| {
                if hand.share == Rate::ONE {
                    hand.name.clone()
                } else {
                    format!("{} {}", hand.name, words::rate(hand.share))
                }
            })
            .collect();
        [
            line.code.clone(),
            line.name.clone(),
            words::quantity(line.hours),
            hands.join("、"),
            line.bay.clone().unwrap_or_default(),
            short(line.planned_start),
            short(line.planned_finish),
            short(line.started),
            short(line.finished),
        ]
    });
    finish(&mut rows, lines.len(), 10);
    Table {
        caption: Some("维修项目".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("编码", 190, Align::Left),
            Column::share("项目名称", 3, Align::Left),
            Column::fixed("工时", 120, Align::Right),
            Column::share("技师", 2, Align::Left),
            Column::share("工位", 2, Align::Left),
            Column::fixed("计划开工", 165, Align::Centre),
            Column::fixed("计划完工", 165, Align::Centre),
            Column::fixed("实际开工", 165, Align::Centre),
            Column::fixed("实际完工", 165, Align::Centre),
        ],
        rows,
        headless: false,
    }
}

fn parts(lines: &[JobPart]) -> Table {
    let mut rows = numbered(lines, |line| {
        [
            line.number.clone(),
            line.name.clone(),
            line.unit.clone(),
            words::quantity(line.quantity),
            words::quantity(line.issued),
        ]
    });
    finish(&mut rows, lines.len(), 6);
    Table {
        caption: Some("所需配件".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("配件编号", 400, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("单位", 140, Align::Centre),
            Column::fixed("需用数量", 200, Align::Right),
            Column::fixed("已领数量", 200, Align::Right),
        ],
        rows,
        headless: false,
    }
}

/// Filled in by hand where a technician has no screen.
fn interruptions(high: crate::documents::paper::Length) -> Table {
    let reasons = ["等件", "等客户", "等工位", "外协"].map(|word| words::tick(false, word)).join("  ");
    Table {
        caption: Some("中断记录".to_owned()),
        columns: vec![
            Column::share("中断原因", 2, Align::Left),
            Column::share("开始时间", 1, Align::Centre),
            Column::share("恢复时间", 1, Align::Centre),
            Column::share("说明", 2, Align::Left),
        ],
        rows: (0..2)
            .map(|_| {
                Row::new([reasons.clone(), String::new(), String::new(), String::new()])
                    .at_least(high * 3 / 5)
            })
            .collect(),
        headless: false,
    }
}

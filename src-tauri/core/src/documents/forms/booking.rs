//! 预约单: what was agreed with the customer before he comes: when, for what, which parts are kept for
//! him, what to bring (APT-01, APT-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lines::{across, measured, numbered};
use super::shared::{Car, Head, House, Party, PrintMarks, Signed, to_sign};
use super::{Form, words};
use crate::documents::paper::{Align, Column, Document, Fact, Paper, Sheet, Table};
use crate::kernel::{Day, Hours, Moment, Quantity};

/// What the car comes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BookedFor {
    Maintenance,
    Repair,
    Body,
    Check,
    Wash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BookedState {
    Booked,
    Confirmed,
    Arrived,
    Cancelled,
    Missed,
}

/// An operation, a package or a part that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BookedWork {
    pub code: String,
    pub name: String,
    /// Standard hours of work.
    pub hours: Option<Hours>,
    /// Pieces of a part.
    pub quantity: Option<Quantity>,
    pub unit: String,
}

/// A part it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptPart {
    pub number: String,
    pub name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// All of it lies ready.
    pub kept: bool,
    /// When the rest is promised to come.
    pub expected: Option<Day>,
}

/// The data of a 预约单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Booking {
    pub house: House,
    pub number: String,
    pub booked_at: Moment,
    pub state: BookedState,
    pub from: Moment,
    pub until: Moment,
    pub customer: Party,
    pub car: Car,
    pub kind: BookedFor,
    pub advisor: String,
    pub technician: Option<String>,
    /// In the customer's own words.
    pub words: String,
    pub work: Vec<BookedWork>,
    pub parts: Vec<KeptPart>,
    /// What to bring along, in the house's own words.
    pub bring: String,
}

/// Lays the confirmation out.
pub fn lay_out(data: &Booking, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::Booking,
        "服务预约单",
        ("预约单号", &data.number),
        ("登记时间", data.booked_at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let across = across(paper);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.facts(
        across,
        &[
            Fact::new("预约时间", slot(data.from, data.until)).bold().span(2),
            Fact::new("状态", state(data.state)).bold(),
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("客户", &data.customer.name),
            Fact::new("联系电话", text(&data.customer.phone)),
            Fact::new("服务类别", kind(data.kind)),
            Fact::new("服务顾问", &data.advisor),
            Fact::new("维修技师", text(&data.technician)),
            Fact::new("客户要求", &data.words).span(across),
        ],
    );
    sheet.gap();
    if !data.work.is_empty() {
        sheet.table(&work(&data.work));
        sheet.gap();
    }
    if !data.parts.is_empty() {
        sheet.table(&parts(&data.parts));
        sheet.gap();
    }
    sheet.together(|sheet| {
        sheet.caption("到店须知");
        sheet.clauses(&notes(data));
        sheet.gap();
        let named = Signed { name: data.advisor.clone(), ..Signed::default() };
        sheet.sign(&[to_sign("客户确认"), named.place("服务顾问")]);
    });
    sheet.finish()
}

/// `2026-01-08 09:30 至 10:30`; with both days where it goes on.
fn slot(from: Moment, until: Moment) -> String {
    if from.day() == until.day() {
        format!("{} 至 {}", words::minute(from), until.local().format("%H:%M"))
    } else {
        format!("{} 至 {}", words::minute(from), words::minute(until))
    }
}

const fn kind(kind: BookedFor) -> &'static str {
    match kind {
        BookedFor::Maintenance => "保养",
        BookedFor::Repair => "维修",
        BookedFor::Body => "钣喷",
        BookedFor::Check => "检测",
        BookedFor::Wash => "洗车",
    }
}

const fn state(state: BookedState) -> &'static str {
    match state {
        BookedState::Booked => "待确认",
        BookedState::Confirmed => "已确认",
        BookedState::Arrived => "已到店",
        BookedState::Cancelled => "已取消",
        BookedState::Missed => "未到店",
    }
}

fn work(lines: &[BookedWork]) -> Table {
    let rows = numbered(lines, |line| {
        let amount = match (line.hours, line.quantity) {
            (Some(hours), _) => format!("{} 工时", words::quantity(hours)),
            (None, Some(quantity)) => measured(quantity, &line.unit),
            (None, None) => String::new(),
        };
        [line.code.clone(), line.name.clone(), amount]
    });
    Table {
        caption: Some("预约项目".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("编码", 345, Align::Left),
            Column::share("项目名称", 1, Align::Left),
            Column::fixed("数量", 240, Align::Right),
        ],
        rows,
        headless: false,
    }
}

fn parts(lines: &[KeptPart]) -> Table {
    let rows = numbered(lines, |line| {
        let there = match (line.kept, line.expected) {
            (true, _) => "已预留".to_owned(),
            (false, Some(day)) => format!("预计 {day} 到货"),
            (false, None) => "暂缺，到货另行通知".to_owned(),
        };
        [line.number.clone(), line.name.clone(), measured(line.quantity, &line.unit), there]
    });
    Table {
        caption: Some("预留配件".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("配件编号", 345, Align::Left),
            Column::share("配件名称", 1, Align::Left),
            Column::fixed("数量", 240, Align::Right),
            Column::fixed("备货情况", 400, Align::Left),
        ],
        rows,
        headless: false,
    }
}

fn notes(data: &Booking) -> Vec<String> {
    let mut notes = Vec::new();
    if !data.bring.is_empty() {
        notes.push(format!("请携带：{}", data.bring));
    }
    notes.push("请按预约时间到店，工位和预留配件为您保留；不能按时到店或需要改期，请提前来电。".to_owned());
    notes.push("实际项目和费用以到店检查后双方签订的维修委托书为准。".to_owned());
    notes
}

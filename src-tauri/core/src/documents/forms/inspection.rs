//! 质检单: the quality inspection before a car leaves (QIN, regulation art. 44).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checks::{CheckGroup, itemised};
use super::shared::{Car, Head, House, JobClass, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::Moment;

/// Who inspects: the technician, his group, the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[serde(rename = "self")]
    Own,
    Group,
    Final,
}

/// The outcome of one level of the three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LevelResult {
    pub level: Level,
    /// 1, after a rework 2, …
    pub round: i64,
    pub inspector: String,
    pub at: Moment,
    pub passed: bool,
    pub defects: Option<String>,
    /// Number of the internal rework (内返) a failure led to.
    pub rework_number: Option<String>,
}

/// The data of a 质检单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Inspection {
    pub house: House,
    pub number: String,
    pub order_number: String,
    pub at: Moment,
    pub car: Car,
    pub mileage: i64,
    pub job_classes: Vec<JobClass>,
    /// Names of the technicians whose work is inspected.
    pub technicians: Vec<String>,
    /// What was done, one line each.
    pub work: Vec<String>,
    pub groups: Vec<CheckGroup>,
    pub road_test_km: Option<i64>,
    /// All levels so far, oldest first; the last is this one.
    pub levels: Vec<LevelResult>,
    pub passed: bool,
    pub defects: Option<String>,
    pub inspector: Signed,
}

/// Lays the inspection report out.
pub fn lay_out(data: &Inspection, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head {
        house: &data.house,
        title: "维修质量检验单",
        number: ("检验单号", &data.number),
        date: ("检验时间", words::minute(data.at)),
        code: None,
        copies: Form::Inspection.copies(),
    };
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let classes: Vec<&str> = data.job_classes.iter().map(|class| words::job_class(*class)).collect();
    sheet.facts(
        3,
        &[
            Fact::new("工单号", &data.order_number).bold(),
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("车架号", data.car.vin.clone().unwrap_or_default()),
            Fact::new("里程", words::km(data.mileage)),
            Fact::new("维修类别", classes.join("、")),
            Fact::new("主修人", data.technicians.join("、")),
            Fact::new("路试里程", data.road_test_km.map(words::km).unwrap_or_default()).span(2),
            Fact::new("维修项目", data.work.join("；")).span(3),
        ],
    );
    sheet.gap();
    sheet.table(&itemised(&data.groups));
    sheet.gap();
    sheet.table(&levels(&data.levels));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.facts(
            3,
            &[
                Fact::new("检验结论", words::yes_no(data.passed, ["合格，准予出厂", "不合格，返工"]))
                    .span(3)
                    .bold(),
                Fact::new("缺陷及处理", data.defects.clone().unwrap_or_default()).span(3),
            ],
        );
        sheet.gap();
        sheet.sign(&[data.inspector.place("质量检验员签字"), super::shared::to_sign("技术负责人")]);
    });
    sheet.finish()
}

fn levels(levels: &[LevelResult]) -> Table {
    Table {
        caption: Some("三级检验记录".to_owned()),
        columns: vec![
            Column::fixed("级别", 160, Align::Centre),
            Column::fixed("轮次", 140, Align::Centre),
            Column::fixed("检验人", 260, Align::Left),
            Column::fixed("时间", 350, Align::Centre),
            Column::fixed("结果", 180, Align::Centre),
            Column::share("缺陷", 1, Align::Left),
            Column::fixed("内返单号", 350, Align::Left),
        ],
        rows: levels
            .iter()
            .map(|level| {
                let result = Cell::new(if level.passed { "合格" } else { "不合格" });
                Row::new([
                    Cell::new(match level.level {
                        Level::Own => "自检",
                        Level::Group => "互检",
                        Level::Final => "终检",
                    }),
                    Cell::new(level.round.to_string()),
                    Cell::new(&level.inspector),
                    Cell::new(words::minute(level.at)),
                    if level.passed { result } else { result.bold() },
                    Cell::new(level.defects.clone().unwrap_or_default()),
                    Cell::new(level.rework_number.clone().unwrap_or_default()),
                ])
            })
            .collect(),
        headless: false,
    }
}

//! Checklist results as papers show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words;
use crate::documents::paper::{Align, Cell, Column, Row, Table};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckResult {
    Ok,
    Defect,
    Present,
    Absent,
    /// A measured value.
    Value,
    NotApplicable,
}

/// One answered question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckItem {
    pub text: String,
    pub result: CheckResult,
    /// The measured value with its unit.
    pub value: Option<String>,
    pub note: Option<String>,
}

/// The questions of one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckGroup {
    pub name: String,
    pub items: Vec<CheckItem>,
}

const fn word(result: CheckResult) -> &'static str {
    match result {
        CheckResult::Ok => "正常",
        CheckResult::Defect => "异常",
        CheckResult::Present => "有",
        CheckResult::Absent => "无",
        CheckResult::Value => "",
        CheckResult::NotApplicable => "不适用",
    }
}

fn answer(item: &CheckItem) -> String {
    let value = item.value.as_deref().unwrap_or_default();
    [word(item.result), value].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// One line per question: for papers that are read item by item.
pub fn itemised(groups: &[CheckGroup]) -> Table {
    let mut rows = Vec::new();
    let mut number = 0;
    for group in groups {
        for (n, item) in group.items.iter().enumerate() {
            number += 1;
            let fault = item.result == CheckResult::Defect;
            let result = Cell::new(answer(item)).align(Align::Centre);
            rows.push(Row::new([
                Cell::new(number.to_string()),
                Cell::new(if n == 0 { group.name.as_str() } else { "" }),
                Cell::new(&item.text),
                if fault { result.bold() } else { result },
                Cell::new(item.note.clone().unwrap_or_default()),
            ]));
        }
    }
    Table {
        caption: Some("检验项目".to_owned()),
        columns: vec![
            Column::fixed("序号", 115, Align::Centre),
            Column::fixed("类别", 260, Align::Left),
            Column::share("检验项目", 3, Align::Left),
            Column::fixed("结果", 300, Align::Centre),
            Column::share("说明", 2, Align::Left),
        ],
        rows,
        headless: false,
    }
}

/// One line per section, the questions one after another: for papers with little room.
pub fn gathered(groups: &[CheckGroup]) -> Table {
    let rows = groups.iter().map(|group| {
        let items: Vec<String> = group.items.iter().map(short).collect();
        Row::new([Cell::label(&group.name), Cell::new(items.join("　"))])
    });
    Table {
        caption: Some("随车物品与检查".to_owned()),
        columns: vec![Column::fixed("", 240, Align::Left), Column::share("", 1, Align::Left)],
        rows: rows.collect(),
        headless: true,
    }
}

fn short(item: &CheckItem) -> String {
    let note = item.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
    let ticked = match item.result {
        CheckResult::Ok | CheckResult::Present => true,
        CheckResult::Absent => false,
        _ => return format!("{}：{}{note}", item.text, answer(item)),
    };
    let value = item.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
    format!("{}{value}{note}", words::tick(ticked, &item.text))
}

//! 收银日结单: what came in on a business day, counted against what is recorded, and where the cash went.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::settlement::{PaymentWay, way};
use super::shared::{Head, House, PrintMarks, Signed, to_sign};
use super::{Form, words};
use crate::documents::capitals::in_capitals;
use crate::documents::paper::{Align, Cell, Column, Document, Fact, Paper, Row, Sheet, Table};
use crate::kernel::{Day, Moment, Money};

/// One way of paying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayCloseLine {
    pub way: PaymentWay,
    pub entries: i64,
    pub paid: Money,
    pub account_received: Money,
    /// Negative.
    pub refunded: Money,
    pub recorded: Money,
    /// Nothing for a promise.
    pub counted: Option<Money>,
}

/// The data of a 日结单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayClose {
    pub house: House,
    pub number: String,
    pub day: Day,
    pub closed_at: Moment,
    pub ways: Vec<DayCloseLine>,
    /// 备用金 before and after.
    pub opening_float: Money,
    pub closing_float: Money,
    pub handed_in: Money,
    /// Counted less recorded.
    pub difference: Money,
    pub explanation: Option<String>,
    /// Why the manager took it back.
    pub taken_back: Option<String>,
    pub cashier: Signed,
}

/// Lays the paper out.
pub fn lay_out(data: &DayClose, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::DayClose,
        "收银日结单",
        ("日结单号", &data.number),
        ("日结时间", data.closed_at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let mut facts = vec![
        Fact::new("营业日", data.day.to_string()).bold(),
        Fact::new("期初备用金", words::money(data.opening_float)),
        Fact::new("留存备用金", words::money(data.closing_float)),
        Fact::new("上缴现金", words::money(data.handed_in)).bold(),
        Fact::new("大写", in_capitals(data.handed_in)).span(2),
        Fact::new("长短款", words::money(data.difference)).bold(),
        Fact::new("差异说明", data.explanation.clone().unwrap_or_default()).span(2),
    ];
    if let Some(reason) = &data.taken_back {
        facts.push(Fact::new("已撤回", reason).bold().span(3));
    }
    sheet.facts(3, &facts);
    sheet.gap();
    sheet.table(&table(&data.ways));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.sign(&[data.cashier.place("收银员签字"), to_sign("收款人签字"), to_sign("审核签字")]);
    });
    sheet.finish()
}

fn table(ways: &[DayCloseLine]) -> Table {
    let amounts = |paid, account, refunded, recorded, counted: Option<Money>| {
        let difference = counted.map(|counted| words::money(counted - recorded));
        [
            words::money(paid),
            words::money(account),
            words::money(refunded),
            words::money(recorded),
            counted.map_or_else(|| "—".to_owned(), words::money),
            difference.unwrap_or_else(|| "—".to_owned()),
        ]
    };
    let mut rows: Vec<Row> = ways
        .iter()
        .map(|line| {
            let mut cells: Vec<Cell> = vec![way(line.way).to_owned().into(), line.entries.to_string().into()];
            let shown = amounts(line.paid, line.account_received, line.refunded, line.recorded, line.counted);
            cells.extend(shown.into_iter().map(Cell::from));
            Row::new(cells)
        })
        .collect();
    // A promise is no money yet.
    let real: Vec<&DayCloseLine> = ways.iter().filter(|line| line.way != PaymentWay::OnAccount).collect();
    let sum = |of: fn(&DayCloseLine) -> Money| real.iter().map(|line| of(line)).sum::<Money>();
    let mut total: Vec<Cell> = vec![
        Cell::new("实收合计").bold(),
        real.iter().map(|line| line.entries).sum::<i64>().to_string().into(),
    ];
    let sums = amounts(
        sum(|line| line.paid),
        sum(|line| line.account_received),
        sum(|line| line.refunded),
        sum(|line| line.recorded),
        Some(real.iter().filter_map(|line| line.counted).sum()),
    );
    total.extend(sums.into_iter().map(|text| Cell::new(text).bold()));
    rows.push(Row::total(total).washed());
    Table {
        caption: None,
        columns: vec![
            Column::share("收款方式", 1, Align::Left),
            Column::fixed("笔数", 110, Align::Right),
            Column::fixed("收款", 250, Align::Right),
            Column::fixed("收回挂账", 240, Align::Right),
            Column::fixed("退款", 230, Align::Right),
            Column::fixed("账面合计", 250, Align::Right),
            Column::fixed("实点", 250, Align::Right),
            Column::fixed("差异", 200, Align::Right),
        ],
        rows,
        headless: false,
    }
}

//! 环检单: the car as it came in, with damage marked on the drawn outline (REC-04, domain-facts 8.1).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checks::{CheckGroup, gathered};
use super::entrustment::OldParts;
use super::outline::{self, DamageKind, DamageMark, View};
use super::shared::{Car, Head, House, Party, PrintMarks, Signed};
use super::{Form, words};
use crate::documents::paper::{
    Align, Document, Fact, Ink, Item, Length, Paper, Point, Rect, Sheet, Style, Weight, Words, place, width,
};
use crate::kernel::Moment;

/// The data of a 环检单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WalkAround {
    pub house: House,
    pub number: String,
    pub at: Moment,
    pub appointment_number: Option<String>,
    pub car: Car,
    pub mileage: i64,
    /// Eighths of the tank, 0–8.
    pub fuel_eighths: Option<u8>,
    /// Charge of the traction battery, 0–100.
    pub battery_percent: Option<u8>,
    pub sender: Party,
    pub owner: Party,
    pub advisor: String,
    /// The fault in the customer's own words.
    pub customer_words: String,
    pub groups: Vec<CheckGroup>,
    pub marks: Vec<DamageMark>,
    /// How many photos were taken.
    pub photos: u32,
    /// Things left in the car.
    pub belongings: Option<String>,
    pub valuables_reminded: bool,
    pub old_parts: OldParts,
    pub wash: bool,
    pub waiting: bool,
    pub test_drive: bool,
    /// Whom to ask about added work.
    pub contact_for_add_ons: Option<String>,
    pub customer: Signed,
    pub advisor_signed: Signed,
}

/// Lays the walk-around sheet out.
pub fn lay_out(data: &WalkAround, paper: Paper, marks: &PrintMarks) -> Document {
    let head = Head::numbered(
        &data.house,
        Form::WalkAround,
        "接车环检单",
        ("环检单号", &data.number),
        ("接车时间", data.at),
    );
    let mut sheet = Sheet::new(paper, head.furniture(paper, marks));
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.facts(
        3,
        &[
            Fact::new("车牌号码", words::plate(&data.car)).bold(),
            Fact::new("车型", &data.car.model),
            Fact::new("颜色", text(&data.car.colour)),
            Fact::new("车架号", text(&data.car.vin)),
            Fact::new("里程", words::km(data.mileage)),
            Fact::new("预约单号", text(&data.appointment_number)),
            Fact::new("送修人", &data.sender.name),
            Fact::new("联系电话", text(&data.sender.phone)),
            Fact::new("车主", &data.owner.name),
            Fact::new("客户描述", &data.customer_words).span(3),
        ],
    );
    sheet.gap();
    sheet.caption("外观检查");
    let size = outline::drawing();
    let tall =
        sheet.width().scaled(i32::try_from(size.height).unwrap_or(1), i32::try_from(size.width).unwrap_or(1));
    sheet.drawing(tall + STRIP, |room, style| drawing(data, room, style));
    sheet.facts(1, &[Fact::new("外观损伤", damage(data))]);
    sheet.gap();
    if !data.groups.is_empty() {
        sheet.table(&gathered(&data.groups));
        sheet.gap();
    }
    sheet.together(|sheet| wishes(data, sheet));
    sheet.gap();
    sheet.together(|sheet| {
        sheet.clauses(&[
            "以上外观、里程、油量和随车物品已与客户当面确认；现金、证件及贵重物品请随身带走，自行保管。"
                .to_owned(),
        ]);
        sheet.gap();
        sheet.sign(&[data.customer.place("客户签字"), data.advisor_signed.place("服务顾问签字")]);
    });
    sheet.finish()
}

fn wishes(data: &WalkAround, sheet: &mut Sheet) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.facts(
        3,
        &[
            Fact::new("旧件", words::yes_no(data.old_parts == OldParts::Take, ["带走", "不带走"])),
            Fact::new("洗车", words::yes_no(data.wash, ["洗车", "不洗"])),
            Fact::new("等候", words::yes_no(data.waiting, ["在店等候", "离店"])),
            Fact::new("路试", words::yes_no(data.test_drive, ["同意", "不同意"])),
            Fact::new("贵重物品", words::tick(data.valuables_reminded, "已提醒客户带走")),
            Fact::new("照片", if data.photos > 0 { format!("{} 张", data.photos) } else { String::new() }),
            Fact::new("随车遗留物品", text(&data.belongings)).span(3),
            Fact::new("增项联系人", text(&data.contact_for_add_ons)).span(2),
            Fact::new("服务顾问", &data.advisor),
        ],
    );
}

fn damage(data: &WalkAround) -> String {
    if data.marks.is_empty() {
        return "无".to_owned();
    }
    let marks = data.marks.iter().zip(1..).map(|(mark, n)| {
        let panel = mark.panel.as_deref().map(|name| outline::panel(mark.view, name)).unwrap_or_default();
        let note = mark.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
        format!("{n}. {panel}{}{note}", mark.kind.word())
    });
    marks.collect::<Vec<_>>().join("；")
}

/// Height of the strip with the gauges and the legend.
const STRIP: Length = Length::mm(7);

fn drawing(data: &WalkAround, room: Rect, style: &Style) -> Vec<Item> {
    let frame = Rect::new(room.x, room.y + Length::tenths(5), room.width, room.height - Length::tenths(10));
    let mut items =
        vec![Item::Pen { points: frame.corners(), closed: true, thickness: style.hairline, ink: style.rule }];
    gauges(data, frame, style, &mut items);
    legend(frame, style, &mut items);
    let edge = Length::mm(2);
    let car =
        Rect::new(frame.x + edge, frame.y + STRIP, frame.width - edge * 2, frame.height - STRIP - edge / 2);
    items.extend(outline::draw(car));
    let mut taken = Vec::new();
    let size = [outline::drawing().width, outline::drawing().height];
    for view in &outline::drawing().views {
        let text = match view.view {
            View::Left => "左侧",
            View::Right => "右侧",
            View::Top => "俯视",
            View::Front => "车头",
            View::Rear => "车尾",
        };
        let at = place([view.x, view.y], size, car);
        let label =
            Words { text, size: style.small, weight: Weight::Regular, ink: style.label, align: Align::Left };
        let used = label.set(at.x, at.y, Length::mm(8), style, &mut items);
        taken.push(Rect::new(at.x, at.y, Length::mm(8), used));
    }
    items.extend(outline::marks(&data.marks, car, &mut taken, style));
    items
}

/// Fuel and charge in the strip above the car, at the left.
fn gauges(data: &WalkAround, frame: Rect, style: &Style, items: &mut Vec<Item>) {
    let mut x = frame.x + Length::mm(2);
    let y = frame.y + Length::tenths(15);
    let fuel = data.fuel_eighths.map(|n| (i32::from(n.min(8)), 8, format!("油量 {}/8", n.min(8))));
    let charge =
        data.battery_percent.map(|n| (i32::from(n.min(100)) / 10, 10, format!("电量 {}%", n.min(100))));
    for (full, cells, words) in [fuel, charge].into_iter().flatten() {
        Words { text: &words, size: style.small, weight: Weight::Bold, ink: Ink::Black, align: Align::Left }
            .set(x, y, Length::mm(20), style, items);
        x += width(&words, style.small, Weight::Bold) + Length::tenths(15);
        let cell = Length::tenths(22);
        for n in 0..cells {
            let bar = Rect::new(x + cell * n, y + Length::tenths(6), cell - Length::tenths(3), Length::mm(3));
            if n < full {
                items.push(Item::Area { rings: vec![bar.corners()], ink: Ink::Black });
            }
            items.push(Item::Pen {
                points: bar.corners(),
                closed: true,
                thickness: Length::um(150),
                ink: Ink::Black,
            });
        }
        x += cell * cells + Length::mm(4);
    }
}

/// The signs and what they mean, in the strip at the right.
fn legend(frame: Rect, style: &Style, items: &mut Vec<Item>) {
    let y = frame.y + Length::tenths(15);
    let mut x = frame.right() - Length::mm(15) * 5;
    for kind in DamageKind::ALL {
        let middle = y + style.leading(style.small) / 2;
        items.extend(outline::sign(kind, Point::new(x + Length::mm(2), middle)));
        Words {
            text: kind.word(),
            size: style.small,
            weight: Weight::Regular,
            ink: Ink::Black,
            align: Align::Left,
        }
        .set(x + Length::mm(5), y, Length::mm(9), style, items);
        x += Length::mm(15);
    }
}

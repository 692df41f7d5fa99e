//! 索赔旧件标签, 60 × 80 mm: hung on a replaced part that is claimed from the maker, so that it is
//! known in the claims warehouse and on its way back (CLM-06, PRT-13; domain-facts 8.9).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words;
use crate::documents::paper::{
    Document, Ink, Item, Length, Page, Paper, Point, Rect, Text, Weight, qr, width, wrap,
};
use crate::kernel::{Moment, Quantity};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OldPartTag {
    /// The dealership's name.
    pub house: String,
    /// Which old part of the house it is.
    pub serial: String,
    /// The order it was taken out on; what a scanner reads.
    pub order_number: String,
    /// With its dot.
    pub plate: String,
    pub vin: String,
    pub mileage: i64,
    pub part_number: String,
    pub part_name: String,
    pub unit: String,
    pub quantity: Quantity,
    /// What the car had.
    pub fault: String,
    /// Where it lies in the claims warehouse.
    pub place: String,
    pub note: String,
    pub at: Moment,
}

const QR_SIDE: Length = Length::mm(17);
/// Where the words of a row begin, in characters of its size.
const LABEL: i32 = 5;
/// Type sizes tried from large to small, in tenths of a point.
const SIZES: [i32; 7] = [85, 78, 70, 62, 55, 48, 42];
const RULE: Length = Length::um(150);

pub fn lay_out(data: &OldPartTag, paper: Paper) -> Document {
    let room = paper.printable();
    let mut page = Page::default();
    let head = head(&mut page, data, room);
    let below = Rect::new(room.x, head, room.width, room.bottom() - head);
    let rows = rows(data);
    let mut lines = Vec::new();
    for tenths in SIZES {
        lines = set(&rows, Length::points(tenths), below);
        if lines.iter().map(|line| line.high).sum::<Length>() <= below.height {
            break;
        }
    }
    let mut top = below.y;
    for line in lines {
        page.items.push(Item::Rule {
            from: Point::new(room.x, top),
            to: Point::new(room.right(), top),
            thickness: RULE,
            ink: Ink::Black,
            dashed: false,
        });
        for (text, x, weight, down) in line.words {
            put(&mut page, text, line.size, weight, Point::new(x, top + down));
        }
        top += line.high;
    }
    Document { title: "索 赔 旧 件 标 签".to_owned(), paper, pages: vec![page] }
}

/// The house, the title and the code; where the rows begin.
fn head(page: &mut Page, data: &OldPartTag, room: Rect) -> Length {
    let beside = room.width - QR_SIDE - Length::mm(2);
    let mut top = room.y;
    let mut block = |text: &str, tenths: i32, weight: Weight| {
        let size = Length::points(tenths);
        for line in wrap(text, beside, size, weight) {
            put(page, line, size, weight, Point::new(room.x, top));
            top += leading(size);
        }
    };
    block(&data.house, 62, Weight::Regular);
    block("索赔旧件标签", 115, Weight::Bold);
    block(&format!("旧件编号 {}", data.serial), 75, Weight::Regular);
    block(&data.order_number, 85, Weight::Bold);
    let at = Point::new(room.right() - QR_SIDE, room.y);
    page.items.extend(qr(&data.order_number, at, QR_SIDE));
    top.max(room.y + QR_SIDE) + Length::mm(1)
}

fn rows(data: &OldPartTag) -> Vec<(&'static str, String, Weight)> {
    let quantity = format!("{} {}", words::quantity(data.quantity), data.unit);
    vec![
        ("配件编号", data.part_number.clone(), Weight::Bold),
        ("配件名称", data.part_name.clone(), Weight::Regular),
        ("数量", quantity.trim().to_owned(), Weight::Regular),
        ("故障", data.fault.clone(), Weight::Regular),
        ("车架号", data.vin.clone(), Weight::Bold),
        ("车牌号码", data.plate.clone(), Weight::Regular),
        ("行驶里程", words::km(data.mileage), Weight::Regular),
        ("拆下日期", words::minute(data.at), Weight::Regular),
        ("存放位置", data.place.clone(), Weight::Regular),
        ("说明", data.note.clone(), Weight::Regular),
        // Known when the claim is made; written by hand.
        ("供应商", String::new(), Weight::Regular),
        ("索赔单号", String::new(), Weight::Regular),
    ]
}

struct Line {
    size: Length,
    high: Length,
    /// What, where across, how heavy, how far down.
    words: Vec<(String, Length, Weight, Length)>,
}

fn set(rows: &[(&'static str, String, Weight)], size: Length, room: Rect) -> Vec<Line> {
    let beside = size * LABEL;
    let mut lines = Vec::with_capacity(rows.len());
    for (label, text, weight) in rows {
        let mut words = vec![((*label).to_owned(), room.x, Weight::Regular, Length::ZERO)];
        let mut down = Length::ZERO;
        for line in wrap(text, room.width - beside, size, *weight) {
            if !line.is_empty() {
                words.push((line, room.x + beside, *weight, down));
            }
            down += leading(size);
        }
        lines.push(Line { size, high: down.max(leading(size)) + Length::tenths(4), words });
    }
    lines
}

fn leading(size: Length) -> Length {
    size.scaled(118, 100)
}

/// `at` is the upper left corner.
fn put(page: &mut Page, text: String, size: Length, weight: Weight, at: Point) {
    let advance = width(&text, size, weight);
    let at = Point::new(at.x, at.y + size.scaled(98, 100));
    page.items.push(Item::Text(Text { at, size, weight, ink: Ink::Black, text, width: advance }));
}

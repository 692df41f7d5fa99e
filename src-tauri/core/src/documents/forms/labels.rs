//! Labels of 40 × 30 mm to stick on boxes and shelves: one a page, as a label printer takes them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::shared::PartNature;
use super::words;
use crate::documents::paper::{
    Document, Ink, Item, Length, Page, Paper, Point, Text, Weight, barcode, barcode_width, qr, width, wrap,
};

/// What one label of a part says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartLabel {
    /// As a scanner shall read it.
    pub number: String,
    pub name: String,
    pub unit: String,
    pub nature: Option<PartNature>,
    /// Where to look first.
    pub bin: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BinLabel {
    pub code: String,
    pub warehouse: String,
}

/// The labels of one print, each as often as it is to be stuck on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartLabels {
    pub labels: Vec<PartLabel>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BinLabels {
    pub labels: Vec<BinLabel>,
}

/// One dot of a 203 dpi head is an eighth of a millimetre: bars of whole dots read well.
const DOT: i32 = 125;
const BARS_HIGH: Length = Length::mm(8);
const QR_SIDE: Length = Length::mm(11);
/// Space a scanner needs beside the bars, in modules (ISO/IEC 15417).
const QUIET: i32 = 10;

/// Type sizes tried from large to small, in tenths of a point.
const SIZES: [i32; 7] = [110, 95, 82, 70, 60, 52, 44];
/// For what is read from the end of the aisle.
const FROM_AFAR: [i32; 9] = [240, 200, 160, 130, 110, 95, 82, 70, 52];

pub fn part_labels(data: &PartLabels, paper: Paper) -> Document {
    let pages = data.labels.iter().map(|label| part_label(label, paper)).collect();
    document("配 件 标 签", paper, pages)
}

pub fn bin_labels(data: &BinLabels, paper: Paper) -> Document {
    let pages = data.labels.iter().map(|label| bin_label(label, paper)).collect();
    document("货 位 标 签", paper, pages)
}

/// A print of no labels is still a page, which says nothing.
fn document(title: &str, paper: Paper, mut pages: Vec<Page>) -> Document {
    if pages.is_empty() {
        pages.push(Page::default());
    }
    Document { title: title.to_owned(), paper, pages }
}

fn part_label(label: &PartLabel, paper: Paper) -> Page {
    let mut pen = Pen::on(paper);
    pen.block(&label.name, Weight::Regular, Length::tenths(75), &SIZES);
    pen.gap();
    pen.block(&label.number, Weight::Bold, Length::tenths(55), &SIZES);
    let aside = [label.nature.map(words::nature).unwrap_or_default(), &label.unit].join(" ");
    pen.foot(aside.trim(), label.bin.as_deref().unwrap_or_default());
    pen.code(&label.number);
    pen.page
}

fn bin_label(label: &BinLabel, paper: Paper) -> Page {
    let mut pen = Pen::on(paper);
    pen.block(&label.code, Weight::Bold, Length::tenths(120), &FROM_AFAR);
    pen.foot(&label.warehouse, "");
    pen.code(&label.code);
    pen.page
}

/// Sets a label from the top down and from the bottom up.
struct Pen {
    page: Page,
    room: crate::documents::paper::Rect,
    top: Length,
    bottom: Length,
}

impl Pen {
    fn on(paper: Paper) -> Self {
        let room = paper.printable();
        Self { page: Page::default(), room, top: room.y, bottom: room.bottom() }
    }

    fn gap(&mut self) {
        self.top += Length::tenths(3);
    }

    fn line(&mut self, text: String, size: Length, weight: Weight, x: Length, top: Length) {
        let advance = width(&text, size, weight);
        let at = Point::new(x, top + size.scaled(92, 100));
        self.page.items.push(Item::Text(Text { at, size, weight, ink: Ink::Black, text, width: advance }));
    }

    /// Words in the largest type with which they fit the height.
    fn block(&mut self, text: &str, weight: Weight, most: Length, sizes: &[i32]) {
        if text.is_empty() {
            return;
        }
        let leading = |size: Length| size.scaled(114, 100);
        let mut set = None;
        for tenths in sizes {
            let size = Length::points(*tenths);
            let lines = wrap(text, self.room.width, size, weight);
            let high = leading(size) * i32::try_from(lines.len()).unwrap_or(i32::MAX);
            let fits = high <= most;
            set = Some((size, lines));
            if fits {
                break;
            }
        }
        let Some((size, lines)) = set else { return };
        for line in lines {
            let top = self.top;
            self.line(line, size, weight, self.room.x, top);
            self.top += leading(size);
        }
    }

    /// The lowest line: a word at the left, one in bold at the right.
    fn foot(&mut self, left: &str, right: &str) {
        if left.is_empty() && right.is_empty() {
            return;
        }
        let size = SIZES.map(Length::points).into_iter().skip(2).find(|size| {
            let both = width(left, *size, Weight::Regular) + width(right, *size, Weight::Bold);
            both + Length::mm(1) <= self.room.width
        });
        let Some(size) = size else { return };
        self.bottom -= size.scaled(110, 100);
        let top = self.bottom;
        if !left.is_empty() {
            self.line(left.to_owned(), size, Weight::Regular, self.room.x, top);
        }
        if !right.is_empty() {
            let x = self.room.right() - width(right, size, Weight::Bold);
            self.line(right.to_owned(), size, Weight::Bold, x, top);
        }
        self.bottom -= Length::tenths(3);
    }

    /// Bars of whole dots where they fit the label with their quiet zones, else a QR code.
    fn code(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let high = self.bottom - self.top - Length::tenths(5);
        let sheet = self.room.width + self.room.x * 2;
        let module = [3, 2].map(|dots| Length::um(DOT * dots)).into_iter().find(|module| {
            barcode_width(text, *module)
                .is_some_and(|wide| wide <= self.room.width && wide + *module * (QUIET * 2) <= sheet)
        });
        if let Some(module) = module {
            let wide = barcode_width(text, module).unwrap_or_default();
            let x = self.room.x + (self.room.width - wide) / 2;
            let tall = BARS_HIGH.min(high);
            let at = Point::new(x, self.bottom - tall);
            self.page.items.extend(barcode(text, at, tall, module).map(|(bars, _)| bars));
            return;
        }
        let side = QR_SIDE.min(high);
        let at = Point::new(self.room.x + (self.room.width - side) / 2, self.bottom - side);
        self.page.items.extend(qr(text, at, side));
    }
}

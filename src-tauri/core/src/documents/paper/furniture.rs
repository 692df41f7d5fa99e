//! What every page of a form carries: head, foot, page number, copy name, reprint mark.

use super::Paper;
use super::codes::{barcode, barcode_width, qr};
use super::display::{Ink, Item, Point, Rect, Text, Weight};
use super::length::Length;
use super::style::Style;
use super::table::Align;
use super::text::{width, wrap};

/// A code in the head of the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Qr(String),
    Barcode(String),
}

/// Head and foot of a form.
#[derive(Clone, Debug)]
pub struct Furniture {
    /// The dealership.
    pub house: String,
    /// Its address, phone, filing number: one line each, may be empty.
    pub house_lines: Vec<String>,
    /// Title of the form.
    pub title: String,
    /// Under the title at the left: the document's number with its name.
    pub number: String,
    /// Under the title at the right: the document's date with its name.
    pub date: String,
    pub code: Option<Code>,
    /// Boxed words at the upper right: copy name, reprint mark.
    pub stamps: Vec<String>,
    /// Foot, left: who printed it and when.
    pub printed: String,
    /// Foot, right: the words for page n of N.
    pub page_of: fn(usize, usize) -> String,
    /// What follows the title from the second page on.
    pub continued: &'static str,
}

const STAMP_PAD: Length = Length::tenths(12);

fn stamp_width(words: &str, side: Length, style: &Style) -> Length {
    width(words, style.caption, Weight::Bold).min(side - STAMP_PAD * 2) + STAMP_PAD * 2
}

/// Boxed words at the right margin; returns the height used.
fn stamp(words: &str, room: Rect, top: Length, side: Length, style: &Style, out: &mut Vec<Item>) -> Length {
    let wide = stamp_width(words, side, style);
    let x = room.right() - wide;
    let used = Words {
        text: words,
        size: style.caption,
        weight: Weight::Bold,
        ink: Ink::Black,
        align: Align::Centre,
    }
    .set(x + STAMP_PAD, top + Length::tenths(4), wide - STAMP_PAD * 2, style, out);
    let height = used + Length::tenths(8);
    out.push(Item::Pen {
        points: Rect::new(x, top, wide, height).corners(),
        closed: true,
        thickness: Length::um(250),
        ink: Ink::Black,
    });
    height + Length::tenths(12)
}

fn moved(item: Item, x: Length, y: Length) -> Item {
    match item {
        Item::Area { rings, ink } => Item::Area {
            rings: rings
                .into_iter()
                .map(|ring| ring.into_iter().map(|p| Point::new(p.x + x, p.y + y)).collect())
                .collect(),
            ink,
        },
        other => other,
    }
}

/// Words set into a column: wrapped and aligned.
pub struct Words<'a> {
    pub text: &'a str,
    pub size: Length,
    pub weight: Weight,
    pub ink: Ink,
    pub align: Align,
}

impl Words<'_> {
    /// Sets the words from `top` into the column `x`…`x + room`; returns the height used.
    pub fn set(&self, x: Length, top: Length, room: Length, style: &Style, out: &mut Vec<Item>) -> Length {
        let mut used = Length::ZERO;
        if self.text.is_empty() {
            return used;
        }
        for line in wrap(self.text, room, self.size, self.weight) {
            out.push(set_line(line, self, x, top + used, room, style));
            used += style.leading(self.size);
        }
        used
    }
}

fn set_line(line: String, words: &Words<'_>, x: Length, top: Length, room: Length, style: &Style) -> Item {
    let advance = width(&line, words.size, words.weight);
    let x = match words.align {
        Align::Left => x,
        Align::Centre => x + (room - advance) / 2,
        Align::Right => x + room - advance,
    };
    Item::Text(Text {
        at: Point::new(x, top + style.baseline(words.size)),
        size: words.size,
        weight: words.weight,
        ink: words.ink,
        text: line,
        width: advance,
    })
}

impl Furniture {
    /// Draws the head of the first page; returns its height.
    pub(super) fn first_head(&self, paper: Paper, style: &Style, out: &mut Vec<Item>) -> Length {
        let room = paper.printable();
        let narrow = matches!(paper, Paper::Continuous);
        let house_lines = self.house_lines.join("　");
        let side = if narrow { Length::mm(72) } else { room.width.scaled(27, 100) };
        let middle = room.x + side;
        let mut left_top = room.y;
        let mut right_top = room.y;
        if let Some(code) = &self.code {
            // Continuous paper has the house at the left: the code stands beside the stamps.
            let stamps = self.stamps.iter().map(|words| stamp_width(words, side, style));
            let aside = stamps.max().map_or(Length::ZERO, |stamp| stamp + Length::mm(2));
            let most = if narrow { side - aside } else { Length::mm(50) };
            let (item, wide, high) = self.code(code, most, narrow);
            let x = if narrow { room.right() - aside - wide } else { room.x };
            out.extend(item.map(|item| moved(item, x, room.y)));
            (left_top, right_top) =
                if narrow { (left_top, right_top + high) } else { (left_top + high, right_top) };
        }
        let mut middle_top = room.y;
        let house = Words {
            text: &self.house,
            size: style.house,
            weight: Weight::Bold,
            ink: Ink::Black,
            align: if narrow { Align::Left } else { Align::Centre },
        };
        // Continuous paper is low: the house stands beside the title, not above it.
        if narrow {
            left_top += house.set(room.x, room.y, side - style.pad_x, style, out);
        } else {
            middle_top += house.set(middle, room.y, room.width - side * 2, style, out);
        }
        let title = Words { text: &self.title, size: style.title, align: Align::Centre, ..house };
        middle_top += title.set(middle, middle_top, room.width - side * 2, style, out);
        let mut stamps_top = room.y;
        for words in &self.stamps {
            stamps_top += stamp(words, room, stamps_top, side, style, out);
        }
        let low = left_top.max(middle_top).max(right_top).max(stamps_top);
        let mut top = low + style.gap / 2;
        let lines = Words {
            text: &house_lines,
            size: style.small,
            weight: Weight::Regular,
            ink: style.label,
            align: if narrow { Align::Left } else { Align::Centre },
        };
        top += lines.set(room.x, top, room.width, style, out) + style.gap / 3;
        let number = Words {
            text: &self.number,
            size: style.body,
            weight: Weight::Bold,
            ink: Ink::Black,
            align: Align::Left,
        };
        let half = room.width / 2;
        let used = number.set(room.x, top, half, style, out).max(
            Words { text: &self.date, weight: Weight::Regular, align: Align::Right, ..number }.set(
                room.x + half,
                top,
                half,
                style,
                out,
            ),
        );
        top + used + style.gap / 2 - room.y
    }

    /// The code drawn at the origin, with its width and height.
    fn code(&self, code: &Code, most: Length, narrow: bool) -> (Option<Item>, Length, Length) {
        let origin = Point::default();
        match code {
            Code::Qr(text) => {
                let side = if narrow { Length::mm(14) } else { Length::mm(18) };
                (qr(text, origin, side), side, side)
            }
            Code::Barcode(text) => {
                let mut module = Length::um(380);
                while module > Length::um(190)
                    && barcode_width(text, module).is_some_and(|width| width > most)
                {
                    module -= Length::um(10);
                }
                let height = if narrow { Length::mm(7) } else { Length::mm(9) };
                match barcode(text, origin, height, module) {
                    Some((bars, width)) => (Some(bars), width, height),
                    None => (None, Length::ZERO, Length::ZERO),
                }
            }
        }
    }

    /// Draws the short head of a following page; returns its height.
    pub(super) fn next_head(&self, paper: Paper, style: &Style, out: &mut Vec<Item>) -> Length {
        let room = paper.printable();
        let words = |text, weight, align| Words { text, size: style.small, weight, ink: Ink::Black, align };
        let title = format!("{}　{}{}", self.house, self.title, self.continued);
        let left = room.width.scaled(62, 100);
        let used = words(&title, Weight::Bold, Align::Left).set(room.x, room.y, left, style, out);
        let number = [self.number.as_str(), &self.stamps.join(" ")].join("　");
        let right = words(number.trim(), Weight::Regular, Align::Right).set(
            room.x + left,
            room.y,
            room.width - left,
            style,
            out,
        );
        used.max(right) + style.gap * 2 / 3
    }

    /// Height of the foot.
    pub(super) fn foot_height(&self, paper: Paper, style: &Style) -> Length {
        let room = paper.printable().width.scaled(76, 100);
        let lines = wrap(&self.printed, room, style.small, Weight::Regular).len();
        style.leading(style.small) * i32::try_from(lines).unwrap_or(1) + Length::tenths(12)
    }

    /// Draws the foot of page `n` of `all`.
    pub(super) fn foot(&self, paper: Paper, style: &Style, n: usize, all: usize, out: &mut Vec<Item>) {
        let room = paper.printable();
        let top = room.bottom() - self.foot_height(paper, style);
        out.push(Item::Rule {
            from: Point::new(room.x, top + Length::tenths(5)),
            to: Point::new(room.right(), top + Length::tenths(5)),
            thickness: style.hairline,
            ink: style.rule,
            dashed: false,
        });
        let left = room.width.scaled(76, 100);
        let printed = Words {
            text: &self.printed,
            size: style.small,
            weight: Weight::Regular,
            ink: style.label,
            align: Align::Left,
        };
        let top = top + Length::tenths(10);
        printed.set(room.x, top, left, style, out);
        let page = (self.page_of)(n, all);
        Words { text: &page, align: Align::Right, ..printed }.set(
            room.x + left,
            top,
            room.width - left,
            style,
            out,
        );
    }
}

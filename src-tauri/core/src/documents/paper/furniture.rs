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

/// One line of words in a box, wrapped and aligned; returns the height used.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub size: Length,
    pub weight: Weight,
    pub ink: Ink,
    pub align: Align,
}

impl Words<'_> {
    /// Sets the words from `top` into the column `x`…`x + room`; returns the height used.
    pub fn set(
        &self,
        x: Length,
        top: Length,
        room: Length,
        style: &Style,
        out: &mut Vec<Item>,
    ) -> Length {
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

fn set_line(
    line: String,
    words: &Words<'_>,
    x: Length,
    top: Length,
    room: Length,
    style: &Style,
) -> Item {
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
        let side = if narrow {
            Length::mm(72)
        } else {
            room.width.scaled(27, 100)
        };
        let (left, middle) = (room.x, room.x + side);
        let mut left_top = room.y;
        if let Some(code) = &self.code {
            left_top += self.code(code, Point::new(left, room.y), narrow, out);
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
            let indent = if self.code.is_some() {
                Length::mm(17)
            } else {
                Length::ZERO
            };
            let used = house.set(
                left + indent,
                room.y,
                side - indent - style.pad_x,
                style,
                out,
            );
            left_top = left_top.max(room.y + used);
        } else {
            middle_top += house.set(middle, room.y, room.width - side * 2, style, out);
        }
        let title = Words {
            text: &self.title,
            size: style.title,
            align: Align::Centre,
            ..house
        };
        middle_top += title.set(middle, middle_top, room.width - side * 2, style, out);
        let mut right_top = room.y;
        for stamp in &self.stamps {
            right_top += self.stamp(stamp, room, right_top, side, style, out);
        }
        let mut top = left_top.max(middle_top).max(right_top) + style.gap / 2;
        let small = Words {
            text: &self.house_lines.join("　"),
            size: style.small,
            weight: Weight::Regular,
            ink: style.label,
            align: if narrow { Align::Left } else { Align::Centre },
        };
        top += small.set(room.x, top, room.width, style, out);
        let number = Words {
            text: &self.number,
            size: style.body,
            weight: Weight::Bold,
            ink: Ink::Black,
            align: Align::Left,
        };
        let half = room.width / 2;
        let used = number.set(room.x, top, half, style, out).max(
            Words {
                text: &self.date,
                weight: Weight::Regular,
                align: Align::Right,
                ..number
            }
            .set(room.x + half, top, half, style, out),
        );
        top + used + style.gap / 3 - room.y
    }

    fn code(&self, code: &Code, at: Point, narrow: bool, out: &mut Vec<Item>) -> Length {
        match code {
            Code::Qr(text) => {
                let side = if narrow {
                    Length::mm(14)
                } else {
                    Length::mm(18)
                };
                out.extend(qr(text, at, side));
                side
            }
            Code::Barcode(text) => {
                let room = if narrow {
                    Length::mm(62)
                } else {
                    Length::mm(50)
                };
                let mut module = Length::um(380);
                while module > Length::um(190)
                    && barcode_width(text, module).is_some_and(|width| width > room)
                {
                    module -= Length::um(10);
                }
                let height = if narrow { Length::mm(7) } else { Length::mm(9) };
                out.extend(barcode(text, at, height, module).map(|(bars, _)| bars));
                height
            }
        }
    }

    fn stamp(
        &self,
        words: &str,
        room: Rect,
        top: Length,
        side: Length,
        style: &Style,
        out: &mut Vec<Item>,
    ) -> Length {
        let pad = Length::tenths(12);
        let inner = (width(words, style.caption, Weight::Bold)).min(side - pad * 2);
        let x = room.right() - inner - pad * 2;
        let used = Words {
            text: words,
            size: style.caption,
            weight: Weight::Bold,
            ink: Ink::Black,
            align: Align::Centre,
        }
        .set(x + pad, top + Length::tenths(4), inner, style, out);
        let height = used + Length::tenths(8);
        out.push(Item::Pen {
            points: Rect::new(x, top, inner + pad * 2, height).corners(),
            closed: true,
            thickness: Length::um(250),
            ink: Ink::Black,
        });
        height + Length::tenths(12)
    }

    /// Draws the short head of a following page; returns its height.
    pub(super) fn next_head(&self, paper: Paper, style: &Style, out: &mut Vec<Item>) -> Length {
        let room = paper.printable();
        let words = |text, weight, align| Words {
            text,
            size: style.small,
            weight,
            ink: Ink::Black,
            align,
        };
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
        used.max(right) + style.gap / 2
    }

    /// Height of the foot.
    pub(super) fn foot_height(&self, paper: Paper, style: &Style) -> Length {
        let room = paper.printable().width.scaled(76, 100);
        let lines = wrap(&self.printed, room, style.small, Weight::Regular).len();
        style.leading(style.small) * i32::try_from(lines).unwrap_or(1) + Length::tenths(12)
    }

    /// Draws the foot of page `n` of `all`.
    pub(super) fn foot(
        &self,
        paper: Paper,
        style: &Style,
        n: usize,
        all: usize,
        out: &mut Vec<Item>,
    ) {
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
        Words {
            text: &page,
            align: Align::Right,
            ..printed
        }
        .set(room.x + left, top, room.width - left, style, out);
    }
}

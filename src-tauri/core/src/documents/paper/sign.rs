//! Places to sign.

use super::display::{Ink, Item, Point, Rect, Weight};
use super::flow::Sheet;
use super::furniture::Words;
use super::length::Length;
use super::pen::Signature;
use super::style::Style;
use super::table::Align;
use super::text::width;

/// A place to sign, with the signature if there is one.
#[derive(Clone, Debug)]
pub struct SignBox {
    /// Who signs.
    pub label: String,
    pub signature: Option<Signature>,
    /// Printed name where there is no drawn signature.
    pub name: String,
    /// Below the line: the date, or words with room for it.
    pub date: String,
}

impl Sheet {
    /// Places to sign, side by side, never torn apart. Long names make the places higher.
    pub fn sign(&mut self, boxes: &[SignBox]) {
        let style = self.style;
        let leading = style.leading(style.body);
        let count = i32::try_from(boxes.len()).unwrap_or(1).max(1);
        let between = Length::mm(6);
        let each = (self.width() - between * (count - 1)) / count;
        let mut above = style.sign;
        let mut below = leading;
        for place in boxes {
            let label = label_room(place, each, &style);
            for (words, room) in [(&place.label, label), (&place.name, each - label - style.pad_x)] {
                above = above.max(lines_high(words, room, &style) + Length::mm(1));
            }
            below = below.max(lines_high(&place.date, each, &style));
        }
        let height = above + below + Length::tenths(8);
        self.ensure(height);
        let (mut x, top) = (self.left(), self.at());
        for place in boxes {
            let items = sign_box(place, Rect::new(x, top, each, height), above, &style);
            items.into_iter().for_each(|item| self.push(item));
            x += each + between;
        }
        self.advance(height);
    }
}

fn lines_high(words: &str, room: Length, style: &Style) -> Length {
    let lines = super::text::wrap(words, room, style.body, Weight::Regular).len();
    style.leading(style.body) * i32::try_from(lines).unwrap_or(1)
}

fn label_room(place: &SignBox, room: Length, style: &Style) -> Length {
    width(&place.label, style.body, Weight::Regular).min(room / 2)
}

fn sign_box(place: &SignBox, room: Rect, above: Length, style: &Style) -> Vec<Item> {
    let mut out = Vec::new();
    let label = label_room(place, room.width, style);
    let words =
        |text, align| Words { text, size: style.body, weight: Weight::Regular, ink: Ink::Black, align };
    let rule = room.y + above;
    let start = room.x + label + style.pad_x;
    let wide = room.right() - start;
    let top = rule - lines_high(&place.label, label, style);
    words(&place.label, Align::Left).set(room.x, top, label, style, &mut out);
    if let Some(signature) = &place.signature {
        let pad = Rect::new(start, room.y, wide, above - Length::tenths(5));
        out.extend(signature.draw(pad, Length::um(320), Ink::Black));
    } else {
        let top = rule - lines_high(&place.name, wide, style);
        words(&place.name, Align::Centre).set(start, top, wide, style, &mut out);
    }
    out.push(Item::Rule {
        from: Point::new(start, rule),
        to: Point::new(room.right(), rule),
        thickness: style.hairline,
        ink: Ink::Black,
        dashed: false,
    });
    words(&place.date, Align::Right).set(room.x, rule + Length::tenths(6), room.width, style, &mut out);
    out
}

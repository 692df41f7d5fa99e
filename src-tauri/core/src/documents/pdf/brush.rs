//! Display items as PDF operations.

use printpdf::{
    Color, FontId, Greyscale, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode,
    PdfFontHandle, Polygon, PolygonRing, Pt, TextItem, WindingOrder,
};

use super::typeset::{FontKey, Typeset};
use super::{Offsets, points};
use crate::documents::paper::{Drawn, Ink, Item, Length, Page, Point, Text, Weight, drawn};

/// Draws the items of one page.
pub struct Brush<'a> {
    height: Length,
    offsets: Offsets,
    typeset: &'a mut Typeset,
    ops: Vec<Op>,
    fill: Option<Ink>,
    outline: Option<Ink>,
    thickness: Option<Length>,
    dashed: bool,
}

impl<'a> Brush<'a> {
    pub fn new(height: Length, offsets: Offsets, typeset: &'a mut Typeset) -> Self {
        let ops = vec![
            Op::SetLineCapStyle { cap: LineCapStyle::Round },
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
        ];
        Self { height, offsets, typeset, ops, fill: None, outline: None, thickness: None, dashed: false }
    }

    pub fn page(mut self, page: &Page) -> Vec<Op> {
        for item in &page.items {
            match item {
                Item::Text(text) => self.text(text),
                Item::Rule { from, to, thickness, ink, dashed } => {
                    self.outline(*ink, *thickness, *dashed);
                    self.line(&[*from, *to], false);
                }
                Item::Pen { points, closed, thickness, ink } => {
                    self.outline(*ink, *thickness, false);
                    self.line(points, *closed);
                }
                Item::Area { rings, ink } => self.area(rings, *ink),
            }
        }
        self.ops
    }

    fn place(&self, point: Point) -> printpdf::Point {
        printpdf::Point {
            x: points(point.x + self.offsets.x),
            y: points(self.height - point.y - self.offsets.y),
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: shade(ink) });
        }
    }

    fn outline(&mut self, ink: Ink, thickness: Length, dashed: bool) {
        if self.outline != Some(ink) {
            self.outline = Some(ink);
            self.ops.push(Op::SetOutlineColor { col: shade(ink) });
        }
        if self.thickness != Some(thickness) {
            self.thickness = Some(thickness);
            self.ops.push(Op::SetOutlineThickness { pt: points(thickness) });
        }
        if self.dashed != dashed {
            self.dashed = dashed;
            let pattern: &[f32] = if dashed { &[4.0, 3.0] } else { &[] };
            self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, pattern) });
        }
    }

    fn ring(&self, ring: &[Point]) -> Vec<LinePoint> {
        ring.iter().map(|p| LinePoint { p: self.place(*p), bezier: false }).collect()
    }

    fn line(&mut self, points: &[Point], closed: bool) {
        // A touch of the pen without movement still leaves a dot.
        let mut points = self.ring(points);
        if let [only] = &points[..] {
            points.push(only.clone());
        }
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
    }

    fn area(&mut self, rings: &[Vec<Point>], ink: Ink) {
        self.fill(ink);
        let rings = rings.iter().map(|ring| PolygonRing { points: self.ring(ring) }).collect();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd },
        });
    }

    fn text(&mut self, text: &Text) {
        self.fill(text.ink);
        let mut run = String::new();
        let mut key: Option<FontKey> = None;
        let mut start = 0;
        let mut thousandths = 0;
        for c in text.text.chars() {
            let drawn = drawn(c, text.weight);
            let next = match drawn {
                Drawn::Glyph { face, id, .. } => {
                    // All blanks are one glyph; a font of its own for one of them would hold nothing to draw.
                    let c = if matches!(c, '\t' | '\u{a0}') { ' ' } else { c };
                    Some((self.typeset.key(face, c, id), c))
                }
                _ => None,
            };
            let same = next.is_some_and(|(next, _)| key == Some(next));
            if !same && !matches!(drawn, Drawn::Nothing) {
                self.run(text, key, &run, start);
                run.clear();
                start = thousandths;
                key = next.map(|(key, _)| key);
            }
            run.extend(next.map(|(_, c)| c));
            match drawn {
                Drawn::TickBox { ticked } => self.tick_box(text, thousandths, ticked),
                Drawn::Unknown => self.unknown(text, thousandths, c),
                _ => {}
            }
            thousandths += drawn.advance();
        }
        self.run(text, key, &run, start);
    }

    fn run(&mut self, text: &Text, key: Option<FontKey>, run: &str, start: i32) {
        let Some(key) = key.filter(|_| !run.is_empty()) else {
            return;
        };
        let at = Point::new(text.at.x + text.size.scaled(start, 1000), text.at.y);
        self.ops.extend(show(key, points(text.size), self.place(at), run));
    }

    /// A square to tick: lines, because no free face has it; the tick is a character.
    fn tick_box(&mut self, text: &Text, start: i32, ticked: bool) {
        let part = |n: i32| text.size.scaled(n, 1000);
        let (left, top) = (text.at.x + part(start + 100), text.at.y - part(760));
        let square = crate::documents::paper::Rect::new(left, top, part(800), part(800));
        self.outline(text.ink, part(60), false);
        self.line(&square.corners(), true);
        if ticked {
            let inside = Point::new(text.at.x + part(start + 60), text.at.y - part(30));
            self.small(text, inside, "✓", part(880));
        }
    }

    /// A box with the code point of a character no face has.
    fn unknown(&mut self, text: &Text, start: i32, c: char) {
        let part = |n: i32| text.size.scaled(n, 1000);
        let (left, top) = (text.at.x + part(start + 50), text.at.y - part(820));
        let frame = crate::documents::paper::Rect::new(left, top, part(900), part(900));
        self.outline(text.ink, part(40), false);
        self.line(&frame.corners(), true);
        let code = format!("{:04X}", u32::from(c));
        let (upper, lower) = code.split_at(code.len().div_ceil(2));
        for (digits, baseline) in [(upper, 440), (lower, 60)] {
            let digits_wide = crate::documents::paper::width(digits, part(400), Weight::Regular);
            let x = left + (part(900) - digits_wide) / 2;
            self.small(text, Point::new(x, text.at.y - part(baseline)), digits, part(400));
        }
    }

    fn small(&mut self, text: &Text, at: Point, words: &str, size: Length) {
        self.text(&Text {
            at,
            size,
            weight: Weight::Regular,
            ink: text.ink,
            text: words.to_owned(),
            width: Length::ZERO,
        });
    }
}

/// One run of text in a section of its own: `Td` counts from the section's start.
fn show(key: FontKey, size: Pt, pos: printpdf::Point, run: &str) -> [Op; 5] {
    [
        Op::StartTextSection,
        Op::SetFont { font: PdfFontHandle::External(FontId(key.resource())), size },
        Op::SetTextCursor { pos },
        Op::ShowText { items: vec![TextItem::Text(run.to_owned())] },
        Op::EndTextSection,
    ]
}

fn shade(ink: Ink) -> Color {
    let percent = match ink {
        Ink::Black => 0.0,
        Ink::Grey => 0.32,
        Ink::Pale => 0.55,
        Ink::Wash => 0.945,
        Ink::White => 1.0,
    };
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}

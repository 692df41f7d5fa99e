//! What must hold for every laid-out page, checked on the display list.

use super::display::{Document, Ink, Item, Point, Rect};
use super::length::Length;
use super::text::width;

/// Panics if anything leaves the printable area, if two texts stand over each other, if a rule
/// or a black shape runs through words, or if a text is wider than it was measured.
pub fn prove(document: &Document) {
    let room = document.paper.printable();
    for (n, page) in document.pages.iter().enumerate() {
        let place = format!("{} {:?} page {}", document.title, document.paper, n + 1);
        let mut texts: Vec<(&str, Rect)> = Vec::new();
        for item in &page.items {
            match item {
                Item::Text(text) => {
                    assert_eq!(text.width, width(&text.text, text.size, text.weight), "{place}");
                    inside(&text.extent().corners(), room, &format!("{place}: {}", text.text));
                    texts.push((&text.text, text.extent()));
                }
                Item::Rule { from, to, .. } => inside(&[*from, *to], room, &place),
                Item::Pen { points, .. } => inside(points, room, &place),
                Item::Area { rings, .. } => {
                    rings.iter().for_each(|ring| inside(ring, room, &place));
                }
            }
        }
        for (i, (one, a)) in texts.iter().enumerate() {
            for (other, b) in &texts[i + 1..] {
                assert!(!overlap(inked(a), inked(b)), "{place}: {one} over {other}");
            }
        }
        for item in &page.items {
            let dark = match item {
                Item::Rule { from, to, .. } => bounds(&[*from, *to]),
                Item::Area { rings, ink: Ink::Black } => bounds(&rings.concat()),
                _ => continue,
            };
            for (words, extent) in &texts {
                assert!(!overlap(dark, inked(extent)), "{place}: something through {words}");
            }
        }
    }
}

/// Panics unless every string in `data` can be read somewhere in the document; fields named in
/// `unsaid` are not meant to be printed.
pub fn tells(document: &Document, data: &serde_json::Value, unsaid: &[&str]) {
    let all: String = document.pages.iter().map(|page| squeeze(&page.text())).collect();
    let mut lacking = Vec::new();
    each_string(data, unsaid, &mut |text| {
        let code = text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let number = text.chars().all(|c| c.is_ascii_digit() || "-.:TZ+".contains(c));
        if !code && !number && !all.contains(&squeeze(text)) {
            lacking.push(text.to_owned());
        }
    });
    assert!(lacking.is_empty(), "{} on {:?} lacks {lacking:?}", document.title, document.paper);
}

fn each_string(value: &serde_json::Value, unsaid: &[&str], see: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => see(text),
        serde_json::Value::Array(values) => values.iter().for_each(|v| each_string(v, unsaid, see)),
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| !unsaid.contains(&name.as_str()))
            .for_each(|(_, value)| each_string(value, unsaid, see)),
        _ => {}
    }
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{2060}').collect()
}

fn inside(points: &[Point], room: Rect, what: &str) {
    for p in points {
        assert!(
            p.x >= room.x && p.x <= room.right() && p.y >= room.y && p.y <= room.bottom(),
            "{what}: {p:?} outside {room:?}"
        );
    }
}

/// The part of a text's rectangle that carries ink, a little tighter than the em box.
fn inked(extent: &Rect) -> Rect {
    let trim = extent.height.scaled(6, 100);
    Rect::new(extent.x + trim, extent.y + trim, extent.width - trim * 2, extent.height - trim * 2)
}

fn bounds(points: &[Point]) -> Rect {
    let x = || points.iter().map(|p| p.x);
    let y = || points.iter().map(|p| p.y);
    let (left, top) = (x().min().unwrap_or_default(), y().min().unwrap_or_default());
    let (right, bottom) = (x().max().unwrap_or_default(), y().max().unwrap_or_default());
    Rect::new(left, top, right - left, bottom - top)
}

fn overlap(a: Rect, b: Rect) -> bool {
    b.width > Length::ZERO && a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

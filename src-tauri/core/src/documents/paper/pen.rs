//! Drawn lines: outlines from path data, and signatures.

use serde::{Deserialize, Serialize};

use super::display::{Ink, Item, Point, Rect};
use super::length::Length;

/// A curve is drawn as this many straight pieces.
const PIECES: i64 = 14;

/// An outline: the `d` of an SVG path with absolute M L H V C Q Z and whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    parts: Vec<(Vec<[i64; 2]>, bool)>,
}

impl Path {
    /// Reads path data. `None` if it holds anything else than described.
    pub fn parse(data: &str) -> Option<Self> {
        let spaced: String = data
            .chars()
            .flat_map(|c| match c {
                ',' => vec![' '],
                c if c.is_ascii_alphabetic() => vec![' ', c, ' '],
                c => vec![c],
            })
            .collect();
        let mut words = spaced.split_whitespace().peekable();
        let mut parts: Vec<(Vec<[i64; 2]>, bool)> = Vec::new();
        let mut command = "";
        while let Some(word) = words.peek() {
            if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                command = words.next()?;
            }
            let mut number = || words.next()?.parse::<i64>().ok();
            if command == "M" {
                parts.push((vec![[number()?, number()?]], false));
                command = "L";
                continue;
            }
            let (points, closed) = parts.last_mut()?;
            let [x, y] = *points.last()?;
            match command {
                "L" => points.push([number()?, number()?]),
                "H" => points.push([number()?, y]),
                "V" => points.push([x, number()?]),
                "C" => {
                    let mut turn = || Some([number()?, number()?]);
                    bend(points, [x, y], turn()?, turn()?, turn()?);
                }
                "Q" => {
                    let mut turn = || Some([number()?, number()?]);
                    let (knee, end) = (turn()?, turn()?);
                    let third = |from: [i64; 2]| [(from[0] + 2 * knee[0]) / 3, (from[1] + 2 * knee[1]) / 3];
                    bend(points, [x, y], third([x, y]), third(end), end);
                }
                "Z" => {
                    *closed = true;
                    command = "";
                }
                _ => return None,
            }
        }
        Some(Self { parts })
    }

    /// The outline drawn into `room`, which stands for a view of `view` units.
    pub fn draw(&self, view: [i64; 2], room: Rect, thickness: Length, ink: Ink) -> Vec<Item> {
        self.parts
            .iter()
            .map(|(points, closed)| Item::Pen {
                points: points.iter().map(|p| place(*p, view, room)).collect(),
                closed: *closed,
                thickness,
                ink,
            })
            .collect()
    }

    /// The outline as a filled shape, for grounds and icons.
    pub fn fill(&self, view: [i64; 2], room: Rect, ink: Ink) -> Item {
        Item::Area {
            rings: self
                .parts
                .iter()
                .map(|(points, _)| points.iter().map(|p| place(*p, view, room)).collect())
                .collect(),
            ink,
        }
    }
}

/// Where a point of a view stands in the room drawn into.
pub fn place(point: [i64; 2], view: [i64; 2], room: Rect) -> Point {
    let along = |at: i64, of: i64, from: Length, length: Length| {
        let um = i64::from(length.in_um()) * at / of.max(1);
        from + Length::um(i32::try_from(um).unwrap_or(0))
    };
    Point::new(along(point[0], view[0], room.x, room.width), along(point[1], view[1], room.y, room.height))
}

fn bend(points: &mut Vec<[i64; 2]>, a: [i64; 2], b: [i64; 2], c: [i64; 2], d: [i64; 2]) {
    let whole = PIECES * PIECES * PIECES;
    for t in 1..=PIECES {
        let s = PIECES - t;
        let at = |axis: usize| {
            (a[axis] * s * s * s + 3 * b[axis] * s * s * t + 3 * c[axis] * s * t * t + d[axis] * t * t * t)
                / whole
        };
        points.push([at(0), at(1)]);
    }
}

/// A signature as drawn on a screen: strokes of points on a pad of `width` × `height` units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Signature {
    pub width: i32,
    pub height: i32,
    /// Each stroke: its points `[x, y]` from the upper left of the pad.
    pub strokes: Vec<Vec<[i32; 2]>>,
}

impl Signature {
    /// The strokes fitted into `room`, keeping their proportions, standing on its lower edge.
    pub fn draw(&self, room: Rect, thickness: Length, ink: Ink) -> Vec<Item> {
        let all = || self.strokes.iter().flatten();
        let range = |axis: usize| {
            let low = all().map(|p| i64::from(p[axis])).min()?;
            let high = all().map(|p| i64::from(p[axis])).max()?;
            Some((low, (high - low).max(1)))
        };
        let (Some((left, wide)), Some((top, tall))) = (range(0), range(1)) else {
            return Vec::new();
        };
        let (room_x, room_y) = (i64::from(room.width.in_um()), i64::from(room.height.in_um()));
        // One scale for both directions: the smaller of the two ratios.
        let (up, down) = if room_x * tall < room_y * wide { (room_x, wide) } else { (room_y, tall) };
        let um = |n: i64| Length::um(i32::try_from(n).unwrap_or(0));
        let raise = room_y - tall * up / down;
        self.strokes
            .iter()
            .filter(|stroke| !stroke.is_empty())
            .map(|stroke| Item::Pen {
                points: stroke
                    .iter()
                    .map(|p| {
                        Point::new(
                            room.x + um((i64::from(p[0]) - left) * up / down),
                            room.y + um(raise + (i64::from(p[1]) - top) * up / down),
                        )
                    })
                    .collect(),
                closed: false,
                thickness,
                ink,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_and_scaled() {
        let path = Path::parse("M0,0 L100 0 V50 H0 Z M10 10 C20 10 30 20 30 30").expect("a path");
        let room = Rect::new(Length::mm(10), Length::mm(20), Length::mm(50), Length::mm(25));
        let items = path.draw([100, 50], room, Length::um(100), Ink::Black);
        assert_eq!(items.len(), 2);
        let Item::Pen { points, closed, .. } = &items[0] else { panic!("a pen line") };
        assert!(closed);
        assert_eq!(points[2], Point::new(Length::mm(60), Length::mm(45)));
    }

    #[test]
    fn other_path_data_is_refused() {
        assert_eq!(Path::parse("M0 0 A 1 2 3"), None);
        assert_eq!(Path::parse("L0 0"), None);
        assert_eq!(Path::parse("M0"), None);
    }

    #[test]
    fn a_signature_stays_in_its_room_whatever_its_shape() {
        let room = Rect::new(Length::mm(10), Length::mm(10), Length::mm(40), Length::mm(10));
        for strokes in [
            vec![vec![[0, 0], [900, 10]]],
            vec![vec![[50, 0], [50, 800]]],
            vec![vec![[5, 5]], vec![]],
            vec![],
        ] {
            let signature = Signature { width: 900, height: 800, strokes };
            for item in signature.draw(room, Length::um(300), Ink::Black) {
                let Item::Pen { points, .. } = item else { panic!("a pen line") };
                for p in points {
                    assert!(p.x >= room.x && p.x <= room.right());
                    assert!(p.y >= room.y && p.y <= room.bottom());
                }
            }
        }
    }
}

//! The drawn car: five views from `car_outline.json`, which the screens draw too, and the damage
//! marked on them.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::documents::paper::{Align, Ink, Item, Length, Point, Rect, Style, Weight, Words, place};

/// A view of the car. Front and rear as seen standing before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum View {
    Left,
    Right,
    Front,
    Rear,
    Top,
}

/// What is damaged how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DamageKind {
    Scratch,
    Dent,
    Crack,
    Missing,
    Paint,
}

impl DamageKind {
    pub const ALL: [Self; 5] = [Self::Scratch, Self::Dent, Self::Crack, Self::Missing, Self::Paint];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Scratch => "划痕",
            Self::Dent => "凹陷",
            Self::Crack => "裂纹",
            Self::Missing => "缺失",
            Self::Paint => "掉漆",
        }
    }
}

/// A mark on the drawing, in its units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DamageMark {
    pub view: View,
    pub x: i32,
    pub y: i32,
    pub kind: DamageKind,
    /// Name of the panel in `car_outline.json`.
    pub panel: Option<String>,
    pub note: Option<String>,
}

/// The whole drawing.
#[derive(Debug, Deserialize)]
pub(super) struct Drawing {
    pub width: i64,
    pub height: i64,
    pub views: Vec<ViewOutline>,
}

/// One view and where it lies in the drawing.
#[derive(Debug, Deserialize)]
pub(super) struct ViewOutline {
    pub view: View,
    pub x: i64,
    pub y: i64,
    pub lines: Vec<OutlineLine>,
}

/// One line of a view.
#[derive(Debug, Deserialize)]
pub(super) struct OutlineLine {
    /// 2 for the outer edge, 1 for what lies within.
    weight: i32,
    closed: bool,
    points: Vec<[i64; 2]>,
}

/// The drawing.
pub(super) fn drawing() -> &'static Drawing {
    static DRAWING: OnceLock<Drawing> = OnceLock::new();
    DRAWING.get_or_init(|| {
        serde_json::from_str(include_str!("car_outline.json"))
            .expect("the outline is part of the program and a test reads it")
    })
}

/// Draws all views into `room`.
pub(super) fn draw(room: Rect) -> Vec<Item> {
    let drawing = drawing();
    let size = [drawing.width, drawing.height];
    let lines = drawing.views.iter().flat_map(|view| &view.lines);
    lines
        .map(|line| Item::Pen {
            points: line.points.iter().map(|point| place(*point, size, room)).collect(),
            closed: line.closed,
            thickness: if line.weight > 1 { Length::um(260) } else { Length::um(130) },
            ink: if line.weight > 1 { Ink::Black } else { Ink::Grey },
        })
        .collect()
}

/// The sign of a kind of damage, at its very place.
pub(super) fn sign(kind: DamageKind, at: Point) -> Vec<Item> {
    let pen = |points: &[(i32, i32)], closed: bool| Item::Pen {
        points: points
            .iter()
            .map(|(x, y)| Point::new(at.x + Length::um(*x), at.y + Length::um(*y)))
            .collect(),
        closed,
        thickness: Length::um(380),
        ink: Ink::Black,
    };
    match kind {
        DamageKind::Scratch => {
            vec![pen(&[(-1100, 900), (1100, -900)], false), pen(&[(-1100, 200), (500, -1100)], false)]
        }
        DamageKind::Dent => vec![pen(&circle(1050), true)],
        DamageKind::Crack => {
            vec![pen(&[(-1300, 500), (-500, -700), (200, 600), (700, -500), (1300, 400)], false)]
        }
        DamageKind::Missing => {
            vec![pen(&[(-950, -950), (950, 950)], false), pen(&[(-950, 950), (950, -950)], false)]
        }
        DamageKind::Paint => vec![pen(&[(0, -1150), (1100, 850), (-1100, 850)], true)],
    }
}

/// Sixteen points on a circle about the origin.
fn circle(radius: i32) -> Vec<(i32, i32)> {
    let quarter = [(1000, 0), (924, 383), (707, 707), (383, 924)];
    (0..4)
        .flat_map(|turns| quarter.map(|point| (0..turns).fold(point, |(x, y), _| (-y, x))))
        .map(|(x, y)| (x * radius / 1000, y * radius / 1000))
        .collect()
}

/// Draws the marks with their numbers, each number where it hides no other.
pub(super) fn marks(marks: &[DamageMark], room: Rect, taken: &mut Vec<Rect>, style: &Style) -> Vec<Item> {
    let drawing = drawing();
    let mut items = Vec::new();
    for (mark, number) in marks.iter().zip(1..) {
        let x = i64::from(mark.x).clamp(0, drawing.width);
        let y = i64::from(mark.y).clamp(0, drawing.height);
        let at = place([x, y], [drawing.width, drawing.height], room);
        items.extend(sign(mark.kind, at));
        let words = format!("{number}");
        let size = Length::points(90);
        let wide = crate::documents::paper::width(&words, size, Weight::Bold) + Length::um(600);
        let bubble = free_place(at, wide, size + Length::um(300), room, taken);
        taken.push(bubble);
        items.push(Item::Pen {
            points: vec![at, Point::new(bubble.x + bubble.width / 2, bubble.y + bubble.height / 2)],
            closed: false,
            thickness: Length::um(120),
            ink: Ink::Black,
        });
        items.push(Item::Area { rings: vec![bubble.corners()], ink: Ink::White });
        items.push(Item::Pen {
            points: bubble.corners(),
            closed: true,
            thickness: Length::um(150),
            ink: Ink::Black,
        });
        let top = bubble.y + Length::um(150) - (style.leading(size) - size) / 2;
        Words { text: &words, size, weight: Weight::Bold, ink: Ink::Black, align: Align::Centre }.set(
            bubble.x,
            top,
            bubble.width,
            style,
            &mut items,
        );
    }
    items
}

/// A place near `at` for a box of that size that no other box has taken.
fn free_place(at: Point, wide: Length, high: Length, limits: Rect, taken: &[Rect]) -> Rect {
    for ring in 1..40 {
        let reach = Length::um(1500 * ring);
        for (dx, dy) in [(1, -1), (1, 1), (-1, -1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1)] {
            let middle = Point::new(at.x + (reach + wide / 2) * dx, at.y + (reach + high / 2) * dy);
            let spot = Rect::new(middle.x - wide / 2, middle.y - high / 2, wide, high);
            let inside = spot.x >= limits.x
                && spot.right() <= limits.right()
                && spot.y >= limits.y
                && spot.bottom() <= limits.bottom();
            let free = taken.iter().all(|other| {
                spot.x >= other.right()
                    || other.x >= spot.right()
                    || spot.y >= other.bottom()
                    || other.y >= spot.bottom()
            });
            if inside && free {
                return spot;
            }
        }
    }
    Rect::new(at.x, at.y, wide, high)
}

/// The panel's name; panels seen from the side are those of that side.
pub(super) fn panel(view: View, name: &str) -> String {
    let (mut side, part) = match name.split_once('_') {
        Some(("left", rest)) => ("左", rest),
        Some(("right", rest)) => ("右", rest),
        _ => ("", name),
    };
    let (paired, word) = match part {
        "front_bumper" => (false, "前保险杠"),
        "rear_bumper" => (false, "后保险杠"),
        "hood" => (false, "发动机盖"),
        "trunk" => (false, "行李箱盖"),
        "roof" => (false, "车顶"),
        "grille" => (false, "格栅"),
        "plate" => (false, "号牌"),
        "windshield" => (false, "前风挡"),
        "rear_windshield" => (false, "后风挡"),
        "headlight" => (true, "前大灯"),
        "tail_light" => (true, "尾灯"),
        "front_fender" | "fender" => (true, "前翼子板"),
        "rear_fender" => (true, "后翼子板"),
        "front_door" => (true, "前门"),
        "rear_door" => (true, "后门"),
        "front_window" => (true, "前车窗"),
        "rear_window" => (true, "后车窗"),
        "front_wheel" => (true, "前轮"),
        "rear_wheel" => (true, "后轮"),
        "tyre" if view == View::Rear => (true, "后轮"),
        "tyre" => (true, "前轮"),
        "sill" => (true, "门槛"),
        "mirror" => (true, "后视镜"),
        other => (false, other),
    };
    if paired && side.is_empty() {
        side = match view {
            View::Left => "左",
            View::Right => "右",
            _ => "",
        };
    }
    format!("{side}{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_panel_of_the_drawing_has_a_name() {
        let file: serde_json::Value = serde_json::from_str(include_str!("car_outline.json")).expect("read");
        for view in file["views"].as_array().expect("views") {
            let id: View = serde_json::from_value(view["view"].clone()).expect("a view");
            for part in view["panels"].as_array().expect("panels") {
                let name = part["name"].as_str().expect("a name");
                assert!(!panel(id, name).is_ascii(), "{name}");
            }
        }
    }

    #[test]
    fn sides_tell_left_from_right() {
        assert_eq!(panel(View::Right, "front_door"), "右前门");
        assert_eq!(panel(View::Top, "left_rear_door"), "左后门");
        assert_eq!(panel(View::Left, "rear_bumper"), "后保险杠");
    }
}

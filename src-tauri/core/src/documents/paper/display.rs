//! The display list: what stands where on which page. Knows no PDF.

use super::length::Length;

/// A place on a page, from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    pub x: Length,
    pub y: Length,
}

impl Point {
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    pub x: Length,
    pub y: Length,
    pub width: Length,
    pub height: Length,
}

impl Rect {
    pub const fn new(x: Length, y: Length, width: Length, height: Length) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    pub fn right(&self) -> Length {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(&self) -> Length {
        self.y + self.height
    }

    /// The four corners, clockwise from the upper left.
    pub fn corners(&self) -> Vec<Point> {
        vec![
            Point::new(self.x, self.y),
            Point::new(self.right(), self.y),
            Point::new(self.right(), self.bottom()),
            Point::new(self.x, self.bottom()),
        ]
    }
}

/// How dark something is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Black,
    /// Words of lesser weight: field names, the foot.
    Grey,
    /// Rules between cells.
    Pale,
    /// The ground of headings and totals.
    Wash,
    White,
}

/// Which cut of the typeface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// One line of text. `at` is the left end of its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub at: Point,
    pub size: Length,
    pub weight: Weight,
    pub ink: Ink,
    pub text: String,
    /// Measured advance of the whole run.
    pub width: Length,
}

impl Text {
    /// The rectangle the characters fill.
    pub fn extent(&self) -> Rect {
        Rect::new(self.at.x, self.at.y - self.size.scaled(88, 100), self.width, self.size)
    }
}

/// Something drawn on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Text(Text),
    /// A straight rule.
    Rule {
        from: Point,
        to: Point,
        thickness: Length,
        ink: Ink,
        dashed: bool,
    },
    /// A filled shape of one or more rings (even-odd): grounds, bar codes, logos.
    Area {
        rings: Vec<Vec<Point>>,
        ink: Ink,
    },
    /// A drawn line through points with round ends: outlines, marks, signatures.
    Pen {
        points: Vec<Point>,
        closed: bool,
        thickness: Length,
        ink: Ink,
    },
}

/// What stands on one page, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub items: Vec<Item>,
}

impl Page {
    /// All texts of the page, one line each, in reading order.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect();
        lines.join("\n")
    }
}

/// A laid-out document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The title in the PDF's properties.
    pub title: String,
    pub paper: super::Paper,
    pub pages: Vec<Page>,
}

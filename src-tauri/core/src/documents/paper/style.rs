//! Sizes and inks of a paper. Needle printers know no grey.

use super::Paper;
use super::display::Ink;
use super::length::Length;

/// How a paper is set. No type is smaller than 9 pt (domain-facts 7), labels excepted.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Type size of ordinary words.
    pub body: Length,
    /// Type size of the foot and of small print.
    pub small: Length,
    /// Type size of captions inside a form.
    pub caption: Length,
    /// Type size of the dealership's name.
    pub house: Length,
    /// Type size of the form's title.
    pub title: Length,
    /// Space left and right of the words in a cell.
    pub pad_x: Length,
    /// Space above and below the words in a cell.
    pub pad_y: Length,
    /// Space between two parts of a form.
    pub gap: Length,
    /// Room to sign in.
    pub sign: Length,
    /// Thickness of ordinary rules.
    pub hairline: Length,
    /// Ink of field names and of the foot.
    pub label: Ink,
    /// Ink of the rules between cells.
    pub rule: Ink,
    /// Whether headings stand on a grey ground.
    pub wash: bool,
}

impl Style {
    /// The style of a paper.
    pub const fn of(paper: Paper) -> Self {
        match paper {
            Paper::A4 | Paper::A4Landscape => Self {
                body: Length::points(92),
                small: Length::points(90),
                caption: Length::points(100),
                house: Length::points(125),
                title: Length::points(190),
                pad_x: Length::tenths(14),
                pad_y: Length::um(750),
                gap: Length::tenths(18),
                sign: Length::mm(11),
                hairline: Length::um(150),
                label: Ink::Grey,
                rule: Ink::Pale,
                wash: true,
            },
            Paper::Continuous => Self {
                body: Length::points(90),
                small: Length::points(90),
                caption: Length::points(95),
                house: Length::points(105),
                title: Length::points(150),
                pad_x: Length::tenths(10),
                pad_y: Length::tenths(4),
                gap: Length::tenths(12),
                sign: Length::tenths(75),
                hairline: Length::um(180),
                label: Ink::Black,
                rule: Ink::Black,
                wash: false,
            },
            Paper::Label40x30 | Paper::Label60x80 => Self {
                body: Length::points(70),
                small: Length::points(60),
                caption: Length::points(80),
                house: Length::points(70),
                title: Length::points(100),
                pad_x: Length::tenths(6),
                pad_y: Length::tenths(3),
                gap: Length::tenths(8),
                sign: Length::mm(6),
                hairline: Length::um(180),
                label: Ink::Black,
                rule: Ink::Black,
                wash: false,
            },
        }
    }

    /// Height of one line of type of `size`.
    pub fn leading(&self, size: Length) -> Length {
        size.scaled(128, 100)
    }

    /// Distance from the top of a line to its baseline.
    pub fn baseline(&self, size: Length) -> Length {
        (self.leading(size) - size) / 2 + size.scaled(88, 100)
    }
}

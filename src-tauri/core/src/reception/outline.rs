//! The drawn car: where each view lies, in the units marks are kept in. The same file is
//! drawn on screen and on paper.

use std::sync::OnceLock;

use serde::Deserialize;

use super::CarView;

const DRAWING: &str = include_str!("../documents/forms/car_outline.json");

#[derive(Deserialize)]
struct Drawing {
    views: Vec<Frame>,
}

/// The rectangle of one view.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Frame {
    pub view: CarView,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

fn frames() -> &'static [Frame] {
    static FRAMES: OnceLock<Vec<Frame>> = OnceLock::new();
    FRAMES.get_or_init(|| {
        let drawing: Drawing =
            serde_json::from_str(DRAWING).expect("the outline is part of the program and read by a test");
        drawing.views
    })
}

/// Whether the point lies within the view's part of the drawing.
pub fn holds(view: CarView, x: i64, y: i64) -> bool {
    frames().iter().any(|frame| {
        frame.view == view
            && (frame.x..=frame.x + frame.width).contains(&x)
            && (frame.y..=frame.y + frame.height).contains(&y)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_has_its_own_place() {
        for view in CarView::ALL {
            let own: Vec<_> = frames().iter().filter(|frame| frame.view == *view).collect();
            assert_eq!(own.len(), 1, "{view:?}");
            let Frame { x, y, width, height, .. } = *own[0];
            assert!(holds(*view, x, y) && holds(*view, x + width, y + height));
            assert!(!holds(*view, x - 1, y) && !holds(*view, x, y + height + 1));
            let middle = (x + width / 2, y + height / 2);
            let holders = CarView::ALL.iter().filter(|other| holds(**other, middle.0, middle.1));
            assert_eq!(holders.count(), 1, "{view:?} overlaps another");
        }
    }
}

use serde::{Deserialize, Serialize};
use tauri::{LogicalUnit, PhysicalUnit};

/// Where the window stood, in pixels of the display, and how large it looked: its size in points, which a
/// denser display draws with more pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub maximized: bool,
}

/// A screen on the desktop, in pixels, and how many of them make a point.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub density: f64,
}

/// Where one takes hold of a window: about the middle of its title bar.
const BAR: i32 = 16;

impl Screen {
    fn pixels(&self, points: u32) -> u32 {
        LogicalUnit::new(points).to_physical::<u32>(self.density).0
    }

    fn points(&self, pixels: u32) -> u32 {
        PhysicalUnit::new(pixels).to_logical::<u32>(self.density).0
    }

    fn holds(&self, x: i32, y: i32) -> bool {
        (self.x..self.x.saturating_add_unsigned(self.width)).contains(&x)
            && (self.y..self.y.saturating_add_unsigned(self.height)).contains(&y)
    }
}

impl Place {
    /// The same place on the screens there are now, no larger than the one it is on; none when nobody could
    /// take hold of the window there, because its screen was unplugged.
    pub fn on(self, screens: &[Screen]) -> Option<Self> {
        let middle = |screen: &Screen| self.x.saturating_add_unsigned(screen.pixels(self.width) / 2);
        let screen =
            screens.iter().find(|screen| screen.holds(middle(screen), self.y.saturating_add(BAR)))?;
        let width = self.width.min(screen.points(screen.width));
        let height = self.height.min(screen.points(screen.height));
        let within = |at: i32, from: i32, whole: u32, taken: u32| {
            at.clamp(from, from.saturating_add_unsigned(whole.saturating_sub(taken)))
        };
        Some(Self {
            x: within(self.x, screen.x, screen.width, screen.pixels(width)),
            y: within(self.y, screen.y, screen.height, screen.pixels(height)),
            width,
            height,
            ..self
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: [Screen; 2] = [
        Screen { x: 0, y: 0, width: 1366, height: 768, density: 1.0 },
        Screen { x: 1366, y: 0, width: 1920, height: 1080, density: 1.0 },
    ];
    const DENSE: [Screen; 1] = [Screen { x: 0, y: 0, width: 3840, height: 2160, density: 2.0 }];

    fn at(x: i32, y: i32) -> Place {
        Place { x, y, width: 1280, height: 700, maximized: false }
    }

    #[test]
    fn on_either_screen_it_stays() {
        for place in [at(40, 0), at(1500, 200)] {
            assert_eq!(place.on(&DESK), Some(place));
        }
    }

    #[test]
    fn on_an_unplugged_screen_nobody_could_take_hold_of_it() {
        for place in [at(1500, 200), at(40, -900), at(i32::MAX, i32::MAX)] {
            assert_eq!(place.on(&DESK[..1]), None);
        }
    }

    #[test]
    fn it_is_no_larger_than_its_screen_and_inside_it() {
        let large = Place { width: 1900, height: 1000, ..at(-300, 30) };
        let fitting = Place { x: 0, y: 0, width: 1366, height: 768, maximized: false };
        assert_eq!(large.on(&DESK[..1]), Some(fitting));
        assert_eq!(at(300, 300).on(&DESK[..1]), Some(at(86, 68)));
    }

    #[test]
    fn a_denser_screen_shows_it_as_large_as_before() {
        assert_eq!(at(900, 500).on(&DENSE), Some(at(900, 500)));
        assert_eq!(at(3000, 500).on(&DENSE), None);
        assert_eq!(at(2000, 1500).on(&DENSE), Some(at(1280, 760)));
    }
}

use serde::{Deserialize, Serialize};

/// Where the window stood, in physical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub maximized: bool,
}

/// A screen on the desktop, in the same pixels.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

impl Place {
    /// True when one can still take hold of the window there: its title bar's middle lies on a
    /// screen. The screen it stood on may have been unplugged since.
    pub fn is_reachable(&self, screens: &[Screen]) -> bool {
        let middle = self.x.saturating_add_unsigned(self.width / 2);
        let bar = self.y.saturating_add(16);
        screens.iter().any(|screen| {
            (screen.x..screen.x.saturating_add_unsigned(screen.width)).contains(&middle)
                && (screen.y..screen.y.saturating_add_unsigned(screen.height)).contains(&bar)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: [Screen; 2] = [
        Screen { x: 0, y: 0, width: 1366, height: 768 },
        Screen { x: 1366, y: 0, width: 1920, height: 1080 },
    ];

    fn at(x: i32, y: i32) -> Place {
        Place { x, y, width: 1280, height: 800, maximized: false }
    }

    #[test]
    fn on_either_screen_is_fine() {
        assert!(at(40, 0).is_reachable(&DESK));
        assert!(at(1500, 200).is_reachable(&DESK));
    }

    #[test]
    fn an_unplugged_screen_is_not() {
        assert!(!at(1500, 200).is_reachable(&DESK[..1]));
        assert!(!at(40, -900).is_reachable(&DESK));
        assert!(!at(i32::MAX, i32::MAX).is_reachable(&DESK));
    }
}

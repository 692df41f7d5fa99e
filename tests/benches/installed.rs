//! What the installed program takes on disk: it is one file, the screens and fonts inside.

use crate::figure::Figure;
use std::path::Path;

const WHAT: &str = "the installed program with its fonts and screens";
const GOAL_MIB: u64 = 25;

/// `program`: as a release builds it.
pub fn measure(program: &Path) -> Vec<Figure> {
    match program.metadata() {
        Ok(file) => vec![Figure::Amount {
            what: WHAT,
            kib: file.len().div_ceil(1024),
            goal_mib: GOAL_MIB,
            of: "the desktop program as released".into(),
        }],
        Err(_) => vec![Figure::Missing {
            what: WHAT,
            why: "no release was built: `cargo xtask bench --release` builds one first".into(),
        }],
    }
}

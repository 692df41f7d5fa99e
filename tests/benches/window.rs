//! From the program's start to its first screen, all answered and painted, beside a window with the
//! same libraries and nothing in it. Both are real programs, started anew each time.

use crate::figure::Figure;
use crate::times::{Ratio, Times};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const WHAT: &str = "start to a usable screen, window and all";
const REPETITIONS: usize = 15;

/// `program` and `empty` as a release builds them; `folder`: whose dealership is opened.
pub fn measure(folder: &Path, program: &Path, empty: &Path) -> Vec<Figure> {
    if !program.is_file() || !empty.is_file() {
        let why = "no release was built: `cargo xtask bench --release` builds one first".into();
        return vec![Figure::Missing { what: WHAT, why }];
    }
    let display = match Display::open() {
        Ok(display) => display,
        Err(why) => return vec![Figure::Missing { what: WHAT, why }],
    };
    let (mut ours, mut floor) = (Times::default(), Times::default());
    // The first start of each fills the web view's caches.
    for repetition in 0..=REPETITIONS {
        let start =
            display.start(program, &["--until-usable".as_ref(), "--data".as_ref(), folder.as_os_str()]);
        let bare = display.start(empty, &[]);
        if repetition > 0 {
            ours.add(start);
            floor.add(bare);
        }
    }
    vec![Figure::Slower {
        what: WHAT,
        ours,
        floor,
        floor_is: "an empty window with the same libraries",
        goal: Ratio::hundredths(130),
    }]
}

/// The screen in front of somebody, or one that nobody sees.
struct Display {
    name: Option<String>,
    server: Option<Child>,
}

impl Display {
    fn open() -> Result<Self, String> {
        if !cfg!(target_os = "linux") {
            return Ok(Self { name: None, server: None });
        }
        let told = |error: std::io::Error| format!("Xvfb: {error}");
        let mut server = Command::new("Xvfb");
        server.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
        let mut server = server.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(told)?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number).map_err(told)?;
        }
        Ok(Self { name: Some(format!(":{}", number.trim())), server: Some(server) })
    }

    fn start(&self, program: &Path, arguments: &[&std::ffi::OsStr]) -> Duration {
        let mut command = Command::new(program);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        if let Some(name) = &self.name {
            command.env("DISPLAY", name).env("GDK_BACKEND", "x11");
        }
        let began = Instant::now();
        let ended = command.status();
        let time = began.elapsed();
        assert!(ended.as_ref().is_ok_and(|ended| ended.success()), "{}: {ended:?}", program.display());
        time
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may have ended by itself.
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

//! The real console program, as a script or a scheduled task would use it.

use crate::sources::root;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// Where the program lies; built first when it was not.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let Ok(test) = std::env::current_exe() else {
            panic!("a test that is nowhere");
        };
        // target/debug/deps/a_test, target/debug/servicelane-console
        let folder = test.ancestors().nth(2).unwrap_or(&test);
        let name = format!("servicelane-console{}", std::env::consts::EXE_SUFFIX);
        let program = folder.join(name);
        // Cargo builds no other package's programs for a test run of this one. Both packages
        // together, so that they share one build of the core.
        if std::env::var_os("SERVICELANE_BUILT").is_none() {
            let built = Command::new(env!("CARGO"))
                .args(["build", "--quiet", "-p", "servicelane-console", "-p", "servicelane-tests"])
                .current_dir(root())
                .status();
            assert!(built.is_ok_and(|status| status.success()));
        }
        assert!(program.exists(), "{} is missing", program.display());
        program
    })
}

/// What the console printed, as JSON, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub answer: Value,
    pub code: Option<i32>,
    pub complaint: String,
}

/// Runs the console to its end.
pub fn run(words: &[&str], data: &Path) -> Said {
    run_program(Command::new(program()).args(words).arg("--data").arg(data))
}

/// Runs a prepared command line of it to its end.
pub fn run_program(command: &mut Command) -> Said {
    match command.stdin(Stdio::null()).output() {
        Ok(output) => Said {
            answer: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
            code: output.status.code(),
            complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
        },
        Err(error) => panic!("{command:?}: {error}"),
    }
}

/// A console that serves a data folder; killed when it is dropped.
pub struct Served {
    child: Child,
    /// Such as `127.0.0.1:40113`.
    pub address: String,
}

pub fn serve(data: &Path) -> Served {
    let mut command = Command::new(program());
    command.args(["serve", "--port", "0", "--data"]).arg(data);
    serve_program(&mut command)
}

/// Starts a prepared command line that serves, and waits until it does.
pub fn serve_program(command: &mut Command) -> Served {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => panic!("{command:?}: {error}"),
    };
    let Some(out) = child.stdout.take() else {
        panic!("no standard output");
    };
    let mut line = String::new();
    let read = BufReader::new(out).read_line(&mut line);
    let address = line.trim().strip_prefix("http://").map(|a| a.trim_end_matches('/').to_owned());
    match (read, address) {
        (Ok(_), Some(address)) => Served { child, address },
        other => panic!("{command:?} said {line:?}: {other:?}"),
    }
}

impl Served {
    /// The number the system knows it by.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// As hard as a pulled plug is for a process: no signal it could notice.
    pub fn kill(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

//! How fast the program is on ten years of data, beside floors measured in the same run on
//! the same file: `cargo xtask bench [WORD…]`, each word a figure to be measured alone.

mod decade;
mod export_list;
mod figure;
mod import_parts;
mod installed;
mod memory;
mod open_order;
mod reports;
mod results;
mod save_order;
mod search;
mod start;
mod statement_pdf;
mod store;
mod times;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where `cargo xtask bench` says that everything is.
struct Ready {
    /// The sample decade, which stays as it is.
    decade: PathBuf,
    /// Where a copy of it may be written to.
    scratch: PathBuf,
    /// The console program, built as this benchmark is.
    console: PathBuf,
    /// The desktop program as released, if it was built.
    program: PathBuf,
    /// An empty window, likewise.
    empty: PathBuf,
}

fn main() -> ExitCode {
    // Cargo tells a benchmark that it is one.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut path = || words.next().map(PathBuf::from);
    let (Some(decade), Some(scratch), Some(console), Some(program), Some(empty)) =
        (path(), path(), path(), path(), path())
    else {
        eprintln!("run it by `cargo xtask bench`, which says where everything is");
        return ExitCode::from(2);
    };
    let ready = Ready { decade, scratch, console, program, empty };
    let words: Vec<String> = words.collect();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let (counts, figures) = runtime.block_on(async {
        decade::make(&ready.decade).await;
        (decade::counts(&ready.decade).await, measure(&ready, &words).await)
    });
    results::print(&figures);
    if words.is_empty() { results::keep(&counts, &figures) } else { ExitCode::SUCCESS }
}

async fn measure(ready: &Ready, words: &[String]) -> Vec<figure::Figure> {
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let mut all = Vec::new();
    if wanted("search") {
        all.extend(search::measure(&ready.decade).await);
    }
    if wanted("open_order") {
        all.extend(open_order::measure(&ready.decade).await);
    }
    if wanted("save_order") {
        match copy(&ready.decade, &ready.scratch) {
            Ok(()) => all.extend(save_order::measure(&ready.scratch).await),
            Err(error) => eprintln!("{}: {error}", ready.scratch.display()),
        }
        // What cannot be removed now is the next time.
        let _ = std::fs::remove_dir_all(&ready.scratch);
    }
    if wanted("store") {
        all.extend(store::measure(&ready.decade).await);
    }
    if wanted("posting") {
        match copy(&ready.decade, &ready.scratch) {
            Ok(()) => all.extend(store::measure_posting(&ready.scratch).await),
            Err(error) => eprintln!("{}: {error}", ready.scratch.display()),
        }
        let _ = std::fs::remove_dir_all(&ready.scratch);
    }
    if wanted("export_list") {
        // What is exported is put on record: a copy is asked.
        match copy(&ready.decade, &ready.scratch) {
            Ok(()) => all.extend(export_list::measure(&ready.scratch).await),
            Err(error) => eprintln!("{}: {error}", ready.scratch.display()),
        }
        let _ = std::fs::remove_dir_all(&ready.scratch);
    }
    if wanted("import_parts") {
        all.extend(import_parts::measure(&ready.scratch).await);
        let _ = std::fs::remove_dir_all(&ready.scratch);
    }
    if wanted("statement_pdf") {
        all.extend(statement_pdf::measure(&ready.decade).await);
    }
    if wanted("reports") {
        all.extend(reports::measure(&ready.decade).await);
    }
    if wanted("start") {
        all.extend(start::measure(&ready.decade).await);
    }
    if wanted("memory") {
        all.extend(memory::measure(&ready.decade, &ready.console).await);
    }
    if wanted("window") {
        all.extend(window::measure(&ready.decade, &ready.program, &ready.empty));
    }
    if wanted("installed") {
        all.extend(installed::measure(&ready.program));
    }
    all
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    let file = servicelane_core::kernel::database::FILE;
    // A log left behind by a run that was broken off belongs to another copy.
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    std::fs::create_dir_all(to)?;
    std::fs::copy(from.join(file), to.join(file)).map(drop)
}

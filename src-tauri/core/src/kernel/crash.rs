//! What the program leaves behind when it breaks: a report that a person can find and pass on.

use std::backtrace::Backtrace;
use std::fs::{self, File};
use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

use super::Clock;

/// Where the reports lie in the data folder.
pub const FOLDER: &str = "reports";
const KEPT: usize = 20;
const START: &str = "crash-";
const ENDING: &str = ".txt";

static PLACE: Mutex<Option<PathBuf>> = Mutex::new(None);
static HOOKED: Once = Once::new();

/// From now on a panic writes a report into this data folder. Called by the door, and again when
/// the folder has moved.
pub fn keep(folder: &Path) {
    *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.join(FOLDER));
    HOOKED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).clone();
            // There is nobody to tell that even the report could not be written.
            let _ = place.map(|folder| write(&folder, &told(panic)));
            before(panic);
        }));
    });
}

/// Names of the reports of a data folder, the newest first.
pub fn reports(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join(FOLDER)) else { return vec![] };
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with(START) && name.ends_with(ENDING)).collect();
    names.sort_by(|a, b| b.cmp(a));
    names
}

fn told(panic: &PanicHookInfo<'_>) -> String {
    let message = panic.payload();
    let message = message
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| message.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("(no words)");
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(Path::file_name).unwrap_or_default();
    format!(
        "Servicelane {}\nprogram: {}\nmoment: {}\nsystem: {} {}\nthread: {}\nplace: {}\nmessage: {}\n\n{}\n",
        env!("CARGO_PKG_VERSION"),
        program.display(),
        Clock::System.now().local().format("%Y-%m-%d %H:%M:%S %:z"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        std::thread::current().name().unwrap_or("(unnamed)"),
        panic.location().map_or_else(|| "(unknown)".to_owned(), ToString::to_string),
        without_content(message),
        Backtrace::force_capture(),
    )
}

/// A report may be passed on: what stood in a record stays out of it. Rust quotes the value it
/// stumbled over; names are Chinese, and plates, telephone and card numbers are full of digits.
fn without_content(message: &str) -> String {
    let mut plain = String::new();
    let mut quote = None;
    for c in message.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '`') => {
                plain.push('…');
                quote = Some(c);
            }
            None => plain.push(if c.is_ascii() && !c.is_ascii_digit() { c } else { '·' }),
        }
    }
    plain
}

fn write(folder: &Path, text: &str) -> std::io::Result<()> {
    // Where the data folder is gone, none is made for a report.
    if folder.parent().is_some_and(Path::exists) && !folder.exists() {
        fs::create_dir(folder)?;
    }
    let moment = Clock::System.now().local().format("%Y%m%d-%H%M%S%3f");
    let mut file = File::create_new(folder.join(format!("{START}{moment}{ENDING}")))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    let data = folder.parent().unwrap_or(folder);
    for old in reports(data).iter().skip(KEPT) {
        fs::remove_file(folder.join(old))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_in_a_record_stays_out() {
        let slice = "byte index 4 is not a char boundary; it is inside '张' of `张伟 13800138000`";
        assert_eq!(without_content(slice), "byte index · is not a char boundary; it is inside '·' of …");
        let error = "called `Option::unwrap()` on a `None` value";
        assert_eq!(without_content(error), "called … on a … value");
    }

    #[test]
    fn the_newest_twenty_are_kept() -> std::io::Result<()> {
        let data = tempfile::tempdir()?;
        let folder = data.path().join(FOLDER);
        fs::create_dir(&folder)?;
        for day in 1..=25 {
            fs::write(folder.join(format!("{START}202001{day:02}-080000000{ENDING}")), "")?;
        }
        fs::write(folder.join("letter.txt"), "somebody's own")?;
        write(&folder, "broken")?;
        let kept = reports(data.path());
        assert_eq!(kept.len(), KEPT);
        assert_eq!(fs::read_to_string(folder.join(&kept[0]))?, "broken");
        assert_eq!(kept[19], format!("{START}20200107-080000000{ENDING}"));
        assert!(folder.join("letter.txt").exists());
        Ok(())
    }

    #[test]
    fn a_folder_that_is_gone_is_not_made_again() {
        let data = std::env::temp_dir().join("servicelane-no-such-folder");
        assert!(write(&data.join(FOLDER), "broken").is_err());
        assert!(!data.exists());
    }
}

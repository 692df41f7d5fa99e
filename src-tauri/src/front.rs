//! One window per data folder. The first start listens on this PC alone and leaves word in the
//! folder where; a second start knocks there, the first comes to the front, and the second ends.
//!
//! The word is taken away as the program ends, so that one found by a start that nobody answers
//! tells of an unexpected end.

use serde::{Deserialize, Serialize};
use servicelane_core::kernel::random::Random;
use servicelane_core::kernel::{Clock, Moment, crash};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

const WORD: &str = "servicelane.window";
const PATIENCE: Duration = Duration::from_secs(2);
const HERE: &[u8] = b"ok\n";

/// Where the window of a folder is to be found.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Word {
    port: u16,
    /// Whoever can read the folder knows it; whatever else listens on that port does not.
    token: String,
    since: String,
}

/// The program ended before without being closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnexpectedEnd {
    /// When it had been started.
    pub since: String,
    /// Name of the report it left, where it could leave one.
    pub report: Option<String>,
}

pub struct Front {
    word: Word,
    file: Mutex<Option<PathBuf>>,
}

/// True when the window of this folder is there and has come to the front.
pub fn knock(folder: &Path) -> bool {
    read(&folder.join(WORD)).is_some_and(|word| answers(&word).unwrap_or(false))
}

fn read(file: &Path) -> Option<Word> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

fn answers(word: &Word) -> io::Result<bool> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, word.port));
    let mut line = TcpStream::connect_timeout(&address, PATIENCE)?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.set_write_timeout(Some(PATIENCE))?;
    line.write_all(format!("{}\n", word.token).as_bytes())?;
    let mut answer = [0; HERE.len()];
    line.read_exact(&mut answer)?;
    Ok(answer == HERE)
}

impl Front {
    /// Listens from now on; `come` brings the window to the front.
    pub fn open(come: impl Fn() + Send + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let word = Word {
            port: listener.local_addr()?.port(),
            token: Random::default().token::<16>(),
            since: moment(Clock::System.now()),
        };
        let expected = format!("{}\n", word.token).into_bytes();
        thread::spawn(move || {
            for mut line in listener.incoming().flatten() {
                if is_told(&mut line, &expected).unwrap_or(false) {
                    come();
                    // Whoever knocked and does not wait has thought again.
                    let _ = line.write_all(HERE);
                }
            }
        });
        Ok(Self { word, file: Mutex::new(None) })
    }

    fn file(&self) -> MutexGuard<'_, Option<PathBuf>> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves word in this folder, and none in the one before. A folder that cannot be written will
    /// say so when the dealership is opened.
    pub fn settle(&self, folder: &Path) -> Option<UnexpectedEnd> {
        let place = folder.join(WORD);
        if self.file().as_deref() == Some(&place) {
            return None;
        }
        self.leave();
        let end = read(&place).map(|word| UnexpectedEnd { report: report(folder, &word), since: word.since });
        let written = serde_json::to_vec(&self.word).is_ok_and(|text| fs::write(&place, text).is_ok());
        *self.file() = written.then_some(place);
        end
    }

    /// Takes the word away, unless somebody else has left another since.
    pub fn leave(&self) {
        if let Some(file) = self.file().take()
            && read(&file).is_some_and(|word| word.token == self.word.token)
        {
            // A word that stays is answered by nobody; the next start replaces it.
            let _ = fs::remove_file(file);
        }
    }
}

fn is_told(line: &mut TcpStream, expected: &[u8]) -> io::Result<bool> {
    line.set_read_timeout(Some(PATIENCE))?;
    line.set_write_timeout(Some(PATIENCE))?;
    let mut told = vec![0; expected.len()];
    line.read_exact(&mut told)?;
    Ok(told == expected)
}

/// As the names of the reports begin, so that they can be compared.
fn moment(now: Moment) -> String {
    now.local().format("%Y%m%d-%H%M%S").to_string()
}

/// The newest report of the run that left that word.
fn report(folder: &Path, word: &Word) -> Option<String> {
    let newest = crash::reports(folder).into_iter().next()?;
    (newest.trim_start_matches("crash-") >= word.since.as_str()).then_some(newest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn front() -> io::Result<(Front, Arc<AtomicUsize>)> {
        let came = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&came);
        let front = Front::open(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        })?;
        Ok((front, came))
    }

    #[test]
    fn a_second_start_brings_the_first_to_the_front() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(!knock(folder.path()), "nobody is there");
        let (first, came) = front()?;
        assert_eq!(first.settle(folder.path()), None);
        assert!(knock(folder.path()) && knock(folder.path()));
        assert_eq!(came.load(Ordering::SeqCst), 2);
        first.leave();
        assert!(!knock(folder.path()));
        assert_eq!(fs::read_dir(folder.path())?.count(), 0);
        Ok(())
    }

    #[test]
    fn another_folder_has_a_window_of_its_own() -> io::Result<()> {
        let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
        let (first, came) = front()?;
        first.settle(folders[0].path());
        assert!(!knock(folders[1].path()));
        // It moves.
        first.settle(folders[1].path());
        assert!(knock(folders[1].path()) && !knock(folders[0].path()));
        assert_eq!(came.load(Ordering::SeqCst), 1);
        Ok(())
    }

    #[test]
    fn a_stale_word_or_a_foreign_program_holds_nobody_up() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join(WORD);
        // Another program has that port by now, and says something else or nothing.
        for says in [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], b""] {
            let foreign = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let port = foreign.local_addr()?.port();
            let answering = thread::spawn(move || -> io::Result<()> { foreign.accept()?.0.write_all(says) });
            let word = Word { port, token: "t".into(), since: "20261122-080000".into() };
            fs::write(&file, serde_json::to_vec(&word)?)?;
            assert!(!knock(folder.path()));
            assert!(answering.join().is_ok_and(|answered| answered.is_ok()));
        }
        for broken in ["", "{", "{\"port\":70000}", "{\"port\":1,\"token\":\"\",\"since\":\"\"}"] {
            fs::write(&file, broken)?;
            assert!(!knock(folder.path()), "{broken}");
        }
        Ok(())
    }

    #[test]
    fn a_wrong_token_moves_nothing() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (first, came) = front()?;
        first.settle(folder.path());
        let word = Word { token: "0".repeat(first.word.token.len()), ..first.word.clone() };
        assert!(!answers(&word).unwrap_or(false));
        assert_eq!(came.load(Ordering::SeqCst), 0);
        assert!(knock(folder.path()), "and the next one is heard");
        Ok(())
    }

    #[test]
    fn an_unexpected_end_is_noticed_with_its_own_report() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let word = Word { port: 1, token: "t".into(), since: "20261122-080000".into() };
        let left = || fs::write(folder.path().join(WORD), serde_json::to_vec(&word)?);
        left()?;
        let reports = folder.path().join(crash::FOLDER);
        fs::create_dir(&reports)?;
        fs::write(reports.join("crash-20261121-100000000.txt"), "an older one")?;
        let (first, _) = front()?;
        let end = UnexpectedEnd { since: "20261122-080000".into(), report: None };
        assert_eq!(first.settle(folder.path()), Some(end.clone()));
        assert_eq!(first.settle(folder.path()), None, "it is told once");

        left()?;
        fs::write(reports.join("crash-20261122-093000123.txt"), "its own")?;
        let (second, _) = front()?;
        let report = Some("crash-20261122-093000123.txt".to_owned());
        assert_eq!(second.settle(folder.path()), Some(UnexpectedEnd { report, ..end }));
        Ok(())
    }
}

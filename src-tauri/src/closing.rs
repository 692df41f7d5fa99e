//! Closing the window: at once, unless something would be lost. Then the screens ask; and where no
//! screen answers any more, the window closes all the same.

use crate::desk::Desk;
use serde::Serialize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, CloseRequestApi, Emitter, Manager, State};

/// How long a screen may take to say that it has heard.
const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Default)]
pub struct Closing(Mutex<Standing>);

#[derive(Debug, Default)]
struct Standing {
    /// A screen holds something that is neither saved nor kept as a draft.
    unsaved: bool,
    question: Question,
    /// Tells one question from the next.
    asked: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Question {
    #[default]
    None,
    /// Sent to the screens; nobody has answered yet.
    Asked,
    /// It stands before the person.
    Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    Close,
    Ask,
    Wait,
}

/// What would be lost.
#[derive(Clone, Copy, Serialize)]
struct Loss {
    unsaved: bool,
    working: bool,
}

impl Standing {
    fn requested(&mut self, working: bool) -> Course {
        match self.question {
            _ if !self.unsaved && !working => Course::Close,
            Question::None => {
                self.question = Question::Asked;
                self.asked += 1;
                Course::Ask
            }
            // The person asks a second time, and the screens have not even heard the first.
            Question::Asked => Course::Close,
            Question::Shown => Course::Wait,
        }
    }

    /// Whether nobody has heard that question until now.
    fn is_unheard(&self, asked: u32) -> bool {
        self.question == Question::Asked && self.asked == asked
    }
}

impl Closing {
    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The person wants to close the window.
pub fn requested(app: &AppHandle, api: &CloseRequestApi) {
    let working = app.state::<Desk>().is_working();
    let closing = app.state::<Closing>();
    let mut standing = closing.standing();
    let course = standing.requested(working);
    if course == Course::Close {
        return;
    }
    api.prevent_close();
    if course == Course::Wait {
        return;
    }
    let loss = Loss { unsaved: standing.unsaved, working };
    let asked = standing.asked;
    drop(standing);
    // Where it does not arrive, patience ends it.
    let _ = app.emit("close_asked", loss);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if app.state::<Closing>().standing().is_unheard(asked) {
            close(&app);
        }
    });
}

fn close(app: &AppHandle) {
    match app.get_webview_window("main").map(|window| window.destroy()) {
        Some(Ok(())) => {}
        _ => app.exit(0),
    }
}

/// Whether a screen holds something that closing would lose.
#[tauri::command]
pub fn hold(closing: State<'_, Closing>, unsaved: bool) {
    closing.standing().unsaved = unsaved;
}

/// The question stands before the person.
#[tauri::command]
pub fn close_heard(closing: State<'_, Closing>) {
    closing.standing().question = Question::Shown;
}

/// What the person said.
#[tauri::command]
pub fn close_answered(app: AppHandle, closing: State<'_, Closing>, leave: bool) {
    closing.standing().question = Question::None;
    if leave {
        close(&app);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_lose_closes_at_once() {
        assert_eq!(Standing::default().requested(false), Course::Close);
    }

    #[test]
    fn unsaved_values_and_long_work_are_asked_about_once() {
        for (unsaved, working) in [(true, false), (false, true)] {
            let mut standing = Standing { unsaved, ..Standing::default() };
            assert_eq!(standing.requested(working), Course::Ask);
            standing.question = Question::Shown;
            assert_eq!(standing.requested(working), Course::Wait);
            // Thought again; later asked again.
            standing.question = Question::None;
            assert_eq!(standing.requested(working), Course::Ask);
        }
    }

    #[test]
    fn what_was_saved_meanwhile_is_not_asked_about() {
        let mut standing = Standing { unsaved: true, ..Standing::default() };
        assert_eq!(standing.requested(false), Course::Ask);
        standing.unsaved = false;
        assert_eq!(standing.requested(false), Course::Close);
    }

    #[test]
    fn a_screen_that_hangs_keeps_nobody() {
        let mut standing = Standing { unsaved: true, ..Standing::default() };
        assert_eq!(standing.requested(false), Course::Ask);
        assert!(standing.is_unheard(1));
        assert_eq!(standing.requested(false), Course::Close);
        standing.question = Question::Shown;
        assert!(!standing.is_unheard(1));
    }
}

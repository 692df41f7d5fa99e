//! The way of every call: who asks, may they, one transaction, one audit row, tell
//! the open screens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::broadcast;

use crate::access::act_as;
use crate::audit::clock;
use crate::audit::record::{self, Entry};
use crate::backup::{Proved, copy};
use crate::check;
use crate::commands::{self, Command, Run};
use crate::exports;
use crate::exports::everything::{self, TakenAlong, Told};
use crate::kernel::clock::Latest;
use crate::kernel::context::House;
use crate::kernel::database::{Database, FILE};
use crate::kernel::errands::{self, Begun, Ended, ErrandId, Errands, Work};
use crate::kernel::random::Random;
use crate::kernel::session::{Sessions, Standing};
use crate::kernel::unbroken::{to_the_end, without_panic};
use crate::kernel::{
    Answer, Call, Changed, Clock, Error, Finding, Json, Permission, Read, Refusal, Result, StaffId, Tag, Who,
    Write,
};
use crate::periods::{Month, guard};

/// How many changes a slow screen may lag behind before it must refetch everything.
const CHANGES_KEPT: usize = 256;

#[derive(Clone, Default)]
pub struct Options {
    pub clock: Clock,
    pub random: Random,
    /// Who is signed in already: the same dealership is opened again, in another place or after its
    /// drive was away.
    pub sessions: Arc<Sessions>,
}

pub struct Core {
    database: Arc<Database>,
    house: Arc<House>,
    changes: broadcast::Sender<Changed>,
}

impl Core {
    /// Opens a data folder, creating or updating its file. Refusals: `file.in_use`,
    /// `file.newer`, `file.foreign`, `file.damaged`, `file.read_only`, `file.disk_full`.
    pub async fn open(folder: &Path, options: Options) -> Result<Arc<Self>> {
        let database = Database::open(folder, options.clock.now()).await?;
        let house = House {
            clock: options.clock,
            random: options.random,
            sessions: options.sessions,
            errands: Errands::default(),
            latest: Latest::default(),
            folder: folder.to_owned(),
        };
        errands::forget_files(folder);
        let (changes, _) = broadcast::channel(CHANGES_KEPT);
        let core = Self { database: Arc::new(database), house: Arc::new(house), changes };
        let mut cx = core.database.look(Who::default(), Arc::clone(&core.house)).await?;
        if let Some(latest) = clock::latest(&mut cx).await? {
            core.house.latest.set(latest);
        }
        drop(cx);
        Ok(Arc::new(core))
    }

    /// Refuses a folder without a dealership (`file.missing`), which `open` would make one of.
    pub fn existing(folder: &Path) -> Result<()> {
        if folder.join(FILE).is_file() {
            return Ok(());
        }
        Err(Refusal::new("file.missing").with("folder", folder.display().to_string()).into())
    }

    /// Every committed change from now on.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.changes.subscribe()
    }

    pub fn house(&self) -> &Arc<House> {
        &self.house
    }

    pub async fn close(&self) {
        self.database.close().await;
    }

    /// Answers one call. A change runs to its end even if the asker goes away, and a panic
    /// inside is a failure with a number, not the end of the program.
    pub async fn call(self: &Arc<Self>, call: Call) -> Answer {
        let name = call.command.clone();
        let changes = commands::find(&name).is_some_and(|command| matches!(command.run, Run::Write(_)));
        let result = if changes {
            let core = Arc::clone(self);
            to_the_end(without_panic(async move { core.run(call).await })).await
        } else {
            without_panic(self.run(call)).await
        };
        match result {
            Ok(value) => Answer::Ok(value),
            Err(Error::Refused(refusals)) => Answer::Refused(refusals),
            Err(Error::Failed(detail)) => Answer::Failed(log_failure(&self.house, &name, &detail)),
        }
    }

    async fn run(&self, mut call: Call) -> Result<Json> {
        let command = commands::find(&call.command)
            .ok_or_else(|| Refusal::new("command.unknown").with("command", &call.command))?;
        let who = self.admit(command, call.session.as_deref())?;
        match command.run {
            Run::Read(handler) => {
                let mut cx = self.reader(who).await?;
                handler(&mut cx, call.input).await
            }
            Run::Write(handler) => {
                let mut cx = self.writer(who).await?;
                let result = async {
                    if let Some(answer) = record::repeated(&mut cx, command, &call).await? {
                        return Ok(answer);
                    }
                    clock::refuse_if_behind(command, cx.now, self.house.latest.get())?;
                    guard::admit(&mut cx, command.name, &call.input).await?;
                    let (answer, input) = handler(&mut cx, call.input.take()).await?;
                    let entry = Entry { command, call: &call, input, answer: &answer };
                    record::write(&mut cx, entry).await?;
                    Ok(answer)
                }
                .await;
                self.finish(cx, command, result).await
            }
        }
    }

    fn admit(&self, command: &Command, token: Option<&str>) -> Result<Who> {
        let touch = matches!(command.run, Run::Write(_));
        if command.needs != Permission::Anyone {
            return self.entitled(token, command.needs, touch);
        }
        Ok(match self.house.sessions.standing(token, self.house.clock.now(), touch) {
            Standing::Active(who) => who,
            Standing::Locked(staff) => {
                Who { staff: Some(staff), session: token.map(str::to_owned), ..Who::default() }
            }
            Standing::SignedOut => Who::default(),
        })
    }

    fn entitled(&self, token: Option<&str>, needs: Permission, touch: bool) -> Result<Who> {
        match self.house.sessions.standing(token, self.house.clock.now(), touch) {
            Standing::SignedOut => Err(Refusal::new("access.signed_out").into()),
            Standing::Locked(_) => Err(Refusal::new("access.locked").into()),
            Standing::Active(who) if needs == Permission::SignedIn || who.may(needs) => Ok(who),
            Standing::Active(_) => Err(Refusal::new("access.forbidden").with("permission", needs).into()),
        }
    }

    /// Refuses whoever may not do this; for what a door does by itself.
    ///
    /// # Errors
    /// `access.signed_out`, `access.locked`, `access.forbidden`.
    pub fn permit(&self, session: Option<&str>, needs: Permission) -> Result<()> {
        self.entitled(session, needs, true).map(drop)
    }

    async fn reader(&self, who: Who) -> Result<Read> {
        self.database.read(who, Arc::clone(&self.house)).await
    }

    async fn writer(&self, who: Who) -> Result<Write> {
        self.database.write(who, Arc::clone(&self.house)).await
    }

    async fn finish<T>(&self, mut cx: Write, command: &Command, result: Result<T>) -> Result<T> {
        let keep = match &result {
            Ok(_) => true,
            Err(Error::Refused(_)) => cx.keep_when_refused,
            Err(Error::Failed(_)) => false,
        };
        cx.end(keep).await?;
        if result.is_ok() && clock::counts(command) {
            self.house.latest.set(cx.now);
        }
        let begun = if result.is_ok() { std::mem::take(&mut cx.begun) } else { Vec::new() };
        // Known before the next change can begin, so that nobody begins the same a second time.
        let works: Vec<_> =
            begun.into_iter().map(|one| self.known(command.name, cx.who.clone(), one)).collect();
        drop(cx);
        if result.is_ok() {
            if !command.changes.is_empty() {
                // No open screen is no error.
                let _ = self.changes.send(Changed { tags: command.changes.to_vec() });
            }
            works.into_iter().for_each(|(work, begun)| self.set_to_work(work, begun));
        }
        result
    }

    fn known(&self, command: &'static str, who: Who, begun: Begun) -> (Work, Begun) {
        let (database, house) = (Arc::clone(&self.database), Arc::clone(&self.house));
        (Work::new(&begun, command, database, house, who, self.changes.clone()), begun)
    }

    /// Long work runs to its end beside the calls; what becomes of it stands in its entry.
    fn set_to_work(&self, work: Work, begun: Begun) {
        let (house, changes) = (Arc::clone(&self.house), self.changes.clone());
        let Begun { id, work: working, .. } = begun;
        let command = work.command;
        tokio::spawn(async move {
            let came = match tokio::spawn(async move { working(work).await }).await {
                Ok(Ok(result)) => Ok(result),
                Ok(Err(Error::Refused(refusals))) => Err(Ended::Refused(refusals)),
                Ok(Err(Error::Failed(detail))) => Err(Ended::Failed(log_failure(&house, command, &detail))),
                Err(panic) => Err(Ended::Failed(log_failure(&house, command, &panic.to_string()))),
            };
            house.errands.end(id, house.clock.now(), came);
            let _ = changes.send(Changed { tags: vec![Tag::Errands] });
        });
    }

    /// A session of that member of staff for whoever sits at the console: who can run it there
    /// can read the whole file anyway. What is done with it stands in the trail like anything else.
    pub async fn act_as(&self, login: &str) -> Result<String> {
        self.in_house(async |cx| Ok(act_as::act_as(cx, login).await?.session)).await
    }

    /// The file that somebody's long work made, and the name it is to have.
    pub fn made(&self, session: Option<&str>, errand: ErrandId) -> Result<(PathBuf, String)> {
        match self.house.sessions.standing(session, self.house.clock.now(), false) {
            Standing::Active(who) => self.house.errands.file(errand, who.staff.unwrap_or(StaffId::HOUSE)),
            Standing::Locked(_) => Err(Refusal::new("access.locked").into()),
            Standing::SignedOut => Err(Refusal::new("access.signed_out").into()),
        }
    }

    /// Everything the dealership owns, into a new folder inside `into`.
    pub async fn take_along(&self, into: &Path, told: Told<'_>) -> Result<TakenAlong> {
        let mut cx = self.database.look(Who::default(), Arc::clone(&self.house)).await?;
        everything::take_along(&mut cx, into, told).await
    }

    /// A month's workbook and PDF into a folder: the names of the files.
    pub async fn month_to_folder(&self, month: Month, folder: &Path) -> Result<Vec<String>> {
        self.looking(async |cx| exports::month::to_folder(cx, month, folder).await).await
    }

    /// Looks in the house's own name.
    pub async fn looking<T, F>(&self, look: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Read) -> Result<T>,
    {
        look(&mut self.reader(Who::default()).await?).await
    }

    /// Everything that is wrong with the file, the trail and the ledgers; empty when all is well.
    pub async fn check(&self) -> Result<Vec<Finding>> {
        check::check(&mut self.database.look(Who::default(), Arc::clone(&self.house)).await?).await
    }

    /// Copies the file to `to` while it is in use, and proves the copy.
    pub async fn back_up(&self, to: &Path) -> Result<Proved> {
        copy::copy(&mut self.database.look(Who::default(), Arc::clone(&self.house)).await?, to).await
    }

    /// One transaction in the house's own name, outside the command list: filling the
    /// sample dealership and tests of the parts beneath commands.
    pub async fn in_house<T, F>(&self, work: F) -> Result<T>
    where
        F: AsyncFnOnce(&mut Write) -> Result<T>,
    {
        let who = Who { permissions: crate::kernel::Permissions::all(), ..Who::default() };
        let mut cx = self.writer(who).await?;
        let result = work(&mut cx).await;
        // It may have written anything.
        cx.forget();
        cx.end(result.is_ok()).await?;
        if result.is_ok() {
            let _ = self.changes.send(Changed { tags: Tag::ALL.to_vec() });
        }
        result
    }
}

/// Writes it down and gives the number under which it stands there.
fn log_failure(house: &House, command: &str, detail: &str) -> String {
    let number = format!("F-{}", house.random.token::<4>().to_uppercase());
    tracing::error!(number, command, detail, "call failed");
    number
}

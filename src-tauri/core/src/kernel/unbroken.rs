//! Work that neither a panic nor an asker who goes away breaks off.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::runtime::Handle;

use super::{Error, Result};

/// A panic inside is a failure, not the end of the program.
pub async fn without_panic<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let mut work = std::pin::pin!(work);
    let polled = std::future::poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
        Ok(polled) => polled,
        Err(panic) => {
            let said = panic.downcast_ref::<&str>().map(|said| (*said).to_owned());
            let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
            Poll::Ready(Err(Error::Failed(said.unwrap_or_else(|| "a panic".into()))))
        }
    });
    polled.await
}

/// Runs to its end even if nobody waits for it any more. It is done where it was asked for as long
/// as somebody does: handing it to another thread and back would take longer than many a change.
pub fn to_the_end<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> ToTheEnd<T> {
    ToTheEnd(Some(Box::pin(work)))
}

pub struct ToTheEnd<T: Send + 'static>(Option<Pin<Box<dyn Future<Output = T> + Send>>>);

impl<T: Send + 'static> Future for ToTheEnd<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let Some(work) = self.0.as_mut() else { return Poll::Pending };
        let polled = work.as_mut().poll(cx);
        if polled.is_ready() {
            self.0 = None;
        }
        polled
    }
}

impl<T: Send + 'static> Drop for ToTheEnd<T> {
    fn drop(&mut self) {
        // Without a runtime the program is ending: what was not committed is undone by SQLite.
        if let (Some(work), Ok(runtime)) = (self.0.take(), Handle::try_current()) {
            runtime.spawn(work);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn what_was_begun_ends_though_its_asker_went_away() {
        let (goes_on, done) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (until, tells) = (Arc::clone(&goes_on), Arc::clone(&done));
        let work = to_the_end(async move {
            until.notified().await;
            tells.notify_one();
        });
        assert!(tokio::time::timeout(Duration::from_millis(5), work).await.is_err());
        goes_on.notify_one();
        done.notified().await;
    }

    #[tokio::test]
    async fn what_nobody_leaves_ends_where_it_was_asked() {
        assert_eq!(to_the_end(async { 7 }).await, 7);
    }

    #[tokio::test]
    async fn a_panic_is_a_failure() {
        let said = without_panic::<()>(async { panic!("a slip") }).await;
        assert!(matches!(said, Err(Error::Failed(said)) if said == "a slip"));
    }
}

use crate::Host;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use std::convert::Infallible;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

/// Names of what changed, never the records themselves: who asks for those is checked in the call.
pub async fn events(State(host): State<Host>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = BroadcastStream::new(host.core.changes()).map(|changed| {
        let data = match changed {
            Ok(changed) => serde_json::to_string(&changed).ok(),
            // Too many to follow: everything may be stale.
            Err(_lagged) => None,
        };
        Ok(Event::default().data(data.unwrap_or_else(|| r#"{"tags":null}"#.to_owned())))
    });
    Sse::new(until(changes, host.closing)).keep_alive(KeepAlive::default())
}

/// Ends the stream when the host closes, or a single open screen would keep it from closing.
fn until<S: Stream>(stream: S, closing: tokio::sync::watch::Receiver<bool>) -> impl Stream<Item = S::Item> {
    let closing = tokio_stream::wrappers::WatchStream::new(closing).filter(|closing| *closing).map(|_| None);
    stream.map(Some).merge(closing).take_while(Option::is_some).filter_map(|item| item)
}

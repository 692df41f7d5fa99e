//! The same commands over HTTP.
//!
//! For now a door on this computer only: plain HTTP on 127.0.0.1, for a browser and for the tests
//! of the screens. It identifies who is asking and passes the call on; nothing else.
//!
//! - `POST /call/{command}` with `{"input": …, "request_id": …}` and `Authorization: Bearer …`
//! - `GET /made/{errand}` gives the file that long work made, to whoever asked for it
//! - `GET /events` tells what changed, as server-sent events
//! - everything else is the screens

mod call;
mod events;
mod guard;
mod made;
mod screens;

pub use screens::Screens;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use servicelane_core::Core;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Photos of a walk-around travel inside a call.
const BODY_LIMIT: usize = 32 * 1024 * 1024;

#[derive(Clone)]
struct Host {
    core: Arc<Core>,
    screens: Arc<Screens>,
    /// Turns true when the host closes; open event streams end on it.
    closing: watch::Receiver<bool>,
}

/// Takes a port on the loopback address; 0 takes any free one.
pub async fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

/// Serves until `closing` turns true.
pub async fn serve(
    core: Arc<Core>,
    screens: Screens,
    listener: TcpListener,
    mut closing: watch::Receiver<bool>,
) -> io::Result<()> {
    let host = Host { core, screens: Arc::new(screens), closing: closing.clone() };
    let router = Router::new()
        .route("/call/{command}", post(call::call))
        .route("/events", get(events::events))
        .route("/made/{errand}", get(made::made))
        .fallback(get(screens::screen))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(
            guard::Names::of(listener.local_addr()?.port()),
            guard::only_this_computer,
        ))
        .with_state(host);
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            // An error means that whoever could close the host is gone: close as well.
            let _ = closing.wait_for(|closing| *closing).await;
        })
        .await
}

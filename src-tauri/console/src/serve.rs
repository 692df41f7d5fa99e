use crate::outcome::{Outcome, refused_or_failed};
use servicelane_core::kernel::log;
use servicelane_core::{Core, Options, clockwork};
use servicelane_lan::Screens;
use std::io::{self, Write};
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Where it is to be found unless told otherwise.
const PORT: u16 = 7420;

/// Serves until Ctrl+C or, where there are signals, a request to terminate.
pub async fn serve(data: &Path, port: Option<u16>) -> Outcome {
    log::keep(data);
    let core = match Core::open(data, Options::default()).await {
        Ok(core) => core,
        Err(error) => return refused_or_failed(error),
    };
    clockwork::wind_up(&core);
    let served = async {
        let listener = listen(port).await?;
        // Whoever started it reads the address from this line.
        writeln!(io::stdout(), "http://{}/", listener.local_addr()?)?;
        let (close, closing) = watch::channel(false);
        tokio::spawn(async move {
            told_to_end().await;
            close.send_replace(true);
        });
        servicelane_lan::serve(core.clone(), Screens::built(), listener, closing).await
    };
    let outcome = match served.await {
        Ok(()) => Outcome::Well,
        Err(error) => {
            eprintln!("{error}");
            Outcome::Failed
        }
    };
    core.close().await;
    outcome
}

/// A port somebody asked for is taken or not; the usual one may give way to another.
async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    match port {
        Some(port) => servicelane_lan::listen(port).await,
        None => match servicelane_lan::listen(PORT).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => servicelane_lan::listen(0).await,
            listener => listener,
        },
    }
}

#[cfg(unix)]
async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        () = interrupted() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    interrupted().await;
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // No way to be told: then never.
        std::future::pending::<()>().await;
    }
}

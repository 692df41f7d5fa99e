use crate::Host;
use crate::call::bearer;
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use servicelane_core::Answer;
use servicelane_core::kernel::Error;
use servicelane_core::kernel::errands::ErrandId;
use std::io::Read;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

const PIECE: usize = 64 * 1024;

/// The file that somebody's long work made, in pieces: it may be larger than the memory. The envelope
/// of a call tells why there is none.
pub async fn made(State(host): State<Host>, Path(errand): Path<i64>, headers: HeaderMap) -> Response {
    let found = host.core.made(bearer(&headers).as_deref(), ErrandId(errand));
    let opened = found.and_then(|(path, _)| Ok(std::fs::File::open(path)?));
    let mut file = match opened {
        Ok(file) => file,
        Err(Error::Refused(refusals)) => {
            return (StatusCode::NOT_FOUND, Json(Answer::Refused(refusals))).into_response();
        }
        Err(Error::Failed(detail)) => {
            return (StatusCode::NOT_FOUND, Json(Answer::Failed(detail))).into_response();
        }
    };
    let (pieces, taken) = mpsc::channel::<std::io::Result<Bytes>>(2);
    tokio::task::spawn_blocking(move || {
        let mut piece = vec![0; PIECE];
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => return,
                Ok(read) => Ok(Bytes::copy_from_slice(&piece[..read])),
                Err(error) => Err(error),
            };
            // Whoever asked may have gone away.
            if pieces.blocking_send(read).is_err() {
                return;
            }
        }
    });
    let body = Body::from_stream(ReceiverStream::new(taken));
    ([(header::CONTENT_TYPE, "application/octet-stream")], body).into_response()
}

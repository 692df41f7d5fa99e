use crate::Host;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

include!(concat!(env!("OUT_DIR"), "/screens.rs"));

/// Where the built screens come from.
#[derive(Debug)]
pub enum Screens {
    /// From the program itself.
    Inside,
    /// From a folder such as `ui/dist`.
    Folder(PathBuf),
}

impl Screens {
    /// The screens this program was built with: its own, or in a debug build those of the source
    /// tree as they are now.
    pub fn built() -> Self {
        if FILES.is_empty() {
            Self::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist"))
        } else {
            Self::Inside
        }
    }

    async fn read(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Inside => {
                let at = FILES.binary_search_by_key(&name, |file| file.0).ok()?;
                Some(Cow::Borrowed(FILES[at].1))
            }
            Self::Folder(folder) => {
                let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
                if !inside {
                    return None;
                }
                tokio::fs::read(folder.join(name)).await.ok().map(Cow::Owned)
            }
        }
    }
}

pub async fn screen(State(host): State<Host>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if !path.is_empty()
        && let Some(bytes) = host.screens.read(path).await
    {
        return file(path, bytes);
    }
    // An address inside the program (no file extension) is the program itself.
    if Path::new(path).extension().is_none()
        && let Some(bytes) = host.screens.read("index.html").await
    {
        return file("index.html", bytes);
    }
    StatusCode::NOT_FOUND.into_response()
}

fn file(name: &str, bytes: Cow<'static, [u8]>) -> Response {
    // The build puts a digest of the content into every name under assets.
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("wasm") => "application/wasm",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The names under which this host may be addressed.
#[derive(Clone)]
pub struct Names(Arc<[String]>);

impl Names {
    pub fn of(port: u16) -> Self {
        Self(["127.0.0.1", "localhost", "[::1]"].iter().map(|name| format!("{name}:{port}")).collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|known| known == name)
    }
}

/// What a page may load and do; the screens need nothing from elsewhere.
const POLICY: &str = "default-src 'self'; base-uri 'none'; connect-src 'self'; \
    font-src 'self' data:; form-action 'none'; frame-ancestors 'self'; frame-src 'self' blob:; \
    img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; worker-src 'self' blob:";

/// Other pages open in the same browser must not reach the dealership: neither by sending to this
/// address (Origin) nor by a name of their own that leads here (Host).
pub async fn only_this_computer(State(names): State<Names>, request: Request, next: Next) -> Response {
    if is_foreign(&names, request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    // A form of another page can post, but not with this content type.
    if request.method() == Method::POST && !is_json(request.headers()) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn is_foreign(names: &Names, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok());
    if !host.is_some_and(|host| names.has(host)) {
        return true;
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return false;
    };
    let origin = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
    !origin.is_some_and(|origin| names.has(origin))
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(';').next() == Some("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(host: &'static str, origin: Option<&'static str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static(host));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
        }
        is_foreign(&Names::of(7420), &headers)
    }

    #[test]
    fn this_computer_by_any_of_its_names() {
        assert!(!foreign("127.0.0.1:7420", None));
        assert!(!foreign("localhost:7420", Some("http://localhost:7420")));
        assert!(!foreign("[::1]:7420", Some("http://127.0.0.1:7420")));
    }

    #[test]
    fn a_foreign_page_is_turned_away() {
        assert!(foreign("127.0.0.1:7420", Some("http://evil.example")));
        assert!(foreign("127.0.0.1:7420", Some("null")));
        assert!(foreign("127.0.0.1:7420", Some("https://127.0.0.1:7420")));
    }

    #[test]
    fn a_foreign_name_that_leads_here_is_turned_away() {
        assert!(foreign("evil.example:7420", None));
        assert!(foreign("127.0.0.1:8080", None));
        assert!(foreign("", None));
    }
}

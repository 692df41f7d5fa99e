//! As little of a browser as it takes to ask the loopback host something.

use serde_json::{Value, json};
use std::io::{Read, Result, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A response, as it came.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Response {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Sends one request and reads until the host closes the connection.
pub fn ask(address: &str, request: &str, headers: &[(&str, &str)], body: &str) -> Result<Response> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut text = format!("{request} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    if !headers.iter().any(|(name, _)| *name == "host") {
        text += &format!("host: {address}\r\n");
    }
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    text += "\r\n";
    stream.write_all(text.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Ok(Response { status, head: head.to_owned(), body: body.to_owned() })
}

/// One command; nothing when the host went away before it answered.
pub fn call(address: &str, session: Option<&str>, command: &str, input: &Value) -> Option<Value> {
    call_once(address, session, command, input, None)
}

/// The same with a request id: sent twice, it happens once.
pub fn call_once(
    address: &str,
    session: Option<&str>,
    command: &str,
    input: &Value,
    request_id: Option<&str>,
) -> Option<Value> {
    let bearer = format!("Bearer {}", session.unwrap_or_default());
    let mut headers = vec![("content-type", "application/json")];
    if session.is_some() {
        headers.push(("authorization", &bearer));
    }
    let body = json!({ "input": input, "request_id": request_id }).to_string();
    let response = ask(address, &format!("POST /call/{command}"), &headers, &body).ok()?;
    (response.status == 200).then(|| response.json()).filter(|answer| !answer.is_null())
}

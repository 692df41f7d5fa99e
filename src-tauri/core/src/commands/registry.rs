//! How a line of the command list becomes something that can be called.

use std::future::Future;
use std::pin::Pin;

use serde_json::Value;

use crate::kernel::{Json, Permission, Read, Result, Tag, Write};

pub type Answering<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A typed handler behind an untyped door. A change also returns its input as the
/// audit trail may keep it, secrets already dotted out by their types.
#[derive(Clone, Copy)]
pub enum Run {
    Read(for<'a> fn(&'a mut Read, Value) -> Answering<'a, Json>),
    Write(for<'a> fn(&'a mut Write, Value) -> Answering<'a, (Json, String)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Read,
    Write,
}

pub struct Command {
    pub name: &'static str,
    pub kind: Kind,
    pub needs: Permission,
    /// What a write changes, or what a read shows.
    pub changes: &'static [Tag],
    pub run: Run,
}

macro_rules! commands {
    ($($kind:ident $slice:ident.$verb:ident($input:ty) -> $output:ty; from $($module:ident)::+;
       needs $needs:ident; $($tags_word:ident)? [$($tag:ident),*];)*) => {
        /// Every command, in the order of this page.
        pub fn list() -> &'static [Command] {
            const LIST: &[Command] = &[$({
                use crate::$($module)::+::*;
                Command {
                    name: concat!(stringify!($slice), ".", stringify!($verb)),
                    kind: registry::kind!($kind),
                    needs: crate::kernel::Permission::$needs,
                    changes: &[$(crate::kernel::Tag::$tag),*],
                    run: registry::run!($kind, $input, $verb),
                }
            }),*];
            LIST
        }

        /// How each command's input and output are written, in the same order. Apart from the
        /// list, so that a program which never writes types does not carry this.
        fn written() -> &'static [typescript::Written] {
            const WRITTEN: &[typescript::Written] = &[$({
                use crate::$($module)::+::*;
                // Not every module has types of its own; the verb makes the import used.
                let _ = $verb;
                |types| (types.name_of::<$input>(), types.name_of::<$output>())
            }),*];
            WRITTEN
        }

        /// The command of that name.
        pub fn find(name: &str) -> Option<&'static Command> {
            match name {
                $(concat!(stringify!($slice), ".", stringify!($verb)) => {
                    list().iter().find(|command| command.name == name)
                })*
                _ => None,
            }
        }
    };
}

macro_rules! kind {
    (read) => {
        $crate::commands::Kind::Read
    };
    (write) => {
        $crate::commands::Kind::Write
    };
}

macro_rules! run {
    (read, $input:ty, $handler:path) => {{
        fn run<'a>(
            cx: &'a mut crate::kernel::Read,
            value: serde_json::Value,
        ) -> registry::Answering<'a, crate::kernel::Json> {
            Box::pin(async move {
                let input: $input = crate::kernel::input::decode(value)?;
                crate::kernel::Json::of(&$handler(cx, input).await?)
            })
        }
        $crate::commands::Run::Read(run)
    }};
    (write, $input:ty, $handler:path) => {{
        fn run<'a>(
            cx: &'a mut crate::kernel::Write,
            value: serde_json::Value,
        ) -> registry::Answering<'a, (crate::kernel::Json, String)> {
            Box::pin(async move {
                let input: $input = crate::kernel::input::decode(value)?;
                let kept = serde_json::to_string(&input)?;
                Ok((crate::kernel::Json::of(&$handler(cx, input).await?)?, kept))
            })
        }
        $crate::commands::Run::Write(run)
    }};
}

pub(super) use {commands, kind, run};

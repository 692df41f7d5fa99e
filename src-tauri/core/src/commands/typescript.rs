//! The command list as TypeScript, so that a screen cannot ask what nobody answers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{TS, TypeVisitor};

use super::{Command, Kind, list, written};
use crate::kernel::{Changed, Permission, Refusal, Tag};

/// Collects the declaration of every type the commands speak of, each once.
pub struct Types {
    config: ts_rs::Config,
    declared: BTreeMap<String, String>,
}

/// Collects the types of one command and says how its input and its output are written.
pub type Written = fn(&mut Types) -> (String, String);

impl Types {
    fn new() -> Self {
        let config = ts_rs::Config::new().with_large_int("number");
        Self { config, declared: BTreeMap::new() }
    }

    /// How a type is written, after collecting it and all it mentions.
    pub fn name_of<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    fn declare<T: TS + 'static + ?Sized>(&mut self) -> bool {
        // Only types of our own have a file name to be exported to.
        if T::output_path().is_none() {
            return true;
        }
        let name = T::ident(&self.config);
        let declaration = T::decl(&self.config);
        if let Some(known) = self.declared.get(&name) {
            assert!(*known == declaration, "two types are called {name}");
            // What a type is filled in with may be new all the same.
            T::visit_generics(self);
            return false;
        }
        self.declared.insert(name, declaration);
        true
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.declare::<T>() {
            T::visit_dependencies(self);
            T::visit_generics(self);
        }
    }
}

/// How the input and the output of a command are written.
pub fn type_names(command: &Command) -> (String, String) {
    let mut all = list().iter().zip(written());
    let (_, written) = all.find(|(one, _)| one.name == command.name).expect("both come from one list");
    written(&mut Types::new())
}

/// The whole of `ui/src/backend/generated/api.ts`.
pub fn typescript() -> String {
    let mut types = Types::new();
    let mut commands = String::new();
    let mut stale = String::new();
    let mut needs = String::new();
    for (command, written) in list().iter().zip(written()) {
        let (input, output) = written(&mut types);
        let kind = match command.kind {
            Kind::Read => "read",
            Kind::Write => "write",
        };
        let name = command.name;
        let tags = serde_json::to_string(command.changes).unwrap_or_default();
        let permission = serde_json::to_string(&command.needs).unwrap_or_default();
        let _ = writeln!(commands, "  \"{name}\": {{ input: {input}; output: {output}; kind: \"{kind}\" }};");
        if command.kind == Kind::Read {
            let _ = writeln!(stale, "  \"{name}\": {tags},");
        }
        let _ = writeln!(needs, "  \"{name}\": {permission},");
    }
    types.visit::<Refusal>();
    types.visit::<Changed>();
    types.visit::<Permission>();
    types.visit::<Tag>();

    let mut out =
        String::from("// Generated from the core's command list by `cargo xtask types`. Do not edit.\n\n");
    for declaration in types.declared.values() {
        let _ = writeln!(out, "export {declaration}\n");
    }
    let _ = write!(out, "export interface Commands {{\n{commands}}}\n\n");
    let _ = write!(
        out,
        "/** Which changes make a read's answer stale. */\n\
         export const reads: Record<string, readonly Tag[]> = {{\n{stale}}};\n\n\
         /** The permission each command needs. */\n\
         export const needs: Record<keyof Commands, Permission> = {{\n{needs}}};\n"
    );
    out
}

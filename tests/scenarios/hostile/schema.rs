//! The input types as the screens know them, read from the generated TypeScript.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use servicelane_core::commands;

/// A type of the generated file.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Text,
    Number,
    Truth,
    Null,
    /// One of these words.
    Word(String),
    List(Box<Self>),
    Tuple(Vec<Self>),
    Object(Vec<Field>),
    OneOf(Vec<Self>),
    Named(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: String,
    /// It may be left out.
    pub optional: bool,
    pub of: Type,
}

/// All types by name.
pub struct Schema(BTreeMap<String, Type>);

impl Schema {
    pub fn read() -> Self {
        let source = without_comments(&commands::typescript());
        let mut types = BTreeMap::new();
        for declaration in source.split("export type ").skip(1) {
            let (name, rest) = declaration.split_once('=').expect("a name and its type");
            let body = rest.split("\nexport ").next().unwrap_or(rest);
            types.insert(name.trim().to_owned(), Reader::new(body).union());
        }
        Self(types)
    }

    pub fn named(&self, name: &str) -> Type {
        Reader::new(name).union()
    }

    fn resolved<'a>(&'a self, of: &'a Type) -> &'a Type {
        match of {
            Type::Named(name) => self.resolved(self.0.get(name).unwrap_or_else(|| panic!("no type {name}"))),
            known => known,
        }
    }

    /// An input with every field filled in, lists with one entry.
    pub fn sample(&self, of: &Type) -> Value {
        match self.resolved(of) {
            Type::Text => json!("12"),
            Type::Number => json!(1),
            Type::Truth => json!(true),
            Type::Null => Value::Null,
            Type::Word(word) => json!(word),
            Type::List(of) => json!([self.sample(of)]),
            Type::Tuple(of) => Value::Array(of.iter().map(|one| self.sample(one)).collect()),
            Type::Object(fields) => fields
                .iter()
                .map(|field| (field.name.clone(), self.sample(&field.of)))
                .collect::<Map<_, _>>()
                .into(),
            Type::OneOf(types) => {
                let real = types.iter().find(|one| **one != Type::Null).expect("something besides null");
                self.sample(real)
            }
            Type::Named(_) => unreachable!("resolved"),
        }
    }

    /// Whether the field at this path may be left out or null; unknown paths may not.
    pub fn may_be_missing(&self, of: &Type, path: &[Step]) -> bool {
        let Some((step, rest)) = path.split_first() else {
            return matches!(self.resolved(of), Type::OneOf(types) if types.contains(&Type::Null));
        };
        match (self.resolved(of), step) {
            (Type::OneOf(types), _) => {
                types.iter().any(|one| *one != Type::Null && self.may_be_missing(one, path))
            }
            (Type::Object(fields), Step::Field(name)) => {
                let Some(field) = fields.iter().find(|field| field.name == *name) else { return false };
                rest.is_empty() && field.optional || self.may_be_missing(&field.of, rest)
            }
            (Type::List(of), Step::Entry(_)) => self.may_be_missing(of, rest),
            (Type::Tuple(of), Step::Entry(at)) => {
                of.get(*at).is_some_and(|one| self.may_be_missing(one, rest))
            }
            _ => false,
        }
    }
}

/// One step into an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Field(String),
    Entry(usize),
}

/// `lines[0].price`, as refusals name it.
pub fn named(path: &[Step]) -> String {
    let mut name = String::new();
    for step in path {
        match step {
            Step::Field(field) if name.is_empty() => name.push_str(field),
            Step::Field(field) => name.push_str(&format!(".{field}")),
            Step::Entry(at) => name.push_str(&format!("[{at}]")),
        }
    }
    name
}

/// Every place of an input: objects and lists before what is in them; of long lists the beginning.
pub fn places(value: &Value) -> Vec<Vec<Step>> {
    let mut found = Vec::new();
    walk(value, &mut Vec::new(), &mut found);
    found
}

fn walk(value: &Value, path: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    if !path.is_empty() {
        found.push(path.clone());
    }
    let inside: Vec<(Step, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, one)| (Step::Field(name.clone()), one)).collect(),
        Value::Array(list) => {
            list.iter().take(2).enumerate().map(|(at, one)| (Step::Entry(at), one)).collect()
        }
        _ => Vec::new(),
    };
    for (step, one) in inside {
        path.push(step);
        walk(one, path, found);
        path.pop();
    }
}

fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Reads types, character by character.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    const fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    fn takes(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let taken = self.rest.strip_prefix(sign);
        if let Some(after) = taken {
            self.rest = after;
        }
        taken.is_some()
    }

    fn until(&mut self, end: impl Fn(char) -> bool) -> &'a str {
        self.rest = self.rest.trim_start();
        let at = self.rest.find(end).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(at);
        self.rest = rest;
        word
    }

    fn union(&mut self) -> Type {
        self.takes("|");
        let mut types = vec![self.single()];
        while self.takes("|") {
            types.push(self.single());
        }
        if types.len() == 1 { types.remove(0) } else { Type::OneOf(types) }
    }

    fn single(&mut self) -> Type {
        if self.takes("\"") {
            let word = self.until(|c| c == '"').to_owned();
            self.takes("\"");
            return Type::Word(word);
        }
        if self.takes("{") {
            return self.object();
        }
        if self.takes("[") {
            let mut types = Vec::new();
            while !self.takes("]") {
                types.push(self.union());
                self.takes(",");
            }
            return Type::Tuple(types);
        }
        if self.takes("(") {
            let inside = self.union();
            self.takes(")");
            return inside;
        }
        match self.until(|c| !c.is_alphanumeric()) {
            "string" => Type::Text,
            "number" => Type::Number,
            "boolean" => Type::Truth,
            "null" => Type::Null,
            "Array" => {
                self.takes("<");
                let of = self.union();
                self.takes(">");
                Type::List(Box::new(of))
            }
            "Record" => {
                self.until(|c| c == '>');
                self.takes(">");
                Type::Object(Vec::new())
            }
            name => Type::Named(name.to_owned()),
        }
    }

    fn object(&mut self) -> Type {
        let mut fields = Vec::new();
        while !self.takes("}") {
            let name = self.until(|c| c == ':' || c == '?').trim().trim_matches('"').to_owned();
            let optional = self.takes("?");
            assert!(self.takes(":"), "a type after {name}: {}", self.rest);
            fields.push(Field { name, optional, of: self.union() });
            if !self.takes(",") {
                self.takes(";");
            }
        }
        Type::Object(fields)
    }
}

#[test]
fn the_generated_types_are_understood() {
    let schema = Schema::read();
    let line = schema.sample(&schema.named("AddLines"));
    assert_eq!((&line["order_id"], &line["lines"][0]["kind"]), (&json!(1), &json!("labour")));
    let of = schema.named("AddLines");
    let fits = |wanted: &str| {
        let path = places(&line).into_iter().find(|path| named(path) == wanted);
        schema.may_be_missing(&of, &path.expect("a place"))
    };
    assert!(fits("lines[0].unit_price") && !fits("lines[0].kind") && !fits("order_id"));
}

//! JSON read into a command's input, with the place of whatever does not fit.
//!
//! Every input type is compiled once for this one reader; wrappers that follow the path of
//! another reader made the program a megabyte larger.

use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};

use super::Refusal;

/// What does not fit: a code, the limit it named, and where, the innermost step first.
#[derive(Debug)]
pub struct Misfit {
    code: String,
    limit: Option<String>,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Field(String),
    Place(usize),
}

pub fn read<T: DeserializeOwned>(value: Value) -> Result<T, Misfit> {
    T::deserialize(Reader(value))
}

impl Misfit {
    fn new(code: &str) -> Self {
        Self { code: code.to_owned(), limit: None, steps: Vec::new() }
    }

    fn within(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// `lines[0].price`.
    fn path(&self) -> String {
        self.steps.iter().rev().fold(String::new(), |path, step| match step {
            Step::Field(name) if path.is_empty() => name.clone(),
            Step::Field(name) => format!("{path}.{name}"),
            Step::Place(at) => format!("{path}[{at}]"),
        })
    }
}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        let refusal = Refusal::new(misfit.code.as_str()).at(misfit.path());
        match misfit.limit {
            Some(limit) => refusal.with("limit", limit),
            None => refusal,
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.code, self.path())
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    /// Types of the house raise their own codes, `text.too_long:200` with a limit.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let (code, limit) = match message.split_once(':') {
            Some((code, limit)) => (code, Some(limit.to_owned())),
            None => (message.as_str(), None),
        };
        let shaped = code.contains('.') && code.chars().all(|c| matches!(c, 'a'..='z' | '.' | '_'));
        if shaped { Self { limit, ..Self::new(code) } } else { Self::new("input.wrong_type") }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new("input.missing").within(Step::Field(field.to_owned()))
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::new("input.unknown").within(Step::Field(field.to_owned()))
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("input.wrong_type")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::new("input.wrong_type")
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::new("input.wrong_type")
    }
}

struct Reader(Value);

impl<'de> Deserializer<'de> for Reader {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(yes) => visitor.visit_bool(yes),
            Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(whole), _) => visitor.visit_i64(whole),
                (None, Some(whole)) => visitor.visit_u64(whole),
                // Nothing of the house is a float.
                (None, None) => Err(Misfit::new("input.wrong_type")),
            },
            Value::String(text) => visitor.visit_string(text),
            Value::Array(items) => {
                let mut items = Items { items: items.into_iter(), at: 0 };
                let read = visitor.visit_seq(&mut items)?;
                if items.items.len() == 0 { Ok(read) } else { Err(Misfit::new("input.wrong_type")) }
            }
            Value::Object(fields) => visitor.visit_map(Fields::of(fields)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Choice { name, content: None }),
            Value::Object(fields) if fields.len() == 1 => match fields.into_iter().next() {
                Some((name, content)) => visitor.visit_enum(Choice { name, content: Some(content) }),
                None => Err(Misfit::new("input.wrong_type")),
            },
            _ => Err(Misfit::new("input.wrong_type")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items {
    items: std::vec::IntoIter<Value>,
    at: usize,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let at = self.at;
        self.at += 1;
        seed.deserialize(Reader(item)).map(Some).map_err(|misfit| misfit.within(Step::Place(at)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Fields {
    fields: serde_json::map::IntoIter,
    /// The field whose name was read and whose content comes next.
    open: Option<(String, Value)>,
}

impl Fields {
    fn of(fields: Map<String, Value>) -> Self {
        Self { fields: fields.into_iter(), open: None }
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((name, content)) = self.fields.next() else { return Ok(None) };
        let key: StringDeserializer<Misfit> = name.clone().into_deserializer();
        self.open = Some((name, content));
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        let (name, content) = self.open.take().ok_or_else(|| Misfit::new("input.wrong_type"))?;
        seed.deserialize(Reader(content)).map_err(|misfit| misfit.within(Step::Field(name)))
    }
}

/// One of several shapes, as `"name"` or `{"name": content}`.
struct Choice {
    name: String,
    content: Option<Value>,
}

impl<'de> EnumAccess<'de> for Choice {
    type Error = Misfit;
    type Variant = Chosen;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Chosen), Misfit> {
        let key: StringDeserializer<Misfit> = self.name.clone().into_deserializer();
        Ok((seed.deserialize(key)?, Chosen { name: self.name, content: self.content }))
    }
}

struct Chosen {
    name: String,
    content: Option<Value>,
}

impl Chosen {
    fn content<T>(self, read: impl FnOnce(Reader) -> Result<T, Misfit>) -> Result<T, Misfit> {
        let content = self.content.ok_or_else(|| Misfit::new("input.wrong_type"))?;
        read(Reader(content)).map_err(|misfit| misfit.within(Step::Field(self.name)))
    }
}

impl<'de> VariantAccess<'de> for Chosen {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        if self.content.is_none_or(|content| content.is_null()) {
            Ok(())
        } else {
            Err(Misfit::new("input.wrong_type"))
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misfit> {
        self.content(|reader| seed.deserialize(reader))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.content(|reader| reader.deserialize_any(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.content(|reader| reader.deserialize_any(visitor))
    }
}

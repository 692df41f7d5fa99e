//! The parts of an Excel workbook besides its sheets: their names, the shared texts, the formats.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::cell::{self, Shown};
use super::rows::Trouble;

pub type Archive = ZipArchive<BufReader<File>>;

/// A part of a workbook never unpacks to more; a small file that does is no list.
const LARGEST_PART: u64 = 1024 * 1024 * 1024;
/// All shared texts together, in bytes.
const MOST_TEXT: usize = 256 * 1024 * 1024;

pub fn open(file: &File) -> Result<Archive, Trouble> {
    ZipArchive::new(BufReader::new(file.try_clone()?)).map_err(|_| Trouble::Unreadable)
}

/// Reads one part with the given reader; a part that is not there is read as empty if it may be missing.
pub fn part<T>(
    archive: &mut Archive,
    name: &str,
    read: impl FnOnce(&mut Xml<'_>) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let entry = archive.by_name(name).map_err(|_| Trouble::Unreadable)?;
    let mut xml = Reader::from_reader(Box::new(BufReader::new(entry.take(LARGEST_PART))) as Box<dyn BufRead>);
    xml.config_mut().check_end_names = false;
    read(&mut xml)
}

pub type Xml<'a> = Reader<Box<dyn BufRead + 'a>>;

impl From<quick_xml::Error> for Trouble {
    fn from(_: quick_xml::Error) -> Self {
        Self::Unreadable
    }
}

/// The value of an attribute by its name without prefix.
pub fn attribute(of: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = of.attributes().with_checks(false).flatten().find(|one| {
        let key = one.key.as_ref();
        key == name.as_bytes()
            || key.strip_suffix(name.as_bytes()).is_some_and(|prefix| prefix.ends_with(b":"))
    })?;
    let text = String::from_utf8_lossy(&found.value).into_owned();
    Some(quick_xml::escape::unescape(&text).map(std::borrow::Cow::into_owned).unwrap_or(text))
}

/// `&amp;` and `&#20013;` inside a text.
pub fn add_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        text.push(c);
    } else if let Ok(name) = reference.decode()
        && let Some(known) = resolve_xml_entity(&name)
    {
        text.push_str(known);
    }
}

/// Names of the sheets with the part each lies in, in the order of their tabs.
pub fn sheets(archive: &mut Archive) -> Result<Vec<(String, String)>, Trouble> {
    let mut named = Vec::new();
    part(archive, "xl/workbook.xml", |xml| {
        walk(xml, |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == b"sheet"
                && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
            {
                named.push((name, id));
            }
        })
    })?;
    let mut targets = Vec::new();
    part(archive, "xl/_rels/workbook.xml.rels", |xml| {
        walk(xml, |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == b"Relationship"
                && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
            {
                targets.push((id, target));
            }
        })
    })?;
    let place = |id: &str| {
        let target = &targets.iter().find(|one| one.0 == id)?.1;
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    Ok(named.into_iter().filter_map(|(name, id)| place(&id).map(|place| (name, place))).collect())
}

/// How each style of the workbook shows figures.
pub fn styles(archive: &mut Archive) -> Result<Vec<Shown>, Trouble> {
    if archive.index_for_name("xl/styles.xml").is_none() {
        return Ok(Vec::new());
    }
    let mut own: Vec<(u32, Shown)> = Vec::new();
    let mut styles = Vec::new();
    let mut inside = false;
    part(archive, "xl/styles.xml", |xml| {
        walk(xml, |event| match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(tag, "numFmtId").and_then(|id| id.parse().ok());
                    own.extend(
                        id.zip(attribute(tag, "formatCode")).map(|(id, code)| (id, cell::shown(&code))),
                    );
                }
                b"cellXfs" => inside = true,
                b"xf" if inside => {
                    let id: u32 =
                        attribute(tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or_default();
                    let known = own.iter().find(|one| one.0 == id).map(|one| one.1);
                    styles.push(known.unwrap_or_else(|| cell::built_in(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == b"cellXfs" => inside = false,
            _ => {}
        })
    })?;
    Ok(styles)
}

/// The texts that cells name by their place.
pub fn texts(archive: &mut Archive) -> Result<Vec<Box<str>>, Trouble> {
    if archive.index_for_name("xl/sharedStrings.xml").is_none() {
        return Ok(Vec::new());
    }
    let mut texts = Vec::new();
    let (mut current, mut inside, mut phonetic, mut all) = (String::new(), false, false, 0_usize);
    part(archive, "xl/sharedStrings.xml", |xml| {
        walk(xml, |event| match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                b"si" => current.clear(),
                // How it is read aloud is not what stands there.
                b"rPh" => phonetic = true,
                b"t" => inside = !phonetic,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => texts.push("".into()),
            Event::Text(text) if inside => current.push_str(&text.decode().unwrap_or_default()),
            Event::CData(text) if inside => current.push_str(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) if inside => add_reference(&mut current, reference),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"t" => inside = false,
                b"rPh" => phonetic = false,
                b"si" if all <= MOST_TEXT => {
                    all += current.len() + size_of::<Box<str>>();
                    texts.push(current.as_str().into());
                }
                _ => {}
            },
            _ => {}
        })
    })?;
    if all > MOST_TEXT { Err(Trouble::TooLong) } else { Ok(texts) }
}

/// Every event of a part.
fn walk(xml: &mut Xml<'_>, mut see: impl FnMut(&Event<'_>)) -> Result<(), Trouble> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(()),
            event => see(&event),
        }
    }
}

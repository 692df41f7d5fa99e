//! Finding operations and packages by what somebody types: code, name, pinyin, initials.

use crate::kernel::text::terms::{prefix_range, query_terms, terms_of_code, terms_of_name};
use crate::kernel::{Read, Result, Write};
use crate::search::index::{self, Kind};

/// Words beyond these no longer narrow the search.
const WORDS: usize = 3;

/// Makes a catalogue entry findable by its code and its name.
pub async fn index(cx: &mut Write, kind: Kind, id: i64, code: &str, name: &str) -> Result<()> {
    let mut terms = terms_of_code(code);
    terms.extend(terms_of_name(name));
    index::replace(cx, kind, id, &terms).await
}

/// Ids of a kind whose terms begin with all the typed words; none for nothing typed.
pub(super) async fn ids(cx: &mut Read, kind: Kind, typed: &str, limit: i64) -> Result<Vec<i64>> {
    let mut words = query_terms(typed);
    words.truncate(WORDS);
    // The longest word is the rarest.
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut ranges = words.iter().map(|word| prefix_range(word));
    let Some((first_from, first_to)) = ranges.next() else {
        return Ok(Vec::new());
    };
    let (second_from, second_to) = ranges.next().unzip();
    let (third_from, third_to) = ranges.next().unzip();
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT t.id FROM search_terms t
         WHERE t.kind = ?1 AND t.term >= ?2 AND t.term < ?3
           AND (?4 IS NULL OR EXISTS (SELECT 1 FROM search_terms u
                WHERE u.kind = ?1 AND u.id = t.id AND u.term >= ?4 AND u.term < ?5))
           AND (?6 IS NULL OR EXISTS (SELECT 1 FROM search_terms u
                WHERE u.kind = ?1 AND u.id = t.id AND u.term >= ?6 AND u.term < ?7))
         LIMIT ?8",
    )
    .bind(kind as i64)
    .bind(first_from)
    .bind(first_to)
    .bind(second_from)
    .bind(second_to)
    .bind(third_from)
    .bind(third_to)
    .bind(limit)
    .fetch_all(cx.db())
    .await?)
}

/// Ids as a JSON list, for `IN (SELECT value FROM json_each(?))`.
pub(super) fn as_list(ids: &[i64]) -> String {
    serde_json::Value::from(ids).to_string()
}

//! Which answer fits which question, and whether a sheet is complete.

use std::collections::HashMap;

use super::answers::GivenAnswer;
use super::read::{Checklist, ChecklistItem};
use super::{AnswerKind, AnswerResult, ItemId};
use crate::kernel::{Checks, Refusal};

/// Most answers one sheet may have.
pub const MOST_ANSWERS: usize = 300;

pub const fn fits(kind: AnswerKind, result: AnswerResult) -> bool {
    use AnswerResult as R;
    match kind {
        AnswerKind::OkOrDefect => matches!(result, R::Ok | R::Defect | R::NotApplicable),
        AnswerKind::Present => matches!(result, R::Present | R::Absent | R::NotApplicable),
        AnswerKind::Value => matches!(result, R::Value | R::NotApplicable),
    }
}

/// Adds what is wrong with a sheet: unknown or repeated questions, answers that do not
/// fit, values missing, required questions left open. `field` is where the answers
/// stand in the form.
pub fn check_answers(checks: &mut Checks, field: &str, list: &Checklist, answers: &[GivenAnswer]) {
    if answers.len() > MOST_ANSWERS {
        checks.add(Refusal::new("checklists.too_many").at(field).with("limit", MOST_ANSWERS));
        return;
    }
    let items: HashMap<ItemId, &ChecklistItem> =
        list.sections.iter().flat_map(|section| &section.items).map(|item| (item.id, item)).collect();
    let mut seen = HashMap::new();
    for (at, answer) in answers.iter().enumerate() {
        let place = |name: &str| format!("{field}[{at}].{name}");
        let Some(item) = items.get(&answer.item_id) else {
            checks.add(Refusal::new("checklists.unknown_item").at(place("item_id")));
            continue;
        };
        if seen.insert(answer.item_id, answer.result).is_some() {
            checks.add(Refusal::new("checklists.twice").at(place("item_id")).with("item", &item.text));
        }
        if !fits(item.answer, answer.result) {
            checks.add(Refusal::new("checklists.does_not_fit").at(place("result")).with("item", &item.text));
        }
        if answer.result == AnswerResult::Value && answer.value.is_none() {
            checks.add(Refusal::new("checklists.value_needed").at(place("value")).with("item", &item.text));
        }
    }
    for item in list.sections.iter().flat_map(|section| &section.items) {
        if item.required && !seen.contains_key(&item.id) {
            checks.add(
                Refusal::new("checklists.unanswered")
                    .at(field)
                    .with("item", &item.text)
                    .with("item_id", item.id),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklists::read::ChecklistSection;
    use crate::kernel::Error;

    fn item(id: i64, answer: AnswerKind, required: bool) -> ChecklistItem {
        ChecklistItem { id: ItemId(id), text: format!("第{id}项"), answer, unit: None, required }
    }

    fn list() -> Checklist {
        let items = vec![
            item(1, AnswerKind::OkOrDefect, true),
            item(2, AnswerKind::Present, false),
            item(3, AnswerKind::Value, false),
        ];
        Checklist { sections: vec![ChecklistSection { name: "外观".into(), items }] }
    }

    fn given(id: i64, result: AnswerResult, value: Option<&str>) -> GivenAnswer {
        let value = value.map(|value| value.try_into().expect("a short text"));
        GivenAnswer { item_id: ItemId(id), result, value, note: None }
    }

    fn codes(answers: &[GivenAnswer]) -> Vec<String> {
        let mut checks = Checks::new();
        check_answers(&mut checks, "answers", &list(), answers);
        match checks.done() {
            Err(Error::Refused(all)) => all.into_iter().map(|one| one.code).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn answers_fit_their_questions() {
        use AnswerResult as R;
        let ok = given(1, R::Ok, None);
        assert!(codes(std::slice::from_ref(&ok)).is_empty());
        assert!(codes(&[ok.clone(), given(2, R::Absent, None), given(3, R::Value, Some("2.4"))]).is_empty());
        assert_eq!(codes(&[]), ["checklists.unanswered"]);
        assert_eq!(codes(&[ok.clone(), ok.clone()]), ["checklists.twice"]);
        assert_eq!(codes(&[ok.clone(), given(9, R::Ok, None)]), ["checklists.unknown_item"]);
        assert_eq!(codes(&[ok.clone(), given(2, R::Ok, None)]), ["checklists.does_not_fit"]);
        assert_eq!(codes(&[ok.clone(), given(3, R::Value, None)]), ["checklists.value_needed"]);
        assert_eq!(codes(&vec![ok; MOST_ANSWERS + 1]), ["checklists.too_many"]);
    }

    #[test]
    fn nothing_else_fits() {
        use AnswerKind as K;
        use AnswerResult as R;
        for result in [R::Ok, R::Defect] {
            assert!(fits(K::OkOrDefect, result) && !fits(K::Present, result) && !fits(K::Value, result));
        }
        for result in [R::Present, R::Absent] {
            assert!(fits(K::Present, result) && !fits(K::OkOrDefect, result) && !fits(K::Value, result));
        }
        assert!(fits(K::Value, R::Value) && !fits(K::Present, R::Value) && !fits(K::OkOrDefect, R::Value));
    }
}

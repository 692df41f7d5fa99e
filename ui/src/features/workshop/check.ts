import type { AnswerResult, ChecklistItem, GivenAnswer, InspectionSheet } from '@/backend/generated/api'

/** What an inspector wrote down so far, by question. */
export type Answers = Record<number, { result: AnswerResult | null; value: string; note: string }>

export function itemsOf(sheet: InspectionSheet): ChecklistItem[] {
  return sheet.checklist.sections.flatMap((section) => section.items)
}

/** The answers a key may give to a question, in the order of the keys 1, 2, 3. */
export function choices(item: ChecklistItem): AnswerResult[] {
  if (item.answer === 'present') return ['present', 'absent', 'not_applicable']
  if (item.answer === 'value') return ['value', 'not_applicable']
  return ['ok', 'defect', 'not_applicable']
}

/** As the core takes them; a measured item counts once its value is there. */
export function given(answers: Answers): GivenAnswer[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const result = answer.result ?? (answer.value.trim() ? 'value' : null)
    if (result === null || (result === 'value' && !answer.value.trim())) return []
    return [{ item_id: Number(id), result, value: result === 'value' ? answer.value.trim() : null, note: answer.note.trim() || null }]
  })
}

/** Questions that must be answered before the car is let go. */
export function unanswered(sheet: InspectionSheet, answers: Answers): number {
  const done = new Set(given(answers).map((answer) => answer.item_id))
  return itemsOf(sheet).filter((item) => item.required && !done.has(item.id)).length
}

export function hasDefect(answers: Answers): boolean {
  return Object.values(answers).some((answer) => answer.result === 'defect')
}

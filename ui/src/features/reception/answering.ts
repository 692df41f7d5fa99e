import { computed, reactive } from 'vue'
import type { AnswerResult, AnswerView, Checklist, ChecklistItem, ChecklistSection, GivenAnswer } from '@/backend/generated/api'

interface Answer {
  result: AnswerResult | null
  value: string
  note: string
}

/** The two usual answers of a question, the good one first. */
export function choices(item: ChecklistItem): [AnswerResult, AnswerResult] {
  return item.answer === 'present' ? ['present', 'absent'] : ['ok', 'defect']
}

/** Answers while they are ticked. */
export function useAnswers(list: () => Checklist | undefined) {
  const given = reactive<Record<number, Answer>>({})
  const items = computed(() => list()?.sections.flatMap((s) => s.items) ?? [])

  function of(id: number): Answer {
    return (given[id] ??= { result: null, value: '', note: '' })
  }

  function load(answers: readonly AnswerView[]): void {
    for (const a of answers) given[a.item_id] = { result: a.result, value: a.value ?? '', note: a.note ?? '' }
  }

  /** What was not ticked counts as fine; whether things are in the car is never guessed. */
  function restFine(among: readonly ChecklistItem[] = items.value, withPresent = false): void {
    for (const item of among) {
      const answer = of(item.id)
      if (answer.result !== null || item.answer === 'value') continue
      if (item.answer === 'ok_or_defect' || withPresent) answer.result = choices(item)[0]
    }
  }

  function input(): GivenAnswer[] {
    return items.value.flatMap<GivenAnswer>((item) => {
      const answer = given[item.id]
      if (item.answer === 'value' && answer?.value.trim()) return [{ item_id: item.id, result: 'value' as const, value: answer.value, note: answer.note || null }]
      if (!answer?.result || answer.result === 'value') return []
      return [{ item_id: item.id, result: answer.result, value: null, note: answer.note || null }]
    })
  }

  const open = (section: ChecklistSection) => section.items.filter((item) => !of(item.id).result).length
  return { given, of, load, restFine, input, open }
}

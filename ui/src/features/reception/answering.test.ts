import { expect, it } from 'vitest'
import type { Checklist } from '@/backend/generated/api'
import { useAnswers } from './answering'

const item = (id: number, answer: 'ok_or_defect' | 'present' | 'value') => ({ id, text: String(id), answer, unit: null, required: false })
const list: Checklist = {
  sections: [
    { name: '随车物品', items: [item(1, 'present'), item(2, 'present')] },
    { name: '外观', items: [item(3, 'ok_or_defect'), item(4, 'ok_or_defect'), item(5, 'value')] },
  ],
}

it('takes the rest as fine, but never guesses what lies in the car', () => {
  const answers = useAnswers(() => list)
  answers.of(4).result = 'defect'
  answers.of(4).note = '划痕'
  answers.of(1).result = 'absent'
  answers.restFine()
  expect(answers.input()).toEqual([
    { item_id: 1, result: 'absent', value: null, note: null },
    { item_id: 3, result: 'ok', value: null, note: null },
    { item_id: 4, result: 'defect', value: null, note: '划痕' },
  ])
})

it('makes a whole group fine by one key, and sends what was measured', () => {
  const answers = useAnswers(() => list)
  answers.restFine(list.sections[0]!.items, true)
  answers.of(5).value = '2.4'
  expect(answers.input()).toEqual([
    { item_id: 1, result: 'present', value: null, note: null },
    { item_id: 2, result: 'present', value: null, note: null },
    { item_id: 5, result: 'value', value: '2.4', note: null },
  ])
})

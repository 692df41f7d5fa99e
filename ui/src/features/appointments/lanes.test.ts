import { expect, test } from 'vitest'
import { stacked } from './lanes'

test('what overlaps lies beneath each other, what follows beside', () => {
  const bar = (key: string, from: string, until: string) => ({ key, from: `2026-11-23T${from}`, until: `2026-11-23T${until}`, plate: key, what: '', booked: null, order: null })
  const { bars, rows } = stacked([bar('c', '10:00', '11:00'), bar('a', '08:00', '09:30'), bar('b', '09:00', '10:00')])
  expect(bars.map((one) => [one.key, one.row])).toEqual([['a', 0], ['b', 1], ['c', 0]])
  expect(rows).toBe(2)
  expect(stacked([]).rows).toBe(1)
})

import { expect, test } from 'vitest'
import { hourAxis, hoursBetween } from './hour_axis'

const opens = '2026-03-02T00:30:00Z'

test('a day is as many hours as it is open, the last begun one whole', () => {
  expect(hoursBetween(opens, '2026-03-02T10:00:00Z')).toBe(10)
  expect(hoursBetween(opens, opens)).toBe(1)
})

test('what lies outside the day stands at its edge', () => {
  const { at, marks, place } = hourAxis(opens, 10)
  expect(marks.slice(0, 2)).toEqual(['08:30', '09:30'])
  expect([at('2026-03-01T20:00:00Z'), at('2026-03-02T05:30:00Z'), at('2026-03-03T00:00:00Z')]).toEqual([0, 50, 100])
  expect(place('2026-03-02T01:30:00Z', '2026-03-02T03:30:00Z')).toEqual({ left: '10%', width: '20%' })
  expect(place(opens, opens)).toEqual({ left: '0%', width: '0.5%' })
})

import { expect, test } from 'vitest'
import { plusDays, weekday } from './days'

test('days go over months and years', () => {
  expect(plusDays('2026-11-30', 1)).toBe('2026-12-01')
  expect(plusDays('2027-01-01', -1)).toBe('2026-12-31')
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(weekday('2026-11-23', 'en')).toBe('Mon')
})

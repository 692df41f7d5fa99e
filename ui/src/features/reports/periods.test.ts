import { expect, test } from 'vitest'
import { monthOf, periodOf } from './periods'

test('months and years begin and end where the calendar says', () => {
  expect(periodOf('this_month', '2026-11-22')).toEqual({ from: '2026-11-01', until: '2026-11-22' })
  expect(periodOf('last_month', '2026-03-31')).toEqual({ from: '2026-02-01', until: '2026-02-28' })
  expect(periodOf('last_month', '2027-01-01')).toEqual({ from: '2026-12-01', until: '2026-12-31' })
  expect(periodOf('this_year', '2026-11-22')).toEqual({ from: '2026-01-01', until: '2026-11-22' })
  expect(periodOf('last_year', '2026-11-22')).toEqual({ from: '2025-01-01', until: '2025-12-31' })
  expect(monthOf('2026-02')).toEqual({ from: '2026-02-01', until: '2026-02-28' })
  expect(monthOf('2026-12')).toEqual({ from: '2026-12-01', until: '2026-12-31' })
})

import { expect, test } from 'vitest'
import { minutesOf, proposed, type TimeChoice } from './time'

const choice = (more: Partial<TimeChoice> = {}): TimeChoice => ({ day: '2026-11-23', starts_at: null, minutes: '', technician_id: null, bay_id: null, ...more })
const slot = { starts_at: '2026-11-23T01:00:00Z', ends_at: '2026-11-23T02:00:00Z', past: false, full: false, technicians: [3, 4], bays: [7] }

test('who was chosen stays where he is free, else somebody who is', () => {
  expect(proposed(slot, choice()).technician_id).toBe(3)
  expect(proposed(slot, choice({ technician_id: 4 }))).toEqual({ starts_at: slot.starts_at, technician_id: 4, bay_id: 7 })
  expect(proposed({ ...slot, technicians: [], bays: [] }, choice({ technician_id: 9 })).technician_id).toBeNull()
})

test('minutes are a whole number or nothing', () => {
  expect(['90', ' 45 ', '', 'x', '-5', '1.5'].map((minutes) => minutesOf(choice({ minutes })))).toEqual([90, 45, null, null, null, null])
})

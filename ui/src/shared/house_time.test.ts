import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { momentFull, momentText } from './format'
import { clockText, momentAt, pickerMoment, pickerNow, today, weekdayText } from './house_time'
import MomentField from './MomentField.vue'

// A laptop brought home from abroad, a PC never set up, one with summer time, one ahead of the house.
const zones = ['America/Los_Angeles', 'UTC', 'Europe/Berlin', 'Pacific/Auckland', 'Asia/Shanghai']
const own = process.env.TZ

describe.each(zones)('at a PC set to %s', (zone) => {
  beforeAll(() => void (process.env.TZ = zone))
  afterAll(() => void (process.env.TZ = own))

  test('moments are those of the dealership', () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    const now = new Date('2026-11-21T17:30:00Z')
    expect(today(now)).toBe('2026-11-22')
    expect(momentText('2026-11-22T00:05:00Z', now)).toBe('08:05')
    expect(momentText('2026-11-21T15:59:00Z', now)).toBe('11-21 23:59')
    expect(momentText('2025-12-31T16:00:00Z', now)).toBe('01-01 00:00')
    expect(momentText('2025-12-31T15:59:00Z', now)).toBe('2025-12-31 23:59')
    expect(momentFull('2026-03-01T20:04:05Z')).toBe('2026-03-02 04:04:05')
    expect(clockText('2026-07-01T01:00:00Z')).toBe('09:00')
    expect(weekdayText(now, 'zh-CN')).toBe('11月22日星期日')
  })

  test('what is typed is the wall’s time', () => {
    expect(new Date(momentAt('2026-03-29', 2, 30)).toISOString()).toBe('2026-03-28T18:30:00.000Z')
    expect(pickerMoment('2026-11-22T09:30:00Z')).toBe('2026-11-22T17:30:00+08:00')
    expect(pickerMoment(null)).toBeNull()
    expect(pickerNow(new Date('2026-11-21T17:30:00Z')).getDate()).toBe(22)
    expect(pickerNow(new Date('2026-11-21T17:30:00Z')).getHours()).toBe(1)
  })

  test('a date picker shows and gives the wall’s time', async () => {
    const field = mount(MomentField, { props: { modelValue: '2026-11-22T09:30:00Z' } })
    await nextTick()
    const input = field.find('input')
    expect(input.element.value).toBe('2026-11-22 17:30')
    await input.setValue('2026-11-23 08:15')
    await input.trigger('change')
    await nextTick()
    expect(field.emitted('update:modelValue')?.at(-1)).toEqual(['2026-11-23T08:15:00+08:00'])
  })
})

import { expect, test } from 'vitest'
import api from '@/backend/generated/api.ts?raw'
import en from '@/locales/en/reports.json'
import zh from '@/locales/zh-CN/reports.json'

/** The words of the core's own list of reports, as the generated types name them. */
const named = /export type Report = ([^;]+);/.exec(api)?.[1] ?? ''
const reports = [...named.matchAll(/"(\w+)"/g)].map((found) => found[1]!)

test('every report has its name and its definition in both languages', () => {
  expect(reports.length).toBeGreaterThan(20)
  for (const locale of [zh, en]) {
    expect(Object.keys(locale.names).sort()).toEqual([...reports].sort())
    expect(Object.keys(locale.about).sort()).toEqual([...reports].sort())
  }
})

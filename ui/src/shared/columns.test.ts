import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { messages } from '@/locales/zh-CN'
import { described, exported, shown } from './columns'
import { i18n } from './i18n'

beforeAll(() => i18n.global.setLocaleMessage('zh-CN', messages as never))

test('a column says the same on the screen and to the export', () => {
  const row = { state: 'passed', active: false, note: 'x' }
  const state = { key: 'state', title: '状态', words: 'orders.states' }
  expect(described(state).words.find((word) => word.code === 'passed')?.text).toBe(shown(state, row))
  const active = { key: 'active', title: '状态', flag: ['shared.yes', 'shared.no'] as [string, string] }
  expect(exported(active, row)).toBe('否')
  expect(described(active).words).toContainEqual({ code: 'false', text: '否' })
  expect(described({ key: 'note', title: '', from: ['note', 'more'], joined: ' / ' }).paths).toEqual(['note', 'more'])
})

test('a list of pages says of every column where its export takes it from', () => {
  const features = resolve(__dirname, '../features')
  const files = readdirSync(features, { withFileTypes: true, recursive: true }).filter((entry) => entry.name.endsWith('.vue'))
  const silent: string[] = []
  let lists = 0
  for (const file of files) {
    const text = readFileSync(join(file.parentPath, file.name), 'utf8')
    if (!text.includes('<DataList') || !text.includes('usePages(')) continue
    lists += 1
    if (!text.includes('.source.value')) silent.push(`${file.name}: no source`)
    for (const line of text.split('\n')) {
      // The row's own field, written otherwise, needs no word.
      if (/\{ key: '/.test(line) && / value: /.test(line) && !/words:|flag:|from:|exportAs:|nothing:|String\(row\./.test(line)) silent.push(`${file.name}: ${line.trim()}`)
    }
  }
  expect(lists).toBeGreaterThan(10)
  expect(silent).toEqual([])
})

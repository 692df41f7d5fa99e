import { expect, test } from 'vitest'
import { figure, opens, rounded, rowsOf, shareText } from './figures'

const words = { word: (code: string) => code, noData: 'no data yet' }
const cell = (value: string | null, by: string | null = null) => ({ value, of: by, by, kind: null })

test('shares are read as percent', () => {
  expect(shareText('0.8534')).toBe('85.3 %')
  expect(shareText('1')).toBe('100.0 %')
  expect(shareText('0')).toBe('0.0 %')
  expect(shareText('-0.005')).toBe('-0.5 %')
  expect(shareText('12.5')).toBe('1,250.0 %')
  expect(shareText('0.1815')).toBe('18.2 %')
})

test('half a unit rounds away from zero', () => {
  expect(rounded('2.45', 1)).toBe('2.5')
  expect(rounded('-2.45', 1)).toBe('-2.5')
  expect(rounded('5.0365', 1)).toBe('5.0')
  expect(rounded('-0.004', 2)).toBe('0.00')
  expect(rounded('1503.9651', 2)).toBe('1503.97')
})

test('nothing to divide by is a dash, nothing at all is empty, nothing measured says so', () => {
  expect(figure(cell(null, '0'), 'share', words)).toBe('—')
  expect(figure(cell(null), 'money', words)).toBe('')
  expect(figure(cell(null), 'mixed', words)).toBe('no data yet')
  expect(figure(cell('1234.5678', '2'), 'per_piece', words)).toBe('1,234.57')
})

test('hours stand beneath each other', () => {
  expect(figure(cell('67.361'), 'hours', words)).toBe('67.36')
  expect(figure(cell('1176'), 'hours', words)).toBe('1,176.00')
})

test('a cell of a mixed column says what it is', () => {
  expect(figure({ ...cell('0.5'), kind: 'share' }, 'mixed', words)).toBe('50.0 %')
  expect(figure({ ...cell('1200.00'), kind: 'money' }, 'mixed', words)).toBe('1,200.00')
})

test('several rows are followed by their sum, one is not', () => {
  const table = { columns: [], rows: [[cell('1')], [cell('1')]], keys: ['a', 'b'], total: [cell('2')], chart: null }
  expect(rowsOf(table).map((row) => row.key)).toEqual(['a', 'b', null])
  expect(rowsOf({ ...table, rows: [[cell('1')]], keys: ['a'] })).toHaveLength(1)
})

test('one looks behind numbers, not behind names', () => {
  const column = (kind: 'text' | 'money' | 'share') => ({ code: 'x', kind, made_of: [] })
  expect(opens(cell('1.00'), column('money'))).toBe(true)
  expect(opens(cell(null, '0'), column('share'))).toBe(true)
  expect(opens(cell(null), column('money'))).toBe(false)
  expect(opens(cell('A'), column('text'))).toBe(false)
})

import { expect, test } from 'vitest'
import { figure, rowsOf, shareText } from './figures'

const same = (code: string) => code

test('shares are read as percent', () => {
  expect(shareText('0.8534')).toBe('85.3 %')
  expect(shareText('1')).toBe('100.0 %')
  expect(shareText('0')).toBe('0.0 %')
  expect(shareText('-0.005')).toBe('-0.5 %')
  expect(shareText('12.5')).toBe('1,250.0 %')
})

test('nothing to divide by is a dash, nothing at all is empty', () => {
  expect(figure({ value: null, of: '0', by: '0' }, 'share', same)).toBe('—')
  expect(figure({ value: null, of: null, by: null }, 'money', same)).toBe('')
  expect(figure({ value: '1234.5678', of: '2469.1356', by: '2' }, 'per_piece', same)).toBe('1,234.56')
})

test('several rows are followed by their sum, one is not', () => {
  const cell = { value: '1', of: null, by: null }
  const table = { columns: [], rows: [[cell], [cell]], total: [cell] }
  expect(rowsOf(table).map((row) => row.isTotal)).toEqual([false, false, true])
  expect(rowsOf({ ...table, rows: [[cell]] })).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { millimetres, tenths } from './offset'

test('an offset is typed in millimetres and kept in tenths', () => {
  for (const [text, count] of [['2.5', 25], ['-0.3', -3], ['0', 0], ['-0', 0], ['+12', 120], ['３．１', 31]] as const) expect(tenths(text)).toBe(count)
  for (const text of ['', 'x', '1.25', '1e2', '--1']) expect(tenths(text)).toBeNull()
  for (const [count, text] of [[25, '2.5'], [-3, '-0.3'], [0, '0.0'], [120, '12.0']] as const) expect(millimetres(count)).toBe(text)
})

import { beforeEach, expect, test } from 'vitest'
import { nextTick, ref } from 'vue'
import { useBasket, type Wanted } from './basket'
import { quantityOf, thousandths } from './thousandths'

const line = (line_id: number, number: string, most: string, measured = false, barcode: string | null = null): Wanted =>
  ({ line_id, part_id: line_id, number, barcode, name: number, unit: '个', measured, most })

beforeEach(() => localStorage.clear())

test('quantities stay exact', () => {
  for (const [text, count] of [['4.5', 4500], ['0.001', 1], ['12', 12000], ['0', 0], ['1.', 1000]] as const) expect(thousandths(text)).toBe(count)
  for (const bad of ['', '-1', '1.0001', '1e3', '１', 'abc']) expect(thousandths(bad)).toBeNull()
  for (const [count, text] of [[4500, '4.5'], [1, '0.001'], [12000, '12'], [0, '0']] as const) expect(quantityOf(count)).toBe(text)
})

test('each scan counts one, and one too many is seen', () => {
  const basket = useBasket('a', ref([line(1, '000123', '2.000'), line(2, '123', '1.000')]))
  expect(basket.scan('000123').kind).toBe('added')
  expect(basket.scan('０００１２３').kind).toBe('added')
  expect(basket.scan('000123')).toMatchObject({ kind: 'full', line: { line_id: 1 } })
  expect(basket.slip.value).toEqual([{ line_id: 1, quantity: '2' }])
  basket.undo()
  expect(basket.slip.value).toEqual([{ line_id: 1, quantity: '1' }])
})

test('what is measured is taken whole, what is elsewhere is refused', () => {
  const basket = useBasket('b', ref([line(1, 'OIL', '4.500', true, '69012345')]))
  expect(basket.scan('%%%').kind).toBe('elsewhere')
  expect(basket.scan('OTHER').kind).toBe('elsewhere')
  expect(basket.scan('69012345').kind).toBe('added')
  expect(basket.slip.value).toEqual([{ line_id: 1, quantity: '4.5' }])
})

test('the same part on two lines fills one after the other', () => {
  const basket = useBasket('c', ref([line(1, 'X', '1'), line(2, 'X', '1')]))
  basket.scan('X')
  basket.scan('X')
  expect(basket.slip.value).toHaveLength(2)
  expect(basket.scan('X').kind).toBe('full')
})

test('what was scanned survives a closed window, and shrinks with what may still go', async () => {
  const wanted = ref([line(1, 'X', '3')])
  const basket = useBasket('d', wanted)
  basket.scan('X')
  basket.scan('X')
  await nextTick()
  expect(useBasket('d', wanted).slip.value).toEqual([{ line_id: 1, quantity: '2' }])
  wanted.value = [line(1, 'X', '1')]
  expect(basket.slip.value).toEqual([{ line_id: 1, quantity: '1' }])
  basket.clear()
  await nextTick()
  expect(useBasket('d', wanted).slip.value).toEqual([])
})

import { beforeEach, expect, test, vi } from 'vitest'
import { Refused } from '@/backend/answer'
import { useScanner } from './scanned'

const call = vi.hoisted(() => vi.fn())
vi.mock('@/backend/client', () => ({ call }))

let now = 0
beforeEach(() => {
  now = 0
  call.mockReset()
})

test('each scan is told with the one before it and how long ago that was', async () => {
  const scanner = useScanner(() => now)
  call.mockResolvedValue({ id: 1 })
  await scanner.part('000123')
  now = 40.4
  await scanner.part('000123')
  now = 4_000
  await scanner.part('06A115561B')
  expect(call.mock.calls).toEqual([
    ['parts.scan', { code: '000123', before: null }],
    ['parts.scan', { code: '000123', before: { code: '000123', millis: 40 } }],
    ['parts.scan', { code: '06A115561B', before: { code: '000123', millis: 3960 } }],
  ])
})

test('how long ago is measured at the scan, not when an answer came', async () => {
  const scanner = useScanner(() => now)
  let answer: (part: unknown) => void = () => undefined
  call.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  const first = scanner.part('A1')
  now = 30
  call.mockResolvedValue({ id: 1 })
  const second = scanner.part('A1')
  now = 5_000
  answer({ id: 1 })
  await Promise.all([first, second])
  expect(call.mock.calls[1]![1]).toEqual({ code: 'A1', before: { code: 'A1', millis: 30 } })
})

test('a list that knows its parts asks the core only about the same code soon again', async () => {
  const scanner = useScanner(() => now)
  expect(await scanner.bounced(scanner.read('A1'))).toBeNull()
  now = 100
  expect(await scanner.bounced(scanner.read('B2'))).toBeNull()
  now = 5_000
  expect(await scanner.bounced(scanner.read('B2'))).toBeNull()
  expect(call).not.toHaveBeenCalled()

  const twice = { code: 'parts.scanned_twice', field: 'code', params: { code: 'B2' } }
  call.mockRejectedValueOnce(new Refused([twice]))
  now = 5_050
  expect(await scanner.bounced(scanner.read('B2'))).toEqual(twice)
  // The third of a stuttering scanner is measured from the second.
  call.mockResolvedValueOnce({ id: 1 })
  now = 5_400
  expect(await scanner.bounced(scanner.read('B2'))).toBeNull()
  expect(call.mock.calls.map(([, input]) => (input as { before: { millis: number } }).before.millis)).toEqual([50, 350])
  // A code that is no part at all is the list's own affair.
  call.mockRejectedValueOnce(new Refused([{ ...twice, code: 'parts.code_unknown' }]))
  now = 5_450
  expect(await scanner.bounced(scanner.read('B2'))).toBeNull()
})

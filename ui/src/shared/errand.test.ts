import { expect, test } from 'vitest'
import type { Answer } from '@/backend/answer'
import { invalidate } from '@/backend/live'
import type { ErrandView } from '@/backend/generated/api'
import { fakeDoor } from '@/testing/fake_door'
import { inApp, settled } from '@/testing/in_app'
import { useErrand } from './errand'

const view = (over: Partial<ErrandView>): ErrandView => ({
  id: 7, command: 'exports.month', state: 'running', phase: 'reading', done: 0, of: null, permille: null, began_at: '2026-11-23T01:00:00Z', ended_at: null,
  result: null, refusals: [], failure: null, file: null, ...over,
})
const month = { month: '2026-10', folder: 'D:\\月报' }

/** A core with one piece of long work, which the test moves on. */
function core(refused?: Answer) {
  const now = { view: view({}) }
  const door = fakeDoor((command) => {
    if (command === 'exports.month') return refused ?? { ok: { errand: 7 } }
    if (command === 'errands.list') return { ok: [view({ id: 3, state: 'done' }), now.view] }
    return { ok: command === 'errands.show' ? now.view : {} }
  })
  return { now, door }
}

test('it is begun, followed, and comes to what its command says', async () => {
  const { now, door } = core()
  const { result: errand, client, leave } = inApp(() => useErrand('exports.month'))
  const ended = errand.run(month)
  await settled()
  expect([errand.running.value, errand.view.value?.phase, errand.result.value]).toEqual([true, 'reading', null])
  expect(await errand.run(month), 'one at a time').toBeNull()
  now.view = view({ state: 'done', result: { folder: 'D:\\月报', files: ['月报.xlsx'] } })
  await invalidate(client, ['errands'])
  expect((await ended)?.state).toBe('done')
  expect([errand.running.value, errand.result.value?.files]).toEqual([false, ['月报.xlsx']])
  expect(door.told.filter((one) => one.command === 'exports.month')).toHaveLength(1)
  errand.forget()
  expect([errand.result.value, errand.view.value]).toEqual([null, null])
  leave()
})

test('it is stopped by whoever began it', async () => {
  const { now, door } = core()
  const { result: errand, client, leave } = inApp(() => useErrand('exports.month'))
  const ended = errand.run(month)
  await settled()
  await errand.stop()
  expect(errand.stopping.value).toBe(true)
  expect(door.told.at(-1)).toMatchObject({ command: 'errands.cancel', input: { id: 7 } })
  now.view = view({ state: 'cancelled' })
  await invalidate(client, ['errands'])
  expect((await ended)?.state).toBe('cancelled')
  expect([errand.stopping.value, errand.running.value, errand.error.value]).toEqual([false, false, null])
  leave()
})

test('what is refused at once was never begun', async () => {
  core({ refused: [{ code: 'exports.folder_gone', field: 'folder', params: {} }] } as Answer)
  const { result: errand, leave } = inApp(() => useErrand('exports.month'))
  expect(await errand.run(month)).toBeNull()
  expect([errand.running.value, errand.error.value?.name]).toEqual([false, 'Refused'])
  leave()
})

test('whoever comes back to the page finds it on its way', async () => {
  const { now } = core()
  const { result: errand, client, leave } = inApp(() => useErrand('exports.month'))
  const ended = errand.resume()
  await settled()
  expect([errand.running.value, errand.view.value?.id]).toEqual([true, 7])
  now.view = view({ state: 'refused', refusals: [{ code: 'exports.folder_full', field: 'folder', params: {} }] })
  await invalidate(client, ['errands'])
  expect((await ended)?.state).toBe('refused')
  expect(errand.error.value?.name).toBe('Refused')
  leave()
})

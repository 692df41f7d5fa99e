import { expect, test } from 'vitest'
import { fakeDoor } from '@/testing/fake_door'
import { Unreachable, type Answer } from './answer'
import { useChange } from './change'

test('a retry after a lost line keeps its request id, a new submit gets a new one', async () => {
  const answers: (() => Answer)[] = [
    () => {
      throw new Unreachable('cable')
    },
    () => ({ ok: {} }),
    () => ({ ok: {} }),
  ]
  const door = fakeDoor(() => answers.shift()!())
  const change = useChange('access.sign_out')

  expect(await change.run({})).toBeNull()
  expect(change.trouble.value).toBeInstanceOf(Unreachable)
  expect(await change.run({})).toEqual({})
  expect(await change.run({})).toEqual({})
  const ids = door.told.map((t) => t.requestId)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('other input is another submit', async () => {
  const door = fakeDoor(() => ({ failed: 'F-8H3K2A' }))
  const change = useChange('access.unlock')
  await change.run({ secret: '1' })
  await change.run({ secret: '1' })
  await change.run({ secret: '2' })
  const ids = door.told.map((t) => t.requestId)
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})

test('a refusal is kept with its field and nothing is thrown', async () => {
  fakeDoor(() => ({ refused: [{ code: 'access.pin_shape', field: 'pin', params: {} }] }))
  const change = useChange('access.unlock')
  expect(await change.run({ secret: 'x' })).toBeNull()
  expect(change.refusals.value[0]?.field).toBe('pin')
  expect(change.trouble.value).toBeNull()
})

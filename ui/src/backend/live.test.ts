import { expect, test } from 'vitest'
import { fakeDoor } from '@/testing/fake_door'
import { inApp, settled } from '@/testing/in_app'
import { keepLive } from './live'
import { useRead } from './read'
import { keepSession } from './session'

test('exactly the answers whose tags changed are fetched again', async () => {
  const door = fakeDoor(() => ({ ok: [] }))
  const { client, leave } = inApp(() => [useRead('access.staff', {}), useRead('policy.list', {}), useRead('audit.trail', null as never)])
  keepSession('token')
  keepLive(client)
  await settled()
  expect(door.told.map((t) => t.command)).toEqual(['access.staff', 'policy.list'])

  door.changed(['staff'])
  await settled()
  expect(door.told.map((t) => t.command)).toEqual(['access.staff', 'policy.list', 'access.staff'])

  // After a lost line anything may be stale.
  door.changed(null)
  await settled()
  expect(door.told).toHaveLength(5)
  leave()
})

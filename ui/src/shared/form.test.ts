import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fakeDoor } from '@/testing/fake_door'
import { inApp, settled } from '@/testing/in_app'
import { useForm } from './form'
import { speak } from './i18n'
import { useStale } from './stale'

beforeAll(() => speak('zh-CN'))
beforeEach(() => localStorage.clear())

const values = () => ({ name: '', phones: [{ number: '' }] })
const form = (draft: string | null = 'staff.new') =>
  useForm({
    command: 'access.unlock',
    draft,
    guard: false,
    initial: values,
    input: (v) => ({ secret: v.name }),
  })

test('what was typed is there again after the window was closed', async () => {
  fakeDoor(() => ({ ok: {} }))
  const first = inApp(() => form())
  first.result.values.name = '欧阳'
  await settled()
  window.dispatchEvent(new Event('pagehide'))
  const second = inApp(() => form())
  expect(second.result.values.name).toBe('欧阳')
  expect(second.result.restored.value).toBe(true)

  await second.result.submit()
  expect(second.result.dirty.value).toBe(false)
  const third = inApp(() => form())
  expect(third.result.values.name).toBe('')
})

test('a form without a draft leaves nothing behind', async () => {
  const { result, leave } = inApp(() => form(null))
  result.values.name = 'secret'
  await settled()
  leave()
  expect(localStorage).toHaveLength(0)
})

test('a refusal stands at its field until the field is changed', async () => {
  fakeDoor(() => ({
    refused: [
      { code: 'access.name_shape', field: 'name', params: {} },
      { code: 'input.missing', field: 'phones[0].number', params: {} },
      { code: 'file.disk_full', field: null, params: {} },
    ],
  }))
  const { result } = inApp(() => form())
  expect(await result.submit()).toBeNull()
  expect(result.about('name')).toEqual(['请填写 1–40 个字的姓名。'])
  expect(result.about('phones[0].number')).toHaveLength(1)
  result.values.phones[0]!.number = '138'
  await settled()
  expect(result.about('phones[0].number')).toEqual([])
  expect(result.refusals.value.map((r) => r.code)).toEqual(['access.name_shape', 'file.disk_full'])
})

test("a colleague's change is taken over, or shown where both changed", async () => {
  const stored = { version: 1, name: '张伟', phone: '1', note: 'a' }
  const { result } = inApp(() => {
    const edited = useForm({ command: 'access.unlock', draft: null, guard: false, initial: () => ({ ...stored }), input: (v) => ({ secret: v.name }) })
    return { edited, watched: edited }
  })
  const { ref } = await import('vue')
  const now = ref({ ...stored })
  const { result: stale } = inApp(() => useStale(result.edited, () => now.value, (field) => field))

  result.edited.values.note = 'mine'
  now.value = { version: 2, name: '张伟', phone: '2', note: 'theirs' }
  await settled()
  expect(result.edited.values.phone).toBe('2')
  expect(stale.state.takenOver).toEqual(['phone'])
  expect(stale.state.conflicts).toEqual([{ field: 'note', label: 'note', mine: 'mine', theirs: 'theirs' }])
  // Not chosen yet: a save would still be refused.
  expect(result.edited.values.version).toBe(1)

  stale.choose(stale.state.conflicts[0]!, 'mine')
  expect(result.edited.values).toEqual({ version: 2, name: '张伟', phone: '2', note: 'mine' })
  expect(result.edited.dirty.value).toBe(true)
})

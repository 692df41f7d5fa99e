import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { Refused } from '@/backend/answer'
import { i18n, speak } from '@/shared/i18n'
import { losesOnClose } from '@/shared/leave'
import { fakeDesk } from '@/testing/fake_desk'
import { fakeDoor } from '@/testing/fake_door'
import { settled } from '@/testing/in_app'
import DeskManners from './DeskManners.vue'
import { begin, choose, go, moved, plan, running, share, stage, trouble } from './move'
import { nameOf } from './report'

beforeAll(() => speak('zh-CN'))
afterEach(() => (document.body.innerHTML = ''))

const press = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)!.click()

test('the window is told what it would lose, asks, and hears the answer', async () => {
  fakeDoor(() => ({ ok: null }))
  const desk = fakeDesk()
  const screen = effectScope()
  const app = mount(DeskManners, { global: { plugins: [i18n] }, attachTo: document.body })
  expect(desk.held).toEqual([false])
  screen.run(() => losesOnClose(() => true))
  await settled()
  expect(desk.held).toEqual([false, true])

  desk.askToClose({ unsaved: true, working: false })
  await settled()
  expect(desk.heard()).toBe(1)
  expect(document.body.innerText || document.body.textContent).toContain('还没有保存')
  press('stay')
  await settled()
  expect(desk.answered).toEqual([false])

  desk.askToClose({ unsaved: false, working: true })
  await settled()
  expect(document.body.textContent).toContain('正在进行')
  press('close-anyway')
  expect(desk.answered).toEqual([false, true])
  screen.stop()
  app.unmount()
})

test('a browser has no window to ask about', () => {
  fakeDoor(() => ({ ok: null }))
  const app = mount(DeskManners, { global: { plugins: [i18n] } })
  expect(app.text()).toBe('')
  app.unmount()
})

test('a move is planned, goes on while it is told about, and ends', async () => {
  fakeDoor(() => ({ ok: null }))
  let end: () => void = () => undefined
  fakeDesk({
    chooseFolder: () => Promise.resolve('D:\\售后'),
    planMove: (_, chosen) => Promise.resolve({ ok: { folder: `${chosen}\\Servicelane`, bytes: 10, files: 2 } }),
    whileMoving: (told) => {
      told({ stage: 'comparing', done: 5, of: 10 })
      return () => undefined
    },
    moveData: (_, to) => new Promise((done) => (end = () => done({ ok: { folder: to, left: null } }))),
  })
  begin()
  await choose()
  expect(plan.value?.folder).toBe('D:\\售后\\Servicelane')
  const going = go()
  expect([running.value, stage.value, share.value]).toEqual([true, 'comparing', 750])
  end()
  await going
  expect([running.value, moved.value?.folder]).toEqual([false, 'D:\\售后\\Servicelane'])
})

test('a folder that will not do says why', async () => {
  fakeDoor(() => ({ ok: null }))
  const refusal = { code: 'data_folder.in_program', field: null, params: {} }
  fakeDesk({ chooseFolder: () => Promise.resolve('C:\\'), planMove: () => Promise.resolve({ refused: [refusal] }) })
  begin()
  await choose()
  expect(plan.value).toBeNull()
  expect(trouble.value instanceof Refused && trouble.value.has('data_folder.in_program')).toBe(true)
})

test('a moment in a name is read as one', () => {
  expect(nameOf('crash-20261122-093000123.txt')).toBe('2026-11-22 09:30')
  expect(nameOf('?')).toBe('?')
})

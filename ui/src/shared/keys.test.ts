import { effectScope } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import { escapedFromChoice, keyName, keysNow, pressed, useKeys } from './keys'
import { scanListener } from './scan'

const press = (key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })
  Object.defineProperty(event, 'target', { value: target })
  pressed(event)
  return event
}

const scopes = [effectScope(), effectScope()]
afterEach(() => scopes.forEach((scope) => scope.stop()))

test('the newest scope wins and letters stay with the field', () => {
  const screen = vi.fn()
  const dialog = vi.fn()
  scopes[0]!.run(() => useKeys({ 'Ctrl+S': { label: 'a', run: screen }, '/': { label: 'b', run: screen } }))
  scopes[1]!.run(() => useKeys({ 'Ctrl+S': { label: 'c', run: dialog } }))
  press('s', { ctrlKey: true })
  expect(dialog).toHaveBeenCalledOnce()
  expect(keysNow()).toEqual([{ key: 'Ctrl+S', label: 'c' }, { key: '/', label: 'b' }])
  press('/', {}, document.createElement('input'))
  expect(screen).not.toHaveBeenCalled()
  press('/')
  expect(screen).toHaveBeenCalledOnce()
})

test('keys of the input method are left alone', () => {
  const run = vi.fn()
  const scope = effectScope()
  scope.run(() => useKeys({ Enter: { label: 'x', run } }))
  press('Enter', { isComposing: true })
  expect(run).not.toHaveBeenCalled()
  scope.stop()
  expect(keyName(new KeyboardEvent('keydown', { key: 'F2' }))).toBe('F2')
  expect(keyName(new KeyboardEvent('keydown', { key: 'Escape' }))).toBe('Esc')
})

function type(listener: (event: KeyboardEvent) => void, text: string, gap: number, target: EventTarget): void {
  let at = 1000
  for (const key of [...text, 'Enter']) {
    at += gap
    const event = new KeyboardEvent('keydown', { key, cancelable: true })
    Object.defineProperties(event, { timeStamp: { value: at }, target: { value: target } })
    listener(event)
  }
}

test('a scanner is told from typing by its speed', () => {
  const taken = vi.fn(() => true)
  type(scanListener(taken), 'RO20261122-0007', 8, document.body)
  expect(taken).toHaveBeenCalledWith('RO20261122-0007')
  type(scanListener(taken), '6901234567892', 120, document.body)
  expect(taken).toHaveBeenCalledOnce()
})

test('in a field only our own numbers are taken, and the field is as before', () => {
  const taken = vi.fn(() => true)
  const field = document.createElement('input')
  field.value = '机油'
  const listener = scanListener(taken)
  type(listener, '6901234567892', 8, field)
  expect(taken).not.toHaveBeenCalled()
  type(listener, 'RO20261122-0007', 8, field)
  expect(taken).toHaveBeenCalledOnce()
  expect(field.value).toBe('机油')
})

test('Esc in a closed list of choices closes the dialog; an open one closes itself first', () => {
  const close = vi.fn()
  const scope = effectScope()
  scope.run(() => useKeys({ Esc: { label: 'x', run: close } }))
  const list = document.createElement('div')
  list.className = 'el-select'
  list.innerHTML = '<input role="combobox" aria-expanded="true">'
  const field = list.firstElementChild as HTMLInputElement
  const escape = () => {
    const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true })
    Object.defineProperty(event, 'target', { value: field })
    escapedFromChoice(event)
    return event.defaultPrevented
  }
  expect(escape()).toBe(false)
  field.setAttribute('aria-expanded', 'false')
  field.value = '前'
  expect(escape()).toBe(false)
  field.value = ''
  expect(escape()).toBe(true)
  expect(close).toHaveBeenCalledOnce()
  scope.stop()
})

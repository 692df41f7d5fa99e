import { effectScope, ref } from 'vue'
import { expect, test } from 'vitest'
import { losesOnClose, unsaved } from './leave'

test('closing asks for as long as something on screen would be lost', () => {
  const dirty = ref(false)
  const screen = effectScope()
  screen.run(() => losesOnClose(() => dirty.value))
  expect(unsaved.value).toBe(false)
  dirty.value = true
  expect(unsaved.value).toBe(true)
  const dialog = effectScope()
  dialog.run(() => losesOnClose(() => true))
  dirty.value = false
  expect(unsaved.value).toBe(true)
  dialog.stop()
  expect(unsaved.value).toBe(false)
  dirty.value = true
  screen.stop()
  expect(unsaved.value).toBe(false)
})

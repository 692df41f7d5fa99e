import { onScopeDispose, shallowReactive } from 'vue'

/** What a key does on a screen. `label` is shown by `KeyHints`. */
export interface KeyAction {
  label: string
  run: (event: KeyboardEvent) => void
}

/** Keys such as `F2`, `Ctrl+S`, `Ctrl+Enter`, `Esc`, `/`, `ArrowDown`. */
export type KeyMap = Record<string, KeyAction>

interface Scope {
  keys: () => KeyMap
  /** Nothing beneath is reached (the lock screen). */
  alone: boolean
}

// The newest scope comes first: a dialog's keys hide those of the screen beneath.
const scopes = shallowReactive<Scope[]>([])

/** The name of the pressed key as `KeyMap` spells it. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key === 'Escape' ? 'Esc' : event.key.length === 1 ? event.key.toUpperCase() : event.key
  const shifted = event.shiftKey && event.key.length > 1
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${key}`
}

/**
 * Gives keys a meaning for as long as the calling component lives. Plain characters are left alone
 * while somebody types into a field.
 */
export function useKeys(keys: KeyMap | (() => KeyMap), alone = false): void {
  const scope = { keys: typeof keys === 'function' ? keys : () => keys, alone }
  scopes.unshift(scope)
  onScopeDispose(() => scopes.splice(scopes.indexOf(scope), 1))
}

/** Every key that means something right now, for `KeyHints`. */
export function keysNow(): { key: string; label: string }[] {
  const seen = new Map<string, string>()
  for (const scope of scopes) {
    for (const [key, action] of Object.entries(scope.keys())) if (!seen.has(key)) seen.set(key, action.label)
  }
  return [...seen].map(([key, label]) => ({ key, label }))
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))
  )
}

/** Runs what a pressed key means; installed once on the window. */
export function pressed(event: KeyboardEvent): void {
  // While a Chinese input method composes, keys belong to it.
  if (event.isComposing || event.defaultPrevented) return
  const name = keyName(event)
  if (name.length === 1 && isTyping(event.target)) return
  // An open menu closes by Esc; the screen beneath stays.
  if (name === 'Esc' && event.target instanceof Element && event.target.closest('.el-popper, [aria-expanded="true"]')) return
  for (const scope of scopes) {
    const action = scope.keys()[name]
    if (action) {
      event.preventDefault()
      action.run(event)
    }
    if (action || scope.alone) return
  }
}

/** A list of choices keeps Esc to itself even when it is closed; then it means what it means everywhere. */
export function escapedFromChoice(event: KeyboardEvent): void {
  const field = event.target
  if (event.key !== 'Escape' || !(field instanceof HTMLInputElement) || field.value !== '') return
  if (!field.closest('.el-select') || field.getAttribute('aria-expanded') === 'true') return
  pressed(event)
  if (event.defaultPrevented) event.stopPropagation()
}

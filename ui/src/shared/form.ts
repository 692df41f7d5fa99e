import { computed, inject, onScopeDispose, provide, reactive, ref, toRaw, watch, type InjectionKey } from 'vue'
import type { Refusal } from '@/backend/answer'
import { useChange } from '@/backend/change'
import type { Input, Output, WriteCommand } from '@/backend/client'
import { guardLeaving, losesOnClose } from './leave'
import { mine } from './me'
import { sentence } from './refusal'

const WRITE_DRAFT_MS = 300

interface FormOptions<V extends object, C extends WriteCommand> {
  command: C
  /** Fresh values; also what `dirty` compares with. */
  initial: () => V
  /** The command's input made of what was typed. */
  input: (values: V) => Input<C>
  saved?: (output: Output<C>) => void
  /**
   * Under this name what was typed is kept until it is saved, across a closed window or a crash.
   * Give the record's id with it (`customers.edit.17`). Null keeps nothing (passwords).
   */
  draft: string | null
  /** Whether leaving the screen with unsaved values is worth a word; default yes. */
  guard?: boolean
  /** Nothing is lost with it: a password at the door is typed again. */
  passing?: boolean
}

/**
 * A form: values, drafts, one submit, and every refusal next to its field. Use it with `AppForm`
 * and `FormField`.
 */
export function useForm<V extends object, C extends WriteCommand>(options: FormOptions<V, C>) {
  const change = useChange(options.command)
  const values = reactive(options.initial()) as V
  const clean = ref(JSON.stringify(values))
  const now = computed(() => JSON.stringify(values))
  const dirty = computed(() => now.value !== clean.value)
  const place = options.draft === null ? null : mine(`draft.${options.draft}`)
  const restored = ref(false)
  if (options.guard !== false) guardLeaving(() => dirty.value, place !== null)
  if (place === null && !options.passing) losesOnClose(() => dirty.value)

  const kept = place && localStorage.getItem(place)
  if (kept && kept !== clean.value) {
    Object.assign(values, JSON.parse(kept))
    restored.value = true
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function keepDraft(): void {
    clearTimeout(timer)
    if (!place) return
    if (dirty.value) localStorage.setItem(place, now.value)
    else localStorage.removeItem(place)
  }
  watch(now, () => {
    clearTimeout(timer)
    timer = setTimeout(keepDraft, WRITE_DRAFT_MS)
  })
  window.addEventListener('pagehide', keepDraft)
  onScopeDispose(() => {
    keepDraft()
    window.removeEventListener('pagehide', keepDraft)
  })

  /** Puts fresh values in and forgets the draft. */
  function reset(fresh: V = options.initial()): void {
    Object.assign(values, fresh)
    clean.value = JSON.stringify(values)
    restored.value = false
    change.clear()
    keepDraft()
  }

  // A refusal stands until what it is about is changed.
  let refused: V | null = null
  const refusals = computed(() => change.refusals.value.filter((r) => !r.field || !touched(r.field)))
  const touched = (field: string) =>
    now.value !== '' && JSON.stringify(at(values, field)) !== JSON.stringify(at(refused, field))

  async function submit(): Promise<Output<C> | null> {
    refused = JSON.parse(now.value) as V
    const output = await change.run(options.input(toRaw(values) as V))
    if (output === null) return null
    clean.value = JSON.stringify(values)
    restored.value = false
    keepDraft()
    options.saved?.(output)
    return output
  }

  return {
    values, dirty, restored, submit, reset,
    /** What the form began with. */
    base: () => JSON.parse(clean.value) as V,
    /** The record was saved by somebody else meanwhile and this is what it is now (`useStale`). */
    rebase(stored: V): void {
      if ('version' in stored) Object.assign(values, { version: stored.version })
      clean.value = JSON.stringify({ ...toRaw(values), ...stored })
      change.clear()
    },
    busy: change.busy,
    refusals,
    trouble: change.trouble,
    /** The sentences about one field. */
    about: (field: string) => refusals.value.filter((r) => r.field === field).map(sentence),
  }
}

/** The value at a path such as `lines[2].hours`. */
function at(values: unknown, path: string): unknown {
  return path.split(/[.[\]]+/).filter(Boolean).reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], values)
}

/** What `FormField` and `AppForm` need of any form. */
export interface AnyForm {
  dirty: { readonly value: boolean }
  restored: { readonly value: boolean }
  busy: { readonly value: boolean }
  refusals: { readonly value: Refusal[] }
  trouble: { readonly value: Error | null }
  submit: () => Promise<unknown>
  reset: () => void
  about: (field: string) => string[]
}

interface FormFrame {
  about: (field: string) => string[]
  /** Fields present, so that a refusal without a place is shown above the form. */
  fields: Set<string>
}

const FRAME: InjectionKey<FormFrame> = Symbol('form')

export function provideForm(form: AnyForm): FormFrame {
  const frame: FormFrame = { about: form.about, fields: reactive(new Set()) as Set<string> }
  provide(FRAME, frame)
  return frame
}

/** Joins a field to the form around it. */
export function joinForm(name: () => string | undefined) {
  const frame = inject(FRAME, null)
  watch(
    name,
    (now, before) => {
      if (before) frame?.fields.delete(before)
      if (now) frame?.fields.add(now)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    const last = name()
    if (last) frame?.fields.delete(last)
  })
  return computed(() => (name() && frame ? frame.about(name()!) : []))
}

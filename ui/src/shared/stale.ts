import { reactive, watch } from 'vue'
import { say } from './i18n'

/** A field both people changed. */
export interface Conflict {
  field: string
  label: string
  mine: string
  theirs: string
}

interface StaleForm<V> {
  values: V
  base: () => V
  rebase: (stored: V) => void
}

/**
 * Keeps a form in step with the record it edits while a colleague changes the same record. Fields
 * only they changed are taken over; fields both changed are shown with both values, and until the
 * person has chosen, the form keeps its old version, so that a save is refused rather than overwrites.
 *
 * `stored` is the record as it is now, in the shape of the form's values with its `version`.
 */
export function useStale<V extends { version: number }>(
  form: StaleForm<V>,
  stored: () => V | null | undefined,
  label: (field: string) => string,
) {
  const state = reactive({ conflicts: [] as Conflict[], takenOver: [] as string[] })
  let newest: V | null = null

  watch(
    stored,
    (now) => {
      if (!now || now.version === form.base().version) return
      newest = now
      const base = form.base() as Record<string, unknown>
      const theirs = now as Record<string, unknown>
      const mine = form.values as Record<string, unknown>
      const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
      state.conflicts = []
      for (const field of Object.keys(now)) {
        if (field === 'version' || same(theirs[field], base[field]) || same(theirs[field], mine[field])) continue
        if (same(mine[field], base[field])) {
          mine[field] = structuredClone(theirs[field])
          state.takenOver.push(label(field))
        } else {
          state.conflicts.push({ field, label: label(field), mine: words(mine[field]), theirs: words(theirs[field]) })
        }
      }
      settle()
    },
    { deep: true },
  )

  function settle(): void {
    if (state.conflicts.length > 0 || !newest) return
    form.rebase(newest)
    newest = null
  }

  function choose(conflict: Conflict, whose: 'mine' | 'theirs'): void {
    if (whose === 'theirs' && newest) {
      const values = form.values as Record<string, unknown>
      values[conflict.field] = structuredClone((newest as Record<string, unknown>)[conflict.field])
    }
    state.conflicts = state.conflicts.filter((c) => c !== conflict && c.field !== conflict.field)
    settle()
  }

  return { state, choose }
}

function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return say(value ? 'shared.yes' : 'shared.no')
  return Array.isArray(value) ? value.map(words).join(say('shared.comma')) : String(value)
}

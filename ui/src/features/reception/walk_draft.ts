import { onScopeDispose, watch, type Ref } from 'vue'
import type { Mark } from '@/backend/generated/api'
import { mine } from '@/shared/me'

const WRITE_MS = 300

/** Keeps a walk-around half done across a closed window or a crash, until it is saved. */
export function useWalkDraft(id: number, marks: Ref<Mark[]>, given: Record<number, unknown>) {
  const place = mine(`draft.reception.walk.${id}`)
  let timer: ReturnType<typeof setTimeout> | undefined
  let saved = false

  function keep(): void {
    clearTimeout(timer)
    const something = marks.value.length > 0 || Object.values(given).some((a) => (a as { result: unknown }).result !== null)
    if (!saved && something) localStorage.setItem(place, JSON.stringify({ marks: marks.value, given }))
  }
  watch(
    [marks, given],
    () => {
      clearTimeout(timer)
      timer = setTimeout(keep, WRITE_MS)
    },
    { deep: true },
  )
  window.addEventListener('pagehide', keep)
  onScopeDispose(() => {
    keep()
    window.removeEventListener('pagehide', keep)
  })

  return {
    /** Whether there was one. */
    restore(): boolean {
      const kept = localStorage.getItem(place)
      if (!kept) return false
      const draft = JSON.parse(kept) as { marks: Mark[]; given: Record<number, unknown> }
      marks.value = draft.marks
      Object.assign(given, draft.given)
      return true
    },
    forget(): void {
      saved = true
      clearTimeout(timer)
      localStorage.removeItem(place)
    },
  }
}

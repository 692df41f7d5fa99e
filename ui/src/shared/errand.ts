import { computed, onScopeDispose, ref, watch } from 'vue'
import { call } from '@/backend/client'
import type { ErrandView } from '@/backend/generated/api'
import { useRead } from '@/backend/read'

/**
 * Long work that a command began (its answer is `{ errand }`): `await errand.follow(answer.errand)` gives how
 * it ended; meanwhile `<ErrandProgress :errand>` shows how far it is and offers to stop it.
 */
export function useErrand() {
  const id = ref<number | null>(null)
  const stopping = ref(false)
  const shown = useRead('errands.show', () => (id.value === null ? null : { id: id.value }), { keep: true })
  const view = computed(() => (id.value !== null && shown.data.value?.id === id.value ? shown.data.value : null))
  const running = computed(() => id.value !== null && (view.value === null || view.value.state === 'running'))
  let tell: ((ended: ErrandView) => void) | null = null

  watch(view, (now) => {
    if (!now || now.state === 'running') return
    stopping.value = false
    tell?.(now)
    tell = null
  })
  // A change told before the first answer was asked for is not told again.
  const again = setInterval(() => running.value && void shown.refetch(), 1_500)
  onScopeDispose(() => clearInterval(again))

  function follow(errand: number): Promise<ErrandView> {
    stopping.value = false
    id.value = errand
    return new Promise((resolve) => (tell = resolve))
  }

  async function stop(): Promise<void> {
    if (id.value === null || !running.value) return
    stopping.value = true
    await call('errands.cancel', { id: id.value })
  }

  return { view, running, stopping, follow, stop, error: shown.error }
}

export type FollowedErrand = ReturnType<typeof useErrand>

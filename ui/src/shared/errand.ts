import { computed, onScopeDispose, ref, watch } from 'vue'
import { Failed, Refused } from '@/backend/answer'
import { failureOf, useChange } from '@/backend/change'
import { call, type Input, type Output, type WriteCommand } from '@/backend/client'
import type { ErrandRef, ErrandView } from '@/backend/generated/api'
import { useRead } from '@/backend/read'

/** Commands that begin long work. */
export type LongCommand = { [C in WriteCommand]: Output<C> extends ErrandRef<unknown> ? C : never }[WriteCommand]
/** What the work of a command comes to. */
export type CameTo<C extends LongCommand> = Output<C> extends ErrandRef<infer T> ? T : never

/**
 * Long work: `await errand.run(input)` begins it and gives how it ended, or `null` when it was not even begun.
 * Meanwhile `<ErrandProgress :errand>` shows how far it is and offers to stop it, afterwards why it came to nothing.
 */
export function useErrand<C extends LongCommand>(command: C) {
  const beginning = useChange(command)
  const id = ref<number | null>(null)
  const stopping = ref(false)
  const shown = useRead('errands.show', () => (id.value === null ? null : { id: id.value }), { keep: true })
  const view = computed(() => (id.value !== null && shown.data.value?.id === id.value ? shown.data.value : null))
  const running = computed(() => beginning.busy.value || (id.value !== null && (view.value === null || view.value.state === 'running')))
  const result = computed(() => (view.value?.state === 'done' ? (view.value.result as CameTo<C>) : null))
  const error = computed(() => {
    if (view.value?.state === 'refused') return new Refused(view.value.refusals)
    if (view.value?.state === 'failed') return new Failed(view.value.failure ?? '')
    return failureOf(beginning) ?? (id.value === null ? null : shown.error.value)
  })
  let tell: ((ended: ErrandView) => void) | null = null

  watch(view, (now) => {
    if (!now || now.state === 'running') return
    stopping.value = false
    tell?.(now)
    tell = null
  })
  // A change told before the first answer was asked for is not told again.
  const again = setInterval(() => id.value !== null && running.value && void shown.refetch(), 1_500)
  onScopeDispose(() => clearInterval(again))

  async function run(input: Input<C>): Promise<ErrandView | null> {
    if (running.value) return null
    forget()
    const begun = (await beginning.run(input)) as ErrandRef<unknown> | null
    return begun && follow(begun.errand)
  }

  function follow(errand: number): Promise<ErrandView> {
    id.value = errand
    return new Promise((resolve) => (tell = resolve))
  }

  /** Whoever left the page while it ran follows it again; `null` when none runs. */
  async function resume(): Promise<ErrandView | null> {
    const own = await call('errands.list', {}).catch(() => [])
    const found = own.findLast((one) => one.command === command && one.state === 'running')
    return found && !running.value ? follow(found.id) : null
  }

  async function stop(): Promise<void> {
    if (id.value === null || !running.value) return
    stopping.value = true
    await call('errands.cancel', { id: id.value }).catch(() => (stopping.value = false))
  }

  /** What was said of it goes from the screen. */
  function forget(): void {
    beginning.clear()
    id.value = null
    stopping.value = false
  }

  return { view, running, stopping, result, error, run, resume, stop, forget }
}

/** What `<ErrandProgress>` needs of it. */
export type FollowedErrand = Pick<ReturnType<typeof useErrand>, 'view' | 'running' | 'stopping' | 'error' | 'stop'>

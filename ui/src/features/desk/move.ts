import { computed, ref, shallowRef } from 'vue'
import { unwrap } from '@/backend/answer'
import { door } from '@/backend/door'
import type { MovePlan, MoveStep, Moved } from '@/backend/desk'
import { session } from '@/backend/session'

/** The move outlives the screen it was begun on, so it stands here. */
export const shown = ref(false)
export const plan = shallowRef<MovePlan | null>(null)
export const moved = shallowRef<Moved | null>(null)
export const trouble = shallowRef<Error | null>(null)
export const running = ref(false)
export const stopping = ref(false)
const step = shallowRef<MoveStep | null>(null)

export const stage = computed(() => step.value?.stage ?? 'copying')
/** Thousandths of the whole way: copying and comparing are half each. */
export const share = computed(() => {
  const now = step.value
  if (!now) return 0
  const half = now.of ? (500 * now.done) / now.of : 500
  return Math.floor(now.stage === 'copying' ? half : 500 + half)
})

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)))

export function begin(): void {
  plan.value = moved.value = trouble.value = null
  shown.value = true
}

/** The person shows a folder, and hears whether it will do. */
export async function choose(): Promise<void> {
  const desk = door().desk
  try {
    const chosen = await desk?.chooseFolder()
    if (!desk || !chosen) return
    trouble.value = plan.value = null
    plan.value = unwrap(await desk.planMove(session.value, chosen)) as MovePlan
  } catch (cause) {
    trouble.value = asError(cause)
  }
}

export async function go(): Promise<void> {
  const desk = door().desk
  if (!desk || !plan.value || running.value) return
  trouble.value = step.value = null
  running.value = true
  const end = desk.whileMoving((now) => (step.value = now))
  try {
    moved.value = unwrap(await desk.moveData(session.value, plan.value.folder)) as Moved
  } catch (cause) {
    trouble.value = asError(cause)
  } finally {
    end()
    running.value = stopping.value = false
  }
}

export async function stop(): Promise<void> {
  stopping.value = true
  await door().desk?.stopMove()
}

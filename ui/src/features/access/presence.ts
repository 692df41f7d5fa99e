import type { QueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { Refused } from '@/backend/answer'
import { call } from '@/backend/client'
import { keepSession } from '@/backend/session'
import { who } from '@/shared/me'

const ASK_EVERY_MS = 20_000

/** The screen is covered until the person shows PIN or password. */
export const locked = computed(() => who.value?.locked ?? false)

/** Asks the core who is at this window. */
export async function refreshWho(): Promise<void> {
  const seen = await call('access.who', {})
  if (seen.me === null) keepSession(null)
  who.value = seen
}

/** A new person is at the window: nothing of the one before stays on it. */
export async function enter(session: string, client: QueryClient): Promise<void> {
  keepSession(session)
  client.clear()
  await refreshWho()
}

export async function leave(client: QueryClient): Promise<void> {
  await call('access.sign_out', {}, crypto.randomUUID())
  keepSession(null)
  client.clear()
  await refreshWho()
}

export async function lock(): Promise<void> {
  await call('access.lock', {}, crypto.randomUUID())
  await refreshWho()
}

/** Any answer can tell that the session was locked or has ended meanwhile. */
export function concernsSession(error: unknown): boolean {
  return error instanceof Refused && (error.has('access.locked') || error.has('access.signed_out'))
}

/** Notices a lock by idleness while nobody touches anything. */
export function watchOver(): void {
  setInterval(() => {
    // Unreachable now is no news: the screens say so where it matters.
    if (who.value?.me) refreshWho().catch(() => undefined)
  }, ASK_EVERY_MS)
}

import { computed, shallowRef } from 'vue'
import type { Permission, SessionView } from '@/backend/generated/api'

/** What the core last said about this window's session; null before the first answer. */
export const who = shallowRef<SessionView | null>(null)

const held = computed(() => new Set<string>(who.value?.me?.permissions ?? []))

/**
 * Whether the person's roles open this. Only hides what would be refused: the core decides again
 * on every call.
 */
export function may(permission: Permission | undefined): boolean {
  return permission === undefined || permission === 'anyone' || permission === 'signed_in' || held.value.has(permission)
}

/** Marks what a person keeps at this PC (drafts), so that a colleague does not find it. */
export function mine(name: string): string {
  return `servicelane.${who.value?.me?.id ?? 0}.${name}`
}

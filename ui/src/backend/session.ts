import { ref } from 'vue'

const STORED = 'servicelane.session'

/**
 * The session's token: in memory, and in this window's own storage so that a reload does not sign
 * anyone out. It ends with the window.
 */
export const session = ref<string | null>(sessionStorage.getItem(STORED))

export function keepSession(token: string | null): void {
  session.value = token
  if (token) sessionStorage.setItem(STORED, token)
  else sessionStorage.removeItem(STORED)
}

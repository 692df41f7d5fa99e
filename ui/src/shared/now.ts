import { shallowRef } from 'vue'

const TICK_MS = 20_000

/** The time, ticking for everything that shows how late something is: one timer for all rows. */
export const now = shallowRef(new Date())

setInterval(() => {
  now.value = new Date()
}, TICK_MS)

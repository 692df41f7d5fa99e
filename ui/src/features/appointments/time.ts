import type { FreeSlots, Slot, WantedTime } from '@/backend/generated/api'

/** A time while it is chosen; the moment is empty until a slot is. */
export interface TimeChoice {
  day: string
  starts_at: string | null
  /** As typed; empty for what the work takes. */
  minutes: string
  technician_id: number | null
  bay_id: number | null
}

/** A whole number as typed; null for anything else. */
export function minutesOf(time: TimeChoice): number | null {
  const plain = time.minutes.trim()
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null
}

/** What is sent; what is missing the core then refuses at its field. */
export function wantedTime(time: TimeChoice, usual: number | null): WantedTime {
  return { starts_at: time.starts_at as string, minutes: (minutesOf(time) ?? usual) as number, technician_id: time.technician_id, bay_id: time.bay_id }
}

export const open = (slot: Slot): boolean => !slot.past && !slot.full

/** Of those free at that time: who was chosen, else the first. */
function stays(chosen: number | null, free: readonly number[]): number | null {
  return chosen !== null && free.includes(chosen) ? chosen : (free[0] ?? null)
}

/** A slot with who and which bay is proposed for it. */
export function proposed(slot: Slot, before: TimeChoice): Pick<TimeChoice, 'starts_at' | 'technician_id' | 'bay_id'> {
  return { starts_at: slot.starts_at, technician_id: stays(before.technician_id, slot.technicians), bay_id: stays(before.bay_id, slot.bays) }
}

export function slotAt(slots: FreeSlots | undefined, moment: string | null): Slot | undefined {
  const ms = moment === null ? NaN : new Date(moment).getTime()
  return slots?.slots.find((slot) => new Date(slot.starts_at).getTime() === ms)
}

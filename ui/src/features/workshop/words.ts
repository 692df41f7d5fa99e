import type { BayKind, BoardCar, JobState, LineWork, Stage } from '@/backend/generated/api'
import type { StatusTone } from '@/shared/StatusTag.vue'

/** The columns of the board from arrival to handover. */
export const STAGES: readonly Stage[] = [
  'estimate', 'to_dispatch', 'dispatched', 'working', 'resting', 'to_inspect', 'to_settle', 'to_deliver',
]

export const jobTones: Record<JobState, StatusTone> = {
  assigned: 'waiting', working: 'running', paused: 'paused', finished: 'good', refused: 'bad', withdrawn: 'off',
}

export const workTones: Record<LineWork, StatusTone> = {
  none: 'warn', assigned: 'waiting', working: 'running', paused: 'paused', finished: 'good',
}

/** Where a car leads to from the board: to what it waits for. */
export function placeOf(car: Pick<BoardCar, 'order_id' | 'stage'>): string {
  const panel: Partial<Record<Stage, string>> = {
    to_dispatch: '/dispatch', dispatched: '/dispatch', working: '/dispatch', resting: '/dispatch', to_inspect: '/inspect',
  }
  return `/orders/${car.order_id}${panel[car.stage] ?? ''}`
}

/** Whether anything people see of a car holds what was typed. */
export function holds(car: BoardCar, typed: string): boolean {
  const words = [car.plate, car.number, car.model, car.advisor, car.customer, ...car.bays, ...car.technicians.map((one) => one.name)]
  return words.some((word) => word?.toLowerCase().includes(typed))
}

export const BAY_KINDS: readonly BayKind[] = ['mechanical', 'body', 'paint', 'wash', 'alignment']

import type { Input } from '@/backend/client'
import type { Acceptance, ArrivalChannel, OldParts, VisitView } from '@/backend/generated/api'

/** What an arrival's form holds while it is typed; numbers as typed. */
export interface IntakeValues {
  sender_id: number | null
  advisor_id: number | null
  arrived_at: string | null
  greeted_at: string | null
  channel: ArrivalChannel
  mileage: string
  mileage_exception: string
  fuel_eighths: number | null
  battery_percent: string
  customer_words: string
  acceptance: Acceptance
  acceptance_reason: string
  warranty_explained: boolean
  belongings: string
  valuables_reminded: boolean
  old_parts: OldParts
  wash: boolean
  waiting: boolean
  test_drive: boolean
  contact_for_add_ons: string
}

export const channels: readonly ArrivalChannel[] = ['walk_in', 'appointment', 'phone', 'online', 'rescue', 'home']
export const acceptances: readonly Acceptance[] = ['customer_pay', 'warranty', 'insurance', 'goodwill', 'refused']

/** The usual: the customer drives in, pays, takes the old parts, and the car is washed. */
export function freshIntake(): IntakeValues {
  const now = new Date().toISOString()
  return {
    sender_id: null, advisor_id: null, arrived_at: now, greeted_at: now, channel: 'walk_in', mileage: '', mileage_exception: '',
    fuel_eighths: null, battery_percent: '', customer_words: '', acceptance: 'customer_pay', acceptance_reason: '', warranty_explained: false,
    belongings: '', valuables_reminded: true, old_parts: 'take', wash: true, waiting: false, test_drive: true, contact_for_add_ons: '',
  }
}

export function intakeOf(visit: VisitView): IntakeValues {
  return {
    sender_id: visit.sender_id, advisor_id: visit.advisor_id, arrived_at: visit.arrived_at, greeted_at: visit.greeted_at, channel: visit.channel,
    mileage: String(visit.mileage), mileage_exception: '', fuel_eighths: visit.fuel_eighths,
    battery_percent: visit.battery_percent === null ? '' : String(visit.battery_percent), customer_words: visit.customer_words,
    acceptance: visit.acceptance, acceptance_reason: visit.acceptance_reason ?? '', warranty_explained: visit.warranty_explained,
    belongings: visit.belongings ?? '', valuables_reminded: visit.valuables_reminded, old_parts: visit.old_parts, wash: visit.wash,
    waiting: visit.waiting, test_drive: visit.test_drive, contact_for_add_ons: visit.contact_for_add_ons ?? '',
  }
}

/** A whole number as typed; null for anything else, which the core then refuses at its field. */
function whole(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '')
  return /^-?\d{1,12}$/.test(plain) ? Number(plain) : null
}

export function intakeInput(values: IntakeValues): Input<'reception.change_visit'>['intake'] {
  return { ...values, mileage: whole(values.mileage) as number, battery_percent: whole(values.battery_percent) }
}

/** Whether the form asks for a tank, a battery or both. */
export function energyOf(fuel: string | null | undefined): { tank: boolean; battery: boolean } {
  return { tank: fuel !== 'electric', battery: fuel === 'electric' || fuel === 'plug_in_hybrid' || fuel === 'hybrid' }
}

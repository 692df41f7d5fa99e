import type { CarFacts, CarForm, CarWarning, Fuel } from '@/backend/generated/api'
import type { StatusTone } from '@/shared/StatusTag.vue'

/** A car while it is being filled in; days and texts as typed. */
export interface CarValues {
  vin: string
  vin_exception: string
  model_id: number | null
  model_text: string
  colour: string
  engine_number: string
  fuel: Fuel | null
  household_use: boolean | null
  bought_here: boolean | null
  purchase_store: string
  purchase_invoice: string
  purchase_invoice_day: string
  purchase_invoice_seen: boolean
  delivery_day: string
  production_day: string
  registration_day: string
  inspection_due: string
  insurer: string
  insurance_due: string
  note: string
}

export const fuels: readonly Fuel[] = ['petrol', 'diesel', 'electric', 'hybrid', 'plug_in_hybrid', 'other']

export function freshCar(): CarValues {
  return {
    vin: '', vin_exception: '', model_id: null, model_text: '', colour: '', engine_number: '', fuel: null, household_use: null, bought_here: null,
    purchase_store: '', purchase_invoice: '', purchase_invoice_day: '', purchase_invoice_seen: false, delivery_day: '', production_day: '',
    registration_day: '', inspection_due: '', insurer: '', insurance_due: '', note: '',
  }
}

export function carOf(car: CarFacts): CarValues {
  const fresh = freshCar()
  const known = Object.keys(fresh).map((field) => [field, car[field as keyof CarFacts] ?? fresh[field as keyof CarValues]])
  return { ...fresh, ...(Object.fromEntries(known) as CarValues) }
}

export function carInput(v: CarValues): CarForm {
  const day = (text: string) => text || null
  return {
    ...v,
    purchase_invoice_day: day(v.purchase_invoice_day), delivery_day: day(v.delivery_day), production_day: day(v.production_day),
    registration_day: day(v.registration_day), inspection_due: day(v.inspection_due), insurance_due: day(v.insurance_due),
  }
}

/** A whole number as typed; what is none is sent as it is and refused at its field. */
export function km(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '')
  if (plain === '') return null
  return /^\d{1,9}$/.test(plain) ? Number(plain) : -1
}

const grave: readonly CarWarning[] = ['scrapped', 'insurance_over', 'inspection_over', 'service_over']
const mild: readonly CarWarning[] = ['no_marketing_consent', 'no_owner', 'no_vin', 'odd_vin']

export function warningTone(warning: CarWarning): StatusTone {
  if (grave.includes(warning)) return 'bad'
  return mild.includes(warning) ? 'off' : 'warn'
}

import { watch } from 'vue'
import type { BookingChannel, EnquiryChannel, EnquiryLine } from '@/backend/generated/api'
import { useRead } from '@/backend/read'
import type { WantedChoice } from './wanted'

/** Booked as it was asked. */
const channelOf: Record<EnquiryChannel, BookingChannel> = { phone: 'phone', wechat: 'social', online: 'online', email: 'online', counter: 'counter' }

function wantedOf(line: EnquiryLine): WantedChoice {
  const quantity = line.kind === 'part' ? line.quantity.replace(/\.?0+$/, '') : '1'
  return { kind: line.kind, id: line.operation_id ?? line.package_id ?? line.part_id ?? 0, code: line.code, name: line.name, unit: line.unit, quantity }
}

interface Wish {
  vehicle_id: number | null
  customer_id: number | null
  channel: BookingChannel
  words: string
  lines: WantedChoice[]
}

/** A question leads to a booking: the car, the words and what was quoted need not be said again. */
export function useAsked(enquiry: number | null, values: Wish): void {
  const read = useRead('enquiries.card', () => (enquiry ? { id: enquiry } : null))
  watch(
    () => read.data.value,
    (card) => {
      if (!card || values.words || values.lines.length) return
      const { vehicle_id, customer_id, question, channel } = card.enquiry
      values.vehicle_id ??= vehicle_id
      Object.assign(values, { customer_id, channel: channelOf[channel], words: question, lines: card.lines.map(wantedOf) })
    },
    { immediate: true },
  )
}

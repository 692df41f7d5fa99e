import type { NewLine, NewLineKind, Offer, OrderKind, Payer } from '@/backend/generated/api'

/** A line to add with nothing said about it but what it is. */
export function newLine(kind: NewLineKind, payer: Payer, more: Partial<NewLine> = {}): NewLine {
  return {
    kind, payer, operation_id: null, package_id: null, part_id: null, name: '', quantity: null, unit_price: null, price_reason: '',
    customer_supplied: false, sublet_supplier: '', sublet_cost: null, fault_code: '', job_class: null, tariff: null, ...more,
  }
}

/** What was chosen from the offers; a quantity only where somebody typed one. */
export function offered(offer: Offer, payer: Payer, quantity: string | null): NewLine {
  const { operation_id, package_id, part_id } = offer
  return newLine(offer.kind, payer, { operation_id, package_id, part_id, quantity: offer.kind === 'package' ? null : quantity })
}

/** Who usually pays on an order of this kind. */
export const usualPayer: Record<OrderKind, Payer> = { normal: 'customer', accident: 'insurance', comeback: 'internal', internal_rework: 'internal' }

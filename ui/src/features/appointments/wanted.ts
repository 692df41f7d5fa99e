import type { AppointmentLineView, Offer, OfferKind, WantedLine } from '@/backend/generated/api'

/** A line of what is wanted, while it is chosen. */
export interface WantedChoice {
  kind: OfferKind
  id: number
  code: string
  name: string
  unit: string
  /** Pieces of a part, as typed. */
  quantity: string
}

export function wantedOf(offer: Offer): WantedChoice {
  const { kind, code, name, unit } = offer
  return { kind, id: offer.operation_id ?? offer.package_id ?? offer.part_id ?? 0, code, name, unit, quantity: '1' }
}

export function wantedAgain(line: AppointmentLineView): WantedChoice {
  const kind: OfferKind = line.operation_id !== null ? 'labour' : line.package_id !== null ? 'package' : 'part'
  const quantity = (line.quantity ?? '1').replace(/\.?0+$/, '')
  return { kind, id: line.operation_id ?? line.package_id ?? line.part_id ?? 0, code: line.code, name: line.name, unit: line.unit, quantity }
}

export function wantedLines(lines: readonly WantedChoice[]): WantedLine[] {
  return lines.map((line) => ({
    operation_id: line.kind === 'labour' ? line.id : null,
    package_id: line.kind === 'package' ? line.id : null,
    part_id: line.kind === 'part' ? line.id : null,
    quantity: line.kind === 'part' ? line.quantity.trim() || '1' : null,
  }))
}

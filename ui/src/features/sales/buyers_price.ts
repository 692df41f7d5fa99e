import type { SaleLineForm, SalePrice } from '@/backend/generated/api'
import { thousandths } from '@/features/parts/thousandths'
import type { SoldLine } from './SoldLines.vue'

/** More than is free: the rest has to be ordered. */
export const isShort = (line: SoldLine): boolean => (thousandths(line.quantity) ?? 0) > (thousandths(line.free) ?? 0)

/** What the lines cost this buyer; a price made by hand stays. */
export function reprice(lines: SoldLine[], prices: SalePrice[]): void {
  for (const line of lines) {
    const own = prices.find((one) => one.part_id === line.part_id)
    if (!own) continue
    if (line.unit_price === line.listed) line.unit_price = own.price
    line.listed = own.price
  }
}

/** As the core takes them: a price is only said where it was made by hand. */
export const soldForms = (lines: SoldLine[]): SaleLineForm[] =>
  lines.map((line) => {
    const byHand = line.unit_price !== line.listed
    return { part_id: line.part_id, quantity: line.quantity, unit_price: byHand ? line.unit_price : null, price_reason: byHand ? line.price_reason || null : null }
  })

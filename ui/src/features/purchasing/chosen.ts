import type { Suggestion } from '@/backend/generated/api'
import type { GoodsLine } from '@/features/parts/goods'

/** A line of an order while it is written. */
export interface OrderedLine extends GoodsLine {
  unit_cost: string
}

export interface Chosen {
  supplier_id: number | null
  lines: OrderedLine[]
}

const PLACE = 'servicelane.purchasing.chosen'

/** What was ticked among the suggestions goes to the new order, from the supplier most of it came from last. */
export function choose(rows: Suggestion[], quantity: (row: Suggestion) => string): void {
  const votes = new Map<number, number>()
  for (const row of rows) if (row.last_supplier_id !== null) votes.set(row.last_supplier_id, (votes.get(row.last_supplier_id) ?? 0) + 1)
  const supplier = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
  const lines = rows.map((row) => ({
    part_id: row.part_id, number: row.number, name: row.name, unit: row.unit, quantity: quantity(row), unit_cost: row.last_cost ?? '',
  }))
  sessionStorage.setItem(PLACE, JSON.stringify({ supplier_id: supplier, lines } satisfies Chosen))
}

/** Handed over once. */
export function taken(): Chosen | null {
  const kept = sessionStorage.getItem(PLACE)
  sessionStorage.removeItem(PLACE)
  return kept ? (JSON.parse(kept) as Chosen) : null
}

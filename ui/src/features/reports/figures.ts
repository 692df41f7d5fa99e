import type { Column as Heading, Table } from '@/backend/generated/api'
import { grouped, moneyText, quantityText } from '@/shared/format'

export type Cell = Table['rows'][number][number]

export interface ReportRow {
  key: number
  cells: Cell[]
  isTotal: boolean
}

/** The rows as they stand, with all of them together last. */
export function rowsOf(table: Table | undefined): ReportRow[] {
  const rows = (table?.rows ?? []).map((cells, key) => ({ key, cells, isTotal: false }))
  const total = table?.total
  // One row alone needs no sum.
  return total && rows.length > 1 ? [...rows, { key: rows.length, cells: total, isTotal: true }] : rows
}

/** `0.8534` → `85.3 %`, by moving the point in the text. */
export function shareText(share: string): string {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share) ?? ['', '', '0', '']
  const digits = `${whole}${rest.padEnd(4, '0').slice(0, 4)}`
  const percent = digits.slice(0, -2).replace(/^0+(?=\d)/, '')
  return `${sign}${grouped(percent)}.${digits.slice(-2, -1)} %`
}

/** A figure as people read it; a word of the trade by `word`; nothing to divide by is a dash. */
export function figure(cell: Cell, kind: Heading['kind'], word: (code: string) => string): string {
  if (cell.value === null) return cell.by === null ? '' : '—'
  switch (kind) {
    case 'money':
      return moneyText(cell.value)
    case 'per_piece':
      return moneyText(cut(cell.value, 2))
    case 'hours':
      return quantityText(cell.value)
    case 'hours_per_piece':
      return quantityText(cut(cell.value, 1))
    case 'count':
      return grouped(cell.value)
    case 'share':
      return shareText(cell.value)
    case 'word':
      return word(cell.value)
    default:
      return cell.value
  }
}

function cut(value: string, digits: number): string {
  const [whole, rest = ''] = value.split('.')
  return `${whole}.${rest.padEnd(digits, '0').slice(0, digits)}`
}

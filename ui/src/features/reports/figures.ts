import type { ColumnKind, Column as Heading, Table } from '@/backend/generated/api'
import { grouped, moneyText, quantityText } from '@/shared/format'

export type Cell = Table['rows'][number][number]

export interface ReportRow {
  /** By what the row is asked for; null for all of them together. */
  key: string | null
  cells: Cell[]
}

/** The rows as they stand, with all of them together last. */
export function rowsOf(table: Table | undefined): ReportRow[] {
  const rows: ReportRow[] = (table?.rows ?? []).map((cells, at) => ({ key: table?.keys[at] ?? '', cells }))
  const total = table?.total
  // One row alone needs no sum.
  return total && rows.length > 1 ? [...rows, { key: null, cells: total }] : rows
}

/** Digits after the point of a quotient, as the core gives it. */
const SCALE = 4

/** Half a unit rounds away from zero, on the text: figures never become floats. */
export function rounded(value: string, digits: number): string {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? ['', '', '0', '']
  const step = 10n ** BigInt(SCALE - digits)
  const units = (BigInt(`${whole}${rest.padEnd(SCALE, '0').slice(0, SCALE)}`) + step / 2n) / step
  const text = String(units).padStart(digits + 1, '0')
  const shown = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return units === 0n ? shown : `${sign}${shown}`
}

/** `0.8534` → `85.3 %`, by moving the point in the text. */
export function shareText(share: string): string {
  const thousandths = rounded(share, 3)
  const [, sign, whole, rest = ''] = /^(-?)(\d+)\.(\d+)$/.exec(thousandths) ?? ['', '', '0', '000']
  const percent = `${whole}${rest.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return `${sign}${grouped(percent)}.${rest.slice(2)} %`
}

/** What is said where nothing is known or a code stands for a word. */
export interface Words {
  word: (code: string) => string
  noData: string
}

/** A figure as people read it; nothing to divide by is a dash, nothing measured says so. */
export function figure(cell: Cell, column: ColumnKind, words: Words): string {
  const kind = cell.kind ?? column
  if (cell.value === null) {
    if (cell.by !== null) return '—'
    return column === 'mixed' ? words.noData : ''
  }
  switch (kind) {
    case 'money':
      return moneyText(cell.value)
    case 'per_piece':
      return moneyText(rounded(cell.value, 2))
    case 'hours':
      return grouped(rounded(cell.value, 2))
    case 'quantity':
      return quantityText(cell.value)
    case 'average':
      return grouped(rounded(cell.value, 1))
    case 'count':
      return grouped(cell.value)
    case 'share':
      return shareText(cell.value)
    case 'word':
      return words.word(cell.value)
    default:
      return cell.value
  }
}

/** Whether records stand behind a figure: it is a number, or a division of them. */
export function opens(cell: Cell | undefined, column: Heading): boolean {
  return isFigure(column) && cell !== undefined && (cell.value !== null || cell.by !== null)
}

export function isFigure(column: Heading): boolean {
  return !['text', 'word', 'day'].includes(column.kind)
}

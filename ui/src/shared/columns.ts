import type { ExportColumn, ExportWord } from '@/backend/generated/api'
import { dayText, momentFull, momentText, moneyText, plateText, quantityText } from './format'
import { i18n, say } from './i18n'

/** A column of a `DataList`. */
export interface Column<Row> {
  key: string
  title: string
  /** How the value is written and aligned; a `cell-<key>` slot can draw it otherwise. */
  kind?: 'text' | 'money' | 'quantity' | 'day' | 'moment' | 'plate'
  /** What is shown and exported; left out: the row's own field of that key. */
  value?: (row: Row) => string | number | null | undefined
  /** The value is a code; its word stands at `<words>.<code>`. */
  words?: string
  /** The value is yes or no: the keys of what is said for each. */
  flag?: [string, string]
  /** Fields of the row that make the cell together in an export, such as `['note', 'decision']` or `['lines.name']`. */
  from?: string[]
  /** Between them. */
  joined?: string
  /** Key of what is said where there is nothing. */
  nothing?: string
  /** What the export takes instead, where words and fields do not say it. */
  exportAs?: Partial<ExportColumn>
  /** CSS width, e.g. `120px`; left out: takes what is left. */
  width?: string
  sortable?: boolean
  /** To the right, like numbers, whatever its kind. */
  right?: boolean
  /** Left out of the export (buttons). */
  silent?: boolean
}

export function raw<Row>(column: Column<Row>, row: Row): string | number | null | undefined {
  if (column.value) return column.value(row)
  const value = (row as Record<string, string | number | boolean | null | undefined>)[column.key]
  if (column.flag) return say(column.flag[value ? 0 : 1])
  if (column.words && value != null) return say(`${column.words}.${value}`)
  return value as string | number | null | undefined
}

export function shown<Row>(column: Column<Row>, row: Row): string {
  const value = raw(column, row)
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  switch (column.kind) {
    case 'money':
      return moneyText(text)
    case 'quantity':
      return quantityText(text)
    case 'day':
      return dayText(text)
    case 'plate':
      return plateText(text)
    case 'moment':
      return momentText(text)
    default:
      return text
  }
}

/** For the export: plain numbers, full moments. */
export function exported<Row>(column: Column<Row>, row: Row): string | number | null | undefined {
  const value = raw(column, row)
  return column.kind === 'moment' && value ? momentFull(String(value)) : value
}

export function isNumeric<Row>(column: Column<Row>): boolean {
  return column.right === true || column.kind === 'money' || column.kind === 'quantity'
}

/** Every sentence under a key, by its path from there. */
export function wordsUnder(key: string): ExportWord[] {
  const flat = (value: unknown, path: string): ExportWord[] =>
    value !== null && typeof value === 'object' && !('ast' in value) && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, inside]) => flat(inside, path ? `${path}.${name}` : name))
      : [{ code: path, text: say(`${key}.${path}`) }]
  return flat(i18n.global.tm(key), '')
}

/** How the core fills the column from the rows of the command that shows the list. */
export function described<Row>(column: Column<Row>): ExportColumn {
  const words = column.words ? wordsUnder(column.words) : []
  if (column.flag) words.push({ code: 'true', text: say(column.flag[0]) }, { code: 'false', text: say(column.flag[1]) })
  if (column.nothing) words.push({ code: '', text: say(column.nothing) })
  const kind = column.kind === 'moment' ? 'moment' : column.kind === 'money' || column.kind === 'quantity' ? 'amount' : 'plain'
  return { title: column.title, paths: column.from ?? [column.key], kind, joined: column.joined ?? ' ', words, ...column.exportAs }
}

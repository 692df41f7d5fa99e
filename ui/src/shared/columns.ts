import { dayText, momentFull, momentText, moneyText, plateText, quantityText } from './format'

/** A column of a `DataList`. */
export interface Column<Row> {
  key: string
  title: string
  /** How the value is written and aligned; a `cell-<key>` slot can draw it otherwise. */
  kind?: 'text' | 'money' | 'quantity' | 'day' | 'moment' | 'plate'
  /** What is shown and exported; left out: the row's own field of that key. */
  value?: (row: Row) => string | number | null | undefined
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
  return (row as Record<string, string | number | null | undefined>)[column.key]
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

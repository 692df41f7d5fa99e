/** A cell as spreadsheets take it: nothing typed by a customer can become a formula. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  let text = String(value)
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  if (!isNumber && /^[=+\-@\t\r]/.test(text)) text = `'${text}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Comma-separated values with a byte order mark, which Excel needs to read Chinese. */
export function toCsv(head: string[], rows: (string | number | null | undefined)[][]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

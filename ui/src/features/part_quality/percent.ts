/** `"0.1300"` is 13%; shown as the core tells it, digits moved, nothing computed. */
export function percent(rate: string): string {
  const match = /^(-?)(\d+)\.(\d{2})(\d{2})$/.exec(rate)
  if (!match) return rate
  const [, sign, ones, whole, rest] = match
  const digits = `${ones}${whole}`.replace(/^0+(?=\d)/, '')
  const tail = rest!.replace(/0+$/, '')
  return `${sign}${digits}${tail ? `.${tail}` : ''}%`
}

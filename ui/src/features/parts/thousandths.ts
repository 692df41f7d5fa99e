/** Quantities in whole thousandths, so that a screen adds them without floats: `"4.5"` is 4500. */
export function thousandths(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{0,3}))?$/.exec(text.trim())
  return match ? Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0')) : null
}

/** `4500` → `"4.5"`, as the core reads it. */
export function quantityOf(count: number): string {
  const rest = String(count % 1000).padStart(3, '0').replace(/0+$/, '')
  return `${Math.trunc(count / 1000)}${rest ? `.${rest}` : ''}`
}

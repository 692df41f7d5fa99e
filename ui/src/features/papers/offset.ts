/** Tenths of a millimetre as people read them: 25 → `2.5`. Whole numbers only. */
export function millimetres(tenths: number): string {
  const size = Math.abs(tenths)
  return `${tenths < 0 ? '-' : ''}${Math.floor(size / 10)}.${size % 10}`
}

/** What was typed, in tenths; null for anything that is no number with at most one decimal. */
export function tenths(text: string): number | null {
  const match = /^([+-]?)(\d{1,4})(?:[.。](\d))?$/.exec(text.normalize('NFKC').trim())
  if (!match) return null
  const size = Number(match[2]) * 10 + Number(match[3] ?? 0)
  return match[1] === '-' && size > 0 ? -size : size
}

/** `5` or `-2.5` percent as the core's rate `0.0500`, by its digits; nothing where it is no percentage. */
export function rateOf(percent: string): string | null {
  const match = /^(-?)(\d{1,3})(?:\.(\d{1,2}))?$/.exec(percent.trim())
  if (!match) return null
  const units = (match[2]! + (match[3] ?? '').padEnd(2, '0')).padStart(5, '0')
  return `${match[1]}${units.slice(0, -4)}.${units.slice(-4)}`
}

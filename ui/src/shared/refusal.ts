import { Failed, Unreachable, type Refusal } from '@/backend/answer'
import { momentFull, momentText, quantityText } from './format'
import { i18n, say } from './i18n'

/**
 * The sentence of a refusal: `orders.not_consented` is `orders.refusals.not_consented`. Codes of
 * the kernel (`text.too_long`, `file.disk_full`) stand whole under `kernel.refusals`.
 */
export function sentence(refusal: Refusal): string {
  const key = keyOf(refusal.code)
  return key ? say(key, readable(refusal.params)) : say('kernel.refusals.unknown', { code: refusal.code })
}

/** The sentence with these blanks left open: as `{row}` and the like, which the export fills row by row, or otherwise. */
export function openSentence(code: string, blanks: readonly string[], open = (name: string) => `{${name}}`): string {
  const key = keyOf(code)
  return key ? say(key, Object.fromEntries(blanks.map((name) => [name, open(name)]))) : say('kernel.refusals.unknown', { code })
}

function keyOf(code: string): string | null {
  const [slice, ...rest] = code.split('.')
  const own = `${slice}.refusals.${rest.join('.')}`
  const kernel = `kernel.refusals.${code}`
  return i18n.global.te(own) ? own : i18n.global.te(kernel) ? kernel : null
}

/** What to show when no answer came or something broke. */
export function troubleText(error: Failed | Unreachable): string {
  return error instanceof Failed ? say('kernel.failed', { number: error.number }) : say('kernel.unreachable')
}

/** Moments in the house's own time, quantities without idle zeros, states and payers by their words, what is unknown as a dash. */
function readable(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(name, value)]))
}

function word(name: string, value: unknown): unknown {
  if (value === null) return '—'
  if (typeof value !== 'string') return value
  // Where the clock itself is in doubt, no part of it goes without saying.
  if (name === 'clock' || name === 'latest') return momentFull(value)
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return momentText(value)
  if (/^-?\d+\.\d{3}$/.test(value)) return quantityText(value)
  const key = `kernel.words.${name}.${value}`
  return i18n.global.te(key) ? say(key) : value
}

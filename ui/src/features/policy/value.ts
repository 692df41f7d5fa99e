import type { ParameterView } from '@/backend/generated/api'
import { grouped, moneyText } from '@/shared/format'
import { i18n, say } from '@/shared/i18n'

/** What a parameter is called; one without a name yet shows its key. */
export function nameOf(key: string): string {
  const sentence = `policy.names.${key}`
  return i18n.global.te(sentence) ? say(sentence) : key
}

/** `0.05` → `5 %` by moving the point, never by arithmetic. */
export function percentText(rate: string): string {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(rate)
  if (!match) return rate
  const digits = (match[2] ?? '').padEnd(2, '0')
  const whole = `${match[1]}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = digits.slice(2).replace(/0+$/, '')
  return `${whole}${rest ? `.${rest}` : ''} %`
}

/** The words a parameter of words can be; nothing where it is free text. */
export function choicesOf(key: string): { value: string; word: string }[] {
  const words = i18n.global.tm(`policy.values.${key}`) as Record<string, unknown>
  return Object.keys(words ?? {}).map((value) => ({ value, word: say(`policy.values.${key}.${value}`) }))
}

export function valueText({ key: name, value, unit }: Pick<ParameterView, 'key' | 'value' | 'unit'>): string {
  const word = `policy.values.${name}.${value}`
  if (unit === 'text' && /^[a-z_]+$/.test(value) && i18n.global.te(word)) return say(word)
  if (value === '') return say('policy.not_set')
  if (unit === 'rate') return percentText(value)
  if (unit === 'yuan') return `¥ ${moneyText(value)}`
  const key = `policy.units.${unit}`
  return i18n.global.te(key) ? i18n.global.t(key, { value: grouped(value) }, Number(value)) : value
}

/** Where a value comes from; the program's own defaults in the language in use. */
export function sourceText(source: string): string {
  const article = /^(.+) art\. (\d+)$/.exec(source)
  if (article) return say('policy.article', { law: article[1], number: article[2] })
  if (source.startsWith('house default')) return say('policy.house_default')
  return source === 'set-up' ? say('policy.at_set_up') : source
}

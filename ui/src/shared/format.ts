import { language } from './i18n'

/** `"1234567.5"` → `"1,234,567.5"`. Works on the text: amounts never become floats. */
export function grouped(amount: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(amount)
  if (!match) return amount
  return match[1] + match[2]!.replace(/\B(?=(\d{3})+$)/g, ',') + (match[3] ?? '')
}

/** Money as people read it: two decimals, thousands grouped. */
export function moneyText(amount: string): string {
  const [whole, cents = ''] = amount.split('.')
  return grouped(`${whole}.${cents.padEnd(2, '0')}`)
}

/** Quantities and hours without trailing zeros: `"2.500"` → `"2.5"`. */
export function quantityText(quantity: string): string {
  return grouped(quantity.includes('.') ? quantity.replace(/\.?0+$/, '') : quantity)
}

const pad = (n: number) => String(n).padStart(2, '0')

/** Today in the house's own time, as `2026-03-01`. */
export function today(): string {
  const at = new Date()
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
}

/** A calendar day `2026-03-01`, as it stands. */
export function dayText(day: string): string {
  return day.slice(0, 10)
}

/** A moment in local time, to the minute; the year is left out where it is this year. */
export function momentText(moment: string, now = new Date()): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  const time = `${pad(at.getHours())}:${pad(at.getMinutes())}`
  const day = `${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  if (at.toDateString() === now.toDateString()) return time
  return at.getFullYear() === now.getFullYear() ? `${day} ${time}` : `${at.getFullYear()}-${day} ${time}`
}

/** A moment in full, to the second. */
export function momentFull(moment: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`
}

/** How far away a moment is: `+2 h`, `−15 min`, in the language in use. */
export function awayText(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000)
  const style = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto', style: 'short' })
  if (Math.abs(minutes) < 60) return style.format(minutes, 'minute')
  if (Math.abs(minutes) < 60 * 24) return style.format(Math.round(minutes / 60), 'hour')
  return style.format(Math.round(minutes / 60 / 24), 'day')
}

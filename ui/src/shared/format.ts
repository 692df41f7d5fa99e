import { clockText, wall } from './house_time'
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

/** A plate as it hangs on the car: 粤B·12345. What is no ordinary plate stays as it is. */
export function plateText(plate: string | null | undefined): string {
  return (plate ?? '').replace(/^(\p{Script=Han}[A-Z])(?=[A-Z0-9])/u, '$1·')
}

/** A calendar day `2026-03-01`, as it stands. */
export function dayText(day: string): string {
  return day.slice(0, 10)
}

/** A moment by the dealership's clock, to the minute; today and this year go without saying. */
export function momentText(moment: string, now = new Date()): string {
  const [at, here] = [wall(moment), wall(now)!]
  if (!at) return moment
  if (at.day === here.day) return clockText(moment)
  return `${at.year === here.year ? at.day.slice(5) : at.day} ${clockText(moment)}`
}

/** A moment in full, to the second. */
export function momentFull(moment: string): string {
  const at = wall(moment)
  return at ? `${at.day} ${clockText(moment)}:${String(at.seconds).padStart(2, '0')}` : moment
}

/** How far away a moment is: `+2 h`, `−15 min`, in the language in use. */
export function awayText(moment: string, now: Date): string {
  const minutes = Math.round((new Date(moment).getTime() - now.getTime()) / 60_000)
  const style = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto', style: 'short' })
  if (Math.abs(minutes) < 60) return style.format(minutes, 'minute')
  if (Math.abs(minutes) < 60 * 24) return style.format(Math.round(minutes / 60), 'hour')
  return style.format(Math.round(minutes / 60 / 24), 'day')
}

/** One character for a disc: what a Chinese name is called by, the first letter of others. */
export function initial(name: string | undefined): string {
  return /\p{Script=Han}$/u.test(name ?? '') ? name!.slice(-1) : (name ?? '').slice(0, 1).toUpperCase()
}

import { say } from '@/shared/i18n'

/** What is promised of a part: months, kilometres, or both, whichever ends first. */
export function warrantyText(of: { warranty_months: number | null; warranty_km: number | null }): string {
  const months = of.warranty_months ? say('parts.months', { count: of.warranty_months }) : ''
  const km = of.warranty_km ? say('shared.km', { km: of.warranty_km.toLocaleString('en') }) : ''
  return months && km ? say('parts.warranty_either', { months, km }) : months || km
}

/** Until when it runs. */
export function warrantyEnd(of: { until_day: string | null; until_km: number | null }): string {
  const km = of.until_km === null ? '' : say('shared.km', { km: of.until_km.toLocaleString('en') })
  return of.until_day && km ? say('parts.warranty_either', { months: of.until_day, km }) : (of.until_day ?? km)
}

import { computed } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { openers } from '@/app/features'
import type { InShopRow, OrderState } from '@/backend/generated/api'
import { useRead } from '@/backend/read'
import { may, who } from '@/shared/me'
import { now } from '@/shared/now'

/** A card stays short; the rest is behind its link. */
export const LINES = 8

/** The cars in the shop, the next promise first; every card reads the same answer. */
export function useShop() {
  const cars = useRead('orders.in_shop', {})
  const byPromise = (a: InShopRow, b: InShopRow) => (a.promised_at ?? '9').localeCompare(b.promised_at ?? '9')
  const rows = computed(() => [...(cars.data.value ?? [])].sort(byPromise))
  // An advisor answers for the own promises, who leads the workshop for all of them.
  const mine = computed(() => {
    const own = rows.value.filter((row) => row.advisor_id === who.value?.me?.id)
    return own.length > 0 && !may('dispatch') ? own : rows.value
  })
  const inState = (state: OrderState) => computed(() => rows.value.filter((row) => row.state === state))
  // Whichever comes first: what was told the customer, or the three-year promise.
  const isOver = (row: InShopRow) => row.repair_limit_at !== null && new Date(row.repair_limit_at) < now.value
  const isLate = (row: InShopRow) => isOver(row) || row.promised_at !== null && new Date(row.promised_at) < now.value && !['settled', 'delivered'].includes(row.state)
  return { rows, mine, inState, isLate, isOver }
}

export function orderPage(id: number): RouteLocationRaw | undefined {
  return openers.order?.(id)
}

/** Model and masked customer on one line. */
export function about(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(' · ')
}

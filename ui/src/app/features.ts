import type { AlertEntry, Feature, GlobalKey, HomeEntry, OrderPanel, RoomPage } from '@/shared/feature'

// Each `index.ts` is plain data (routes with lazy screens), so loading all of them costs little.
const found = import.meta.glob<Feature>('../features/*/index.ts', { eager: true, import: 'default' })

export const features: Feature[] = Object.values(found)

export const pages: RoomPage[] = features.flatMap((f) => f.pages ?? []).sort((a, b) => a.order - b.order)
/** The page an address belongs to; the longest fitting one is the most exact. */
export function pageOf(path: string): RoomPage | undefined {
  const fitting = pages.filter((p) => path === p.to || path.startsWith(`${p.to}/`))
  return fitting.sort((a, b) => b.to.length - a.to.length)[0]
}

export const homeEntries: HomeEntry[] = features.flatMap((f) => f.home ?? []).sort((a, b) => a.order - b.order)
export const alertEntries: AlertEntry[] = features.flatMap((f) => f.alerts ?? []).sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false))
export const globalKeys: GlobalKey[] = features.flatMap((f) => f.keys ?? [])
export const orderPanels: OrderPanel[] = features.flatMap((f) => f.orderPanels ?? []).sort((a, b) => a.order - b.order)
export const openers = Object.assign({}, ...features.map((f) => f.open ?? {})) as Required<Feature>['open']

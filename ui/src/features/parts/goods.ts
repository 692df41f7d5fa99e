import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PartHit } from '@/backend/generated/api'
import { useSaid } from './said'
import { quantityOf, thousandths } from './thousandths'

/** A line of parts while it is written down. */
export interface GoodsLine {
  part_id: number
  number: string
  name: string
  unit: string
  quantity: string
}

/** What a list says of its parts besides number, name and quantity. */
export interface GoodsColumn {
  key: string
  title: string
  width: string
  /** A figure stands to the right. */
  figure?: boolean
}

/** One of a part. */
export const oneOf = (part: PartHit): GoodsLine => ({ part_id: part.id, number: part.number, name: part.name, unit: part.unit, quantity: '1' })

/** Scanning or choosing parts into a list: one more of what is there, else a line as `written`, on top where one sees it. */
export function useGoods<L extends GoodsLine>(lines: () => L[], written: (part: PartHit) => L | Promise<L>) {
  const { t } = useI18n()
  const { said, announce, named } = useSaid()
  const own = (part: PartHit) => lines().find((line) => line.part_id === part.id)

  async function add(part: PartHit): Promise<void> {
    const fresh = own(part) ? null : await written(part)
    // A second scan may have come meanwhile.
    const known = own(part)
    if (known) known.quantity = quantityOf((thousandths(known.quantity) ?? 0) + 1000)
    else if (fresh) lines().unshift(fresh)
    announce('good', t('parts.received_so_far', { number: part.number, name: part.name, count: own(part)!.quantity, unit: part.unit }))
  }

  async function scan(code: string): Promise<void> {
    const part = await named(code)
    if (part) await add(part)
  }

  /** By hand one goes on to how many. */
  async function pick(part: PartHit): Promise<void> {
    await add(part)
    await nextTick()
    document.querySelector<HTMLInputElement>(`[data-quantity="${part.id}"] input`)?.select()
  }
  return { said, scan, pick }
}

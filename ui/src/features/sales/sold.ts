import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Refused } from '@/backend/answer'
import { call } from '@/backend/client'
import type { PartHit } from '@/backend/generated/api'
import type { Said } from '@/features/parts/ScanBar.vue'
import { quantityOf, thousandths } from '@/features/parts/thousandths'
import { sentence } from '@/shared/refusal'

/** A line of a sale while it is written. */
export interface SoldLine {
  part_id: number
  number: string
  name: string
  unit: string
  /** Of the catalogue, tax included. */
  listed: string
  free: string
  quantity: string
  unit_price: string
  price_reason: string
}

/** Scanning parts into a sale: one more of what is there, else a new line at the catalogue's price. */
export function useSelling(lines: () => SoldLine[]) {
  const { t } = useI18n()
  const said = ref<Said | null>(null)
  const announce = (tone: Said['tone'], text: string) => (said.value = { tone, text, turn: (said.value?.turn ?? 0) + 1 })

  function add(part: PartHit): void {
    let line = lines().find((own) => own.part_id === part.id)
    if (line) line.quantity = quantityOf((thousandths(line.quantity) ?? 0) + 1000)
    else {
      lines().push({
        part_id: part.id, number: part.number, name: part.name, unit: part.unit, listed: part.price, free: part.free, quantity: '1', unit_price: part.price, price_reason: '',
      })
      line = lines().at(-1)!
    }
    announce('good', t('parts.received_so_far', { number: part.number, name: part.name, count: line.quantity, unit: part.unit }))
  }

  async function scan(code: string): Promise<void> {
    try {
      add(await call('parts.scan', { code }))
    } catch (error) {
      announce('bad', error instanceof Refused ? sentence(error.refusals[0]!) : t('parts.no_such_code', { code }))
    }
  }
  return { said, scan, add }
}

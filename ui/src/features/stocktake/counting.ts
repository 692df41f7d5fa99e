import { onScopeDispose, reactive, ref, watch } from 'vue'
import { Refused, type Refusal } from '@/backend/answer'
import { call } from '@/backend/client'
import type { OwnEntry } from '@/backend/generated/api'
import { quantityOf, thousandths } from '@/features/parts/thousandths'
import { mine } from '@/shared/me'

const AGAIN_MS = 4_000

/** A count still to be told to the core: so much more of a part, or exactly so much. */
interface Told {
  part_id: number
  bin_id: number | null
  add: number
  set: number | null
  counted_at: string
  request: string
}

export interface Kept {
  part_id: number
  /** One's own count of the part in that bin. */
  own: string
  /** Everybody's together. */
  total: string
  unexpected: boolean
}

const place = (part: number, bin: number | null) => `${part}|${bin ?? ''}`

/**
 * One person's counting. What is scanned is told to the core one after the other; what cannot be
 * delivered waits, across a lost network or a closed window, with the moment it was counted. One's
 * counts of a part in a bin are one standing entry, replaced as it grows.
 */
export function useCounting(count: number, said: { kept: (kept: Kept) => void; refused: (refusal: Refusal) => void }) {
  const key = mine(`count.${count}`)
  const waiting = reactive<Told[]>(JSON.parse(localStorage.getItem(key) ?? '[]') as Told[])
  const standing = new Map<string, { id: number; quantity: number }>()
  const ready = ref(false)
  const stuck = ref(false)
  let busy = false
  let timer = 0

  watch(waiting, () => {
    if (waiting.length) localStorage.setItem(key, JSON.stringify(waiting))
    else localStorage.removeItem(key)
  })

  /** What stands already; counting goes on from there. */
  function begin(entries: OwnEntry[]): void {
    standing.clear()
    for (const entry of [...entries].reverse()) standing.set(place(entry.part_id, entry.bin_id), { id: entry.id, quantity: thousandths(entry.quantity) ?? 0 })
    ready.value = true
    void deliver()
  }

  function tell(part: number, bin: number | null, what: { add: number } | { set: number }): void {
    const add = 'add' in what ? what.add : 0
    const set = 'set' in what ? what.set : null
    waiting.push({ part_id: part, bin_id: bin, add, set, counted_at: new Date().toISOString(), request: crypto.randomUUID() })
    void deliver()
  }

  async function deliver(): Promise<void> {
    if (busy || !ready.value) return
    busy = true
    window.clearTimeout(timer)
    while (waiting.length) {
      const told = waiting[0]!
      const before = standing.get(place(told.part_id, told.bin_id))
      const quantity = told.set ?? (before?.quantity ?? 0) + told.add
      const late = stuck.value
      try {
        const [entered] = await call('stocktake.enter', {
          count_id: count,
          entries: [{ part_id: told.part_id, bin_id: told.bin_id, quantity: quantityOf(quantity), counted_at: late ? told.counted_at : null, replaces: before?.id ?? null }],
        }, told.request)
        standing.set(place(told.part_id, told.bin_id), { id: entered!.id, quantity })
        said.kept({ part_id: told.part_id, own: quantityOf(quantity), total: entered!.total, unexpected: entered!.unexpected })
      } catch (error) {
        if (!(error instanceof Refused)) {
          // Out of reach: tried again until it is heard.
          stuck.value = true
          timer = window.setTimeout(() => void deliver(), AGAIN_MS)
          break
        }
        said.refused(error.refusals[0]!)
      }
      waiting.shift()
    }
    if (!waiting.length) stuck.value = false
    busy = false
  }

  onScopeDispose(() => window.clearTimeout(timer))
  return { begin, tell, waiting, stuck, ready }
}

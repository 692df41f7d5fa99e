import { computed, reactive, watch, type Ref } from 'vue'
import { mine } from '@/shared/me'
import { quantityOf, thousandths } from './thousandths'

/** A line something can be scanned for. `most` is how much may go into the basket. */
export interface Wanted {
  line_id: number
  part_id: number
  number: string
  barcode: string | null
  name: string
  unit: string
  /** Poured or cut goods are measured, not counted: one scan takes what is wanted. */
  measured: boolean
  most: string
}

export interface ScanResult {
  /** `added` counts; `full` is a scan too many; `elsewhere` is no line of this list. */
  kind: 'added' | 'full' | 'elsewhere'
  line: Wanted | null
  code: string
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What was scanned so far, line by line; kept until it is booked, across a closed window or a crash.
 * Nothing here decides anything: the core refuses what may not be.
 */
export function useBasket(place: string, lines: Ref<Wanted[]>) {
  const key = mine(place)
  const kept = localStorage.getItem(key)
  const counts = reactive<Record<number, number>>(kept ? (JSON.parse(kept) as Record<number, number>) : {})
  const history: { line: number; count: number }[] = []
  watch(counts, () => {
    if (Object.values(counts).some((count) => count > 0)) localStorage.setItem(key, JSON.stringify(counts))
    else localStorage.removeItem(key)
  })

  const most = (line: Wanted) => thousandths(line.most) ?? 0
  const has = (line: Wanted) => Math.min(counts[line.line_id] ?? 0, most(line))

  function set(line: Wanted, count: number): void {
    history.push({ line: line.line_id, count: counts[line.line_id] ?? 0 })
    counts[line.line_id] = Math.max(0, Math.min(count, most(line)))
  }

  /** One scan: one piece, or all that is wanted of what is measured. */
  function scan(code: string): ScanResult {
    const exact = lines.value.filter((line) => line.number === code || line.barcode === code)
    const alike = exact.length ? exact : lines.value.filter((line) => [line.number, line.barcode ?? ''].some((own) => own && folded(own) === folded(code)))
    if (alike.length === 0 || folded(code) === '') return { kind: 'elsewhere', line: null, code }
    const open = alike.find((line) => has(line) < most(line))
    if (!open) return { kind: 'full', line: alike[0]!, code }
    set(open, has(open) + (open.measured ? most(open) : 1000))
    return { kind: 'added', line: open, code }
  }

  return {
    has,
    set,
    scan,
    all: () => lines.value.forEach((line) => set(line, most(line))),
    undo(): void {
      const last = history.pop()
      if (last) counts[last.line] = last.count
    },
    clear(): void {
      for (const id of Object.keys(counts)) delete counts[Number(id)]
      history.length = 0
    },
    /** As the core takes it. */
    slip: computed(() =>
      lines.value.filter((line) => has(line) > 0).map((line) => ({ line_id: line.line_id, quantity: quantityOf(has(line)) })),
    ),
    text: (line: Wanted) => quantityOf(has(line)),
  }
}

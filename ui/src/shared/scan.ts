import { onScopeDispose } from 'vue'
import { isTyping } from './keys'

const GAP_MS = 35
const SHORTEST = 5
// Numbers our own papers and labels carry: RO20261122-0007.
const OUR_NUMBER = /^[A-Z]{2}\d{8}-\d{4,}$/i

type Taker = (code: string) => boolean
const takers: Taker[] = []

/**
 * Hears what the barcode scanner reads for as long as the calling component lives. A scanner types
 * very fast and ends with Enter. The newest taker is asked first; one that returns false passes on.
 */
export function useScan(take: Taker): void {
  takers.unshift(take)
  onScopeDispose(() => takers.splice(takers.indexOf(take), 1))
}

/** Tells a scanner's burst from typing. Give it every key press with its time. */
export function scanListener(given: (code: string) => boolean = offer) {
  let burst = ''
  let last = 0
  let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | null = null

  return (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    const quick = event.timeStamp - last <= GAP_MS
    last = event.timeStamp
    if (event.key === 'Enter') {
      const code = burst
      burst = ''
      if (!quick || code.length < SHORTEST) return
      // In a field, only our own numbers are taken away: anything else may be meant for it.
      if (isTyping(event.target) && !OUR_NUMBER.test(code)) return
      if (!given(code)) return
      event.preventDefault()
      event.stopPropagation()
      if (before) restore(before.field, before.value)
      return
    }
    if (event.key.length !== 1) return
    if (!quick) {
      burst = ''
      const field = event.target
      const editable = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      before = editable ? { field, value: field.value } : null
    }
    burst += event.key
  }
}

function offer(code: string): boolean {
  return takers.some((take) => take(code))
}

function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

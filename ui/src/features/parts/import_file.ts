import { computed, ref } from 'vue'
import { failureOf, useChange } from '@/backend/change'
import type { ImportDone, ImportPlan } from '@/backend/generated/api'
import { useErrand } from '@/shared/errand'

/** A file on its way into the core, piece by piece; then what is tried and taken in there. */
export function useImportFile() {
  const id = ref<number | null>(null)
  const name = ref('')
  /** Thousandths of the file that have arrived; `null` while none is sent. */
  const sent = ref<number | null>(null)
  const stopped = ref(false)
  const error = ref<Error | null>(null)
  const beginning = useChange('parts_import.begin')
  const appending = useChange('parts_import.append')
  const dropping = useChange('parts_import.drop')
  const trying = useErrand('parts_import.try_out')
  const taking = useErrand('parts_import.take_in')
  const busy = computed(() => sent.value !== null || trying.running.value || taking.running.value)

  async function send(file: File): Promise<void> {
    await forget()
    error.value = null
    stopped.value = false
    name.value = file.name
    sent.value = 0
    try {
      const begun = await beginning.run({ name: file.name.slice(-200), size: file.size })
      if (!begun) return void (error.value = failureOf(beginning))
      for (let offset = 0; offset < file.size && !stopped.value; offset += begun.piece) {
        const piece = new Uint8Array(await file.slice(offset, offset + begun.piece).arrayBuffer())
        if (!(await appending.run({ id: begun.id, offset, base64: base64Of(piece) }))) return void (error.value = failureOf(appending))
        sent.value = Math.min(1000, Math.round(((offset + piece.length) / file.size) * 1000))
      }
      id.value = begun.id
      if (stopped.value) await forget()
    } finally {
      sent.value = null
    }
  }

  async function tryOut(plan: ImportPlan): Promise<void> {
    if (id.value === null) return
    taking.forget()
    await trying.run({ id: id.value, plan })
  }

  async function takeIn(plan: ImportPlan, onlyGood: boolean): Promise<ImportDone | null> {
    if (id.value === null) return null
    const ended = await taking.run({ id: id.value, plan, only_good: onlyGood })
    if (ended?.state !== 'done') return null
    id.value = null
    trying.forget()
    return taking.result.value
  }

  async function forget(): Promise<void> {
    if (id.value !== null) await dropping.run({ id: id.value })
    id.value = null
    trying.forget()
    taking.forget()
  }

  return { id, name, sent, stopped, busy, error, trying, taking, trial: trying.result, send, tryOut, takeIn, forget }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

import { computed, onBeforeUnmount, ref } from 'vue'
import { call } from '@/backend/client'
import type { ImportPlan, ImportProgress, ImportTrial } from '@/backend/generated/api'
import { failureOf, useChange } from '@/backend/change'

const WATCH_MS = 400

/** A file on its way into the core, piece by piece; what is done with it there can be watched and stopped. */
export function useImportFile() {
  const id = ref<number | null>(null)
  const name = ref('')
  const sent = ref(0)
  const doing = ref<'sending' | 'trying' | 'taking' | null>(null)
  const progress = ref<ImportProgress | null>(null)
  const error = ref<Error | null>(null)
  const trial = ref<ImportTrial | null>(null)
  const beginning = useChange('parts_import.begin')
  const appending = useChange('parts_import.append')
  const taking = useChange('parts_import.take_in')
  const dropping = useChange('parts_import.drop')
  let stopped = false
  let timer = 0
  onBeforeUnmount(() => window.clearInterval(timer))

  function watch(): void {
    window.clearInterval(timer)
    progress.value = null
    timer = window.setInterval(() => {
      if (id.value !== null) void call('parts_import.progress', { id: id.value }).then((now) => now.running && (progress.value = now)).catch(() => undefined)
    }, WATCH_MS)
  }

  async function send(file: File): Promise<boolean> {
    await forget()
    error.value = trial.value = null
    stopped = false
    sent.value = 0
    name.value = file.name
    doing.value = 'sending'
    try {
      const begun = await beginning.run({ name: file.name.slice(-200), size: file.size })
      if (!begun) return failed(failureOf(beginning))
      for (let offset = 0; offset < file.size && !stopped; offset += begun.piece) {
        const piece = new Uint8Array(await file.slice(offset, offset + begun.piece).arrayBuffer())
        if (!(await appending.run({ id: begun.id, offset, base64: base64Of(piece) }))) return failed(failureOf(appending))
        sent.value = Math.min(1000, Math.round(((offset + piece.length) / file.size) * 1000))
      }
      id.value = begun.id
      if (stopped) await forget()
      return !stopped
    } finally {
      doing.value = null
    }
  }

  async function tryOut(plan: ImportPlan): Promise<void> {
    if (id.value === null) return
    error.value = trial.value = null
    doing.value = 'trying'
    watch()
    try {
      trial.value = await call('parts_import.try_out', { id: id.value, plan })
    } catch (trouble) {
      error.value = trouble as Error
    } finally {
      doing.value = null
      window.clearInterval(timer)
    }
  }

  async function takeIn(plan: ImportPlan, onlyGood: boolean) {
    if (id.value === null) return null
    error.value = null
    doing.value = 'taking'
    watch()
    const done = await taking.run({ id: id.value, plan, only_good: onlyGood })
    doing.value = null
    window.clearInterval(timer)
    if (done) id.value = null
    else error.value = failureOf(taking)
    return done
  }

  /** Stops whatever is on its way; nothing of it stays. */
  function stop(): void {
    stopped = true
    if (id.value !== null) void call('parts_import.cancel', { id: id.value }).catch(() => undefined)
  }

  async function forget(): Promise<void> {
    if (id.value !== null) await dropping.run({ id: id.value })
    id.value = null
    trial.value = null
  }

  function failed(trouble: Error | null): false {
    error.value = trouble
    return false
  }

  const permille = computed(() => (doing.value === 'sending' ? sent.value : (progress.value?.permille ?? 0)))
  return { id, name, doing, progress, permille, error, trial, send, tryOut, takeIn, stop, forget }
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

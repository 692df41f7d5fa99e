import { computed, ref } from 'vue'
import { Failed, Refused, Unreachable, type Refusal } from './answer'
import { call, type Input, type Output, type WriteCommand } from './client'

/**
 * A write command as a button or form uses it. `run` resolves to the output, or to `null` when it
 * was refused or failed; what was said then stands in `refusals` or `trouble`.
 *
 * Each submit gets a request id. It is kept while the same input is sent again without an answer,
 * so a retry after a lost line cannot happen twice.
 */
export function useChange<C extends WriteCommand>(command: C) {
  const busy = ref(false)
  const refusals = ref<Refusal[]>([])
  const trouble = ref<Failed | Unreachable | null>(null)
  let pending: { id: string; input: string } | null = null

  async function run(input: Input<C>): Promise<Output<C> | null> {
    if (busy.value) return null
    const text = JSON.stringify(input)
    if (pending?.input !== text) pending = { id: crypto.randomUUID(), input: text }
    busy.value = true
    clear()
    try {
      const output = await call(command, input, pending.id)
      pending = null
      return output
    } catch (error) {
      if (error instanceof Refused) {
        pending = null
        refusals.value = error.refusals
      } else if (error instanceof Failed || error instanceof Unreachable) {
        trouble.value = error
      } else throw error
      return null
    } finally {
      busy.value = false
    }
  }

  function clear(): void {
    refusals.value = []
    trouble.value = null
  }

  return { run, busy: computed(() => busy.value), refusals, trouble, clear }
}

/** Why a change came to nothing: all that was refused, else the first thing that broke. */
export function failureOf(...changes: Pick<ReturnType<typeof useChange>, 'refusals' | 'trouble'>[]): Error | null {
  const said = changes.flatMap((change) => change.refusals.value)
  return said.length ? new Refused(said) : (changes.map((change) => change.trouble.value).find(Boolean) ?? null)
}

import { useDebounceFn } from '@vueuse/core'
import { computed, ref } from 'vue'
import { call } from '@/backend/client'
import type { SearchHit } from '@/backend/generated/api'

const WAIT_MS = 60

/** Results while typing: the newest question wins, answers to older ones are dropped. */
export function useFind() {
  const text = ref('')
  const hits = ref<SearchHit[]>([])
  const answered = ref('')
  const error = ref<Error | null>(null)
  let asked = 0

  async function ask(): Promise<void> {
    const question = text.value.trim()
    const turn = ++asked
    if (question === '') {
      hits.value = []
      answered.value = ''
      return
    }
    try {
      const found = await call('search.find', { text: question })
      if (turn !== asked) return
      hits.value = found
      answered.value = question
      error.value = null
    } catch (cause) {
      if (turn === asked) error.value = cause as Error
    }
  }

  const askSoon = useDebounceFn(ask, WAIT_MS)
  const groups = computed(() => {
    const kinds = [...new Set(hits.value.map((hit) => hit.kind))]
    return kinds.map((kind) => ({ kind, hits: hits.value.filter((hit) => hit.kind === kind) }))
  })
  /** In the order they are shown. */
  const inOrder = computed(() => groups.value.flatMap((group) => group.hits))

  return { text, groups, inOrder, answered, error, ask, askSoon }
}

import type { QueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import { door } from './door'
import { reads, type Tag } from './generated/api'
import { session } from './session'

/** Marks exactly those kept answers stale that the reported tags touch; open screens refetch. */
export function invalidate(client: QueryClient, tags: readonly string[] | null): Promise<void> {
  if (tags === null) return client.invalidateQueries()
  const changed = new Set(tags)
  return client.invalidateQueries({
    predicate: (query) => {
      const staleBy = (reads as Record<string, readonly Tag[]>)[String(query.queryKey[0])]
      return staleBy?.some((tag) => changed.has(tag)) ?? false
    },
  })
}

/** Keeps the kept answers live for as long as someone is signed in. */
export function keepLive(client: QueryClient): void {
  let stop = () => {}
  watch(
    session,
    (token) => {
      stop()
      stop = token ? door().listen(token, (tags) => void invalidate(client, tags)) : () => {}
    },
    { immediate: true },
  )
}

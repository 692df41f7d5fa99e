import type { QueryClient } from '@tanstack/vue-query'

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Until everything that the screen has asked so far is answered and painted. */
export async function answered(client: QueryClient): Promise<void> {
  do await nextFrame()
  while (client.isFetching() > 0)
  await nextFrame()
}

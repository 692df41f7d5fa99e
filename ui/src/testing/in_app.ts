import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/shared/i18n'

/** Runs a composable inside an app with everything a screen finds there. */
export function inApp<T>(use: () => T) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, networkMode: 'always' } } })
  let result!: T
  const screen = defineComponent({
    setup() {
      result = use()
      return () => h('div')
    },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: screen }] })
  const app = mount(screen, { global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient: client }]] } })
  return { result, client, leave: () => app.unmount() }
}

/** Lets everything that is under way come to its end. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}

import { ref, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import * as chinese from '@/locales/zh-CN/index.ts'

export type Language = 'zh-CN' | 'en'

const STORED = 'servicelane.language'

// The house's language comes with the program's first chunk; the other is fetched when it is chosen.
const loaders = {
  'zh-CN': () => Promise.resolve(chinese),
  en: () => import('@/locales/en/index.ts'),
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: [],
  missingWarn: import.meta.env.DEV,
  messages: {},
})

export const language = ref<Language>(localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN')

/** Element Plus's own words in the language in use. */
export const elementWords = shallowRef<Record<string, unknown>>()

export async function speak(chosen: Language): Promise<void> {
  const { messages, elementWords: words } = await loaders[chosen]()
  i18n.global.setLocaleMessage(chosen, messages as never)
  i18n.global.locale.value = chosen
  language.value = chosen
  elementWords.value = words as unknown as Record<string, unknown>
  localStorage.setItem(STORED, chosen)
  document.documentElement.lang = chosen
}

/** A sentence by its key, outside a component. */
export function say(key: string, params: Record<string, unknown> = {}): string {
  return i18n.global.t(key, params)
}

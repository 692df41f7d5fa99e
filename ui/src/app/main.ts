import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '@/shared/style.css'
import { door, openDoor } from '@/backend/door'
import { keepLive } from '@/backend/live'
import { i18n, language, speak } from '@/shared/i18n'
import { paint } from '@/shared/theme'
import { answered } from './answered'
import App from './App.vue'
import { createRooms } from './router'

// Answers stay valid until a change is reported, so nothing is fetched again by age or focus. Calls
// go to this PC or the house network: the browser's idea of being online does not matter.
const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 300_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

paint()
openDoor()
await speak(language.value)
keepLive(client)
const rooms = createRooms(client)
createApp(App).use(i18n).use(VueQueryPlugin, { queryClient: client }).use(rooms).mount('#app')
void rooms.isReady().then(() => answered(client)).then(() => door().usable())

// The least a window can show with the libraries of the real one: what its start is measured beside.
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { ElButton, ElConfigProvider } from 'element-plus'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import { createApp, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { createRouter, createWebHashHistory, RouterView } from 'vue-router'
import { tauriDoor } from '@/backend/tauri'
import { answered } from '@/app/answered'

const client = new QueryClient()
const page = { render: () => h(ElButton, () => 'Servicelane') }
const rooms = createRouter({ history: createWebHashHistory(), routes: [{ path: '/', component: page }] })
createApp({ render: () => h(ElConfigProvider, () => h(RouterView)) })
  .use(createI18n({ legacy: false, locale: 'en', messages: {} }))
  .use(VueQueryPlugin, { queryClient: client })
  .use(rooms)
  .mount('#app')
void rooms
  .isReady()
  .then(() => answered(client))
  .then(() => tauriDoor().usable())

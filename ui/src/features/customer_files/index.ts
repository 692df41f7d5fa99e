import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [{ path: '/customers/files', component: () => import('./Files.vue'), meta: { room: 'customers', needs: 'edit_customers' } }],
  pages: [{ room: 'customers', label: 'customer_files.title', to: '/customers/files', needs: 'edit_customers', order: 14 }],
  home: [{ id: 'customer_files', needs: 'edit_customers', order: 60, width: 1, component: () => import('./FilesCard.vue') }],
})

import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/customers', component: () => import('./Customers.vue'), meta: { room: 'customers', needs: 'view_customers' } },
    { path: '/customers/new', component: () => import('./NewCustomer.vue'), meta: { room: 'customers', needs: 'edit_customers' } },
    { path: '/customers/:id(\\d+)', component: () => import('./CustomerPage.vue'), meta: { room: 'customers', needs: 'view_customers' } },
    { path: '/customers/intentions', component: () => import('./Intentions.vue'), meta: { room: 'customers', needs: 'view_customers' } },
  ],
  pages: [{ room: 'customers', label: 'customers.pages.list', to: '/customers', needs: 'view_customers', order: 10 }, { room: 'customers', label: 'customers.pages.intentions', to: '/customers/intentions', needs: 'view_customers', order: 12 }],
  open: { customer: (id) => `/customers/${id}` },
})

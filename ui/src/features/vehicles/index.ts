import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/vehicles', component: () => import('./Vehicles.vue'), meta: { room: 'customers', needs: 'view_orders' } },
    { path: '/vehicles/new', component: () => import('./NewVehicle.vue'), meta: { room: 'customers', needs: 'edit_customers' } },
    { path: '/vehicles/models', component: () => import('./Models.vue'), meta: { room: 'customers', needs: 'edit_catalogue' } },
    { path: '/vehicles/:id(\\d+)', component: () => import('./VehiclePage.vue'), meta: { room: 'customers', needs: 'view_orders' } },
  ],
  pages: [
    { room: 'customers', label: 'vehicles.pages.list', to: '/vehicles', needs: 'view_orders', order: 20 },
    { room: 'customers', label: 'vehicles.pages.models', to: '/vehicles/models', needs: 'edit_catalogue', order: 30 },
  ],
  open: { vehicle: (id) => `/vehicles/${id}` },
})

import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/reception/enquiries', component: () => import('./Enquiries.vue'), meta: { room: 'reception', needs: 'view_customers' } },
    { path: '/reception/enquiries/new', component: () => import('./NewEnquiry.vue'), meta: { room: 'reception', needs: 'edit_customers', page: '/reception/enquiries' } },
    // Whoever is to answer comes here, whether the list is theirs to see or not.
    { path: '/enquiries/:id(\\d+)', component: () => import('./EnquiryPage.vue'), meta: { room: 'reception', page: '/reception/enquiries' } },
  ],
  pages: [{ room: 'reception', label: 'enquiries.pages.list', to: '/reception/enquiries', needs: 'view_customers', order: 40 }],
  home: [{ id: 'enquiries', order: 12, width: 1, component: () => import('./WaitingCard.vue') }],
  open: { enquiry: (id) => `/enquiries/${id}` },
})

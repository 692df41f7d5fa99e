import { defineFeature } from '@/shared/feature'

export default defineFeature({
  routes: [
    { path: '/settlement/day', component: () => import('./CashDay.vue'), meta: { room: 'settlement', needs: 'take_payment' } },
    { path: '/settlement/days', component: () => import('./DayCloses.vue'), meta: { room: 'settlement', needs: 'view_money' } },
    { path: '/reports/months', component: () => import('./Months.vue'), meta: { room: 'reports', needs: 'view_reports' } },
    { path: '/reports/export', component: () => import('./Exports.vue'), meta: { room: 'reports', needs: 'view_reports' } },
  ],
  pages: [
    { room: 'settlement', label: 'closing.day_title', to: '/settlement/day', needs: 'take_payment', order: 30 },
    { room: 'settlement', label: 'closing.history', to: '/settlement/days', needs: 'view_money', order: 40 },
    { room: 'reports', label: 'closing.month_title', to: '/reports/months', needs: 'view_reports', order: 40 },
    { room: 'reports', label: 'exports.title', to: '/reports/export', needs: 'view_reports', order: 50 },
  ],
  home: [
    { id: 'closing.day', needs: 'take_payment', order: 60, width: 1, component: () => import('./DayCard.vue') },
    { id: 'closing.month', needs: 'close_books', order: 61, width: 1, component: () => import('./MonthCard.vue') },
  ],
})

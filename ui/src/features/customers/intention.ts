import type { IntentionSource, IntentionState } from '@/backend/generated/api'

export const sources: IntentionSource[] = ['visit', 'phone', 'referral', 'event', 'online', 'other']
export const ends: IntentionState[] = ['bought_here', 'bought_elsewhere', 'given_up']
export const intentionTone = (state: IntentionState) => (({ open: 'running', bought_here: 'good', bought_elsewhere: 'bad', given_up: 'off' }) as const)[state]

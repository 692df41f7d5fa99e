import type { SupplierInvoiceState } from '@/backend/generated/api'

export const TONES: Record<SupplierInvoiceState, 'good' | 'waiting' | 'off' | 'bad'> = { agreed: 'good', asked: 'waiting', approved: 'good', refused: 'bad', void: 'off' }

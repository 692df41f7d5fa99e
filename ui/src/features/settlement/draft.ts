import type { PayWay } from '@/backend/generated/api'

export const payWays: PayWay[] = ['wechat', 'alipay', 'cash', 'card', 'transfer', 'on_account']

/** A payment as it is typed; an empty amount means "all that is left". */
export interface PaymentDraft {
  way: PayWay
  amount: string
  reference: string
}

/** Plain decimal text as the core reads it. */
export function isAmount(text: string): boolean {
  return /^\d{1,9}(\.\d{1,2})?$/.test(text)
}

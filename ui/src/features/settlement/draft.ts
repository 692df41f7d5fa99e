import { computed, ref } from 'vue'
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

/** Discount and payments while they are typed, and as they are sent. */
export function usePaying(way: PayWay) {
  const discountText = ref('')
  const payments = ref<PaymentDraft[]>([{ way, amount: '', reference: '' }])
  return {
    discountText,
    payments,
    discount: computed(() => (isAmount(discountText.value) ? discountText.value : '0')),
    amounts: computed(() => payments.value.map((payment) => payment.amount).filter(isAmount)),
    /** The first empty amount takes what is left, as the core counted it; what comes to nothing is no payment. */
    given(rest: string) {
      const taker = payments.value.findIndex((payment) => payment.amount.trim() === '')
      return payments.value
        .map((payment, at) => ({ way: payment.way, amount: at === taker ? rest : payment.amount.trim(), reference: payment.reference || null }))
        .filter((payment) => payment.amount !== '' && payment.amount !== '0.00')
    },
  }
}

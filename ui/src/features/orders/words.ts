import type { LineState, OrderLineView, OrderState, Payer, PriceRule } from '@/backend/generated/api'
import { moneyText, quantityText } from '@/shared/format'
import { say } from '@/shared/i18n'
import type { StatusTone } from '@/shared/StatusTag.vue'

/** Words and signs of an order; what they mean is decided by the core. */
export const states: OrderState[] = ['estimate', 'agreed', 'in_work', 'done', 'passed', 'settled', 'delivered', 'cancelled']

export const stateTones: Record<OrderState, StatusTone> = {
  estimate: 'waiting',
  agreed: 'waiting',
  in_work: 'running',
  done: 'waiting',
  passed: 'good',
  settled: 'good',
  delivered: 'off',
  cancelled: 'off',
}

export const lineTones: Record<LineState, StatusTone> = { proposed: 'waiting', consented: 'good', declined: 'off', cancelled: 'off' }

/** In the order of the keys 1 to 4. */
export const payers: Payer[] = ['customer', 'warranty', 'insurance', 'internal']

export const unitOf = (line: { kind: string; unit: string }): string =>
  line.kind === 'labour' ? say('orders.hours_unit') : line.unit

const rules: Record<PriceRule, (line: OrderLineView) => string> = {
  catalogue: (line) => say(line.kind === 'labour' ? 'orders.rules.catalogue_labour' : 'orders.rules.catalogue', sum(line)),
  labour_rate: (line) => say('orders.rules.labour_rate', sum(line)),
  package: (line) => say('orders.rules.package', { package: line.package ?? '' }),
  by_hand: (line) => say('orders.rules.by_hand', { reason: line.price_reason ?? '', by: line.added_by ?? '' }),
  customer_supplied: () => say('orders.rules.customer_supplied'),
  sublet: (line) => say('orders.rules.sublet', { supplier: line.sublet_supplier ?? '' }),
  fee: (line) => say('orders.rules.fee', { by: line.added_by ?? '' }),
  member_price: (line) => say('orders.rules.member_price', sum(line)),
  trade_price: (line) => say('orders.rules.trade_price', sum(line)),
  warranty_price: (line) => say('orders.rules.warranty_price', sum(line)),
  tariff: (line) => say('orders.rules.tariff', sum(line)),
}

const sum = (line: OrderLineView) => ({ quantity: quantityText(line.quantity), price: moneyText(line.unit_price) })

/** Why a line costs what it costs, in one sentence. */
export function explain(line: OrderLineView): string {
  const off = line.discount === '0.00' ? '' : say('orders.rules.discount', { discount: moneyText(line.discount), reason: line.discount_reason ?? '' })
  const tax = say('orders.rules.tax', { net: moneyText(line.net), tax: moneyText(line.tax) })
  return [rules[line.price_rule](line), off, tax].filter(Boolean).join(say('orders.rules.and'))
}

/** `"0.1300"` → `13`, for showing. */
export const percent = (rate: string): string => String(Math.round(Number(rate) * 10_000) / 100)

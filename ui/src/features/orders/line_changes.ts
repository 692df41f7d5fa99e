import { ElMessage } from 'element-plus'
import { computed } from 'vue'
import { useChange } from '@/backend/change'
import type { OrderLineView, OrderPage, Payer } from '@/backend/generated/api'
import { confirmStep } from '@/shared/confirm'
import { moneyText } from '@/shared/format'
import { say } from '@/shared/i18n'

/** The small changes of a line that need no form. */
export function useLineChanges() {
  const payer = useChange('orders.set_payer')
  const remove = useChange('orders.remove_line')
  const cancel = useChange('orders.cancel_line')
  const all = [payer, remove, cancel]

  /** A part costs the new payer what it costs them; that is said. */
  async function setPayer(page: OrderPage, line: OrderLineView, to: Payer) {
    const answer = await payer.run({ order_id: page.order.id, version: page.order.version, lines: [line.id], payer: to, given_by: '', how: null, reason: '', amount: null })
    for (const one of answer?.repriced ?? []) ElMessage.info(say('orders.repriced', { line: line.name, before: moneyText(one.unit_price_before), after: moneyText(one.unit_price) }))
    return answer
  }

  /** A proposed line goes; a consented one is cancelled with a reason. The whole package where its price is one. */
  async function takeAway(line: OrderLineView): Promise<boolean> {
    const whole = line.price_rule === 'package'
    if (line.state === 'proposed') {
      const text = say(whole ? 'orders.remove.package' : 'orders.remove.text', { line: line.name, package: line.package ?? '' })
      const sure = await confirmStep({ title: say('orders.remove.title'), text, confirm: say('orders.remove.confirm'), grave: true })
      return sure !== null && (await remove.run({ line_id: line.id, version: line.version, whole_package: whole })) !== null
    }
    if (line.state !== 'consented') return false
    const reason = await confirmStep({
      title: say('orders.cancel_line.title'), text: say('orders.cancel_line.text', { line: whole ? (line.package ?? line.name) : line.name }),
      confirm: say('orders.cancel_line.confirm'), grave: true, reason: say('orders.reason'),
    })
    return reason !== null && (await cancel.run({ line_id: line.id, version: line.version, reason, offer_again: true })) !== null
  }

  return {
    setPayer, takeAway,
    refusals: computed(() => all.flatMap((one) => one.refusals.value)),
    trouble: computed(() => all.map((one) => one.trouble.value).find(Boolean) ?? null),
  }
}

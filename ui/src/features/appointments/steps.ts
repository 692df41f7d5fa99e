import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { failureOf, useChange } from '@/backend/change'
import type { AppointmentRow } from '@/backend/generated/api'
import { confirmStep } from '@/shared/confirm'
import { may } from '@/shared/me'
import { now } from '@/shared/now'
import { today, wall } from '@/shared/house_time'
import { awaited, howOf } from './words'

/** What can be done with an appointment from any screen that shows it. */
export function useSteps() {
  const { t } = useI18n()
  const router = useRouter()
  const confirming = useChange('appointments.confirm')
  const cancelling = useChange('appointments.cancel')
  const missing = useChange('appointments.miss')
  const arriving = useChange('appointments.arrive')

  const named = (row: AppointmentRow) => ({ id: row.id, version: row.version })

  /** By telephone, or in the way the customer booked. */
  const confirm = (row: AppointmentRow) => confirming.run({ ...named(row), how: howOf[row.channel] })

  async function cancel(row: AppointmentRow): Promise<void> {
    const reason = await confirmStep({
      title: t('appointments.cancel.title'), text: t('appointments.cancel.text'), confirm: t('appointments.actions.cancel'), reason: t('appointments.cancel.reason'), grave: true,
    })
    if (reason !== null) await cancelling.run({ ...named(row), reason })
  }

  async function miss(row: AppointmentRow): Promise<void> {
    const sure = await confirmStep({ title: t('appointments.miss.title'), text: t('appointments.miss.text'), confirm: t('appointments.actions.miss'), grave: true })
    if (sure !== null) await missing.run(named(row))
  }

  /** A wash is there at once; any other car is taken in. */
  function arrive(row: AppointmentRow): void {
    if (row.kind === 'wash') void arriving.run(named(row))
    else void router.push({ path: '/reception/new', query: { vehicle: row.vehicle_id } })
  }

  return {
    confirm, cancel, miss, arrive,
    canConfirm: (row: AppointmentRow) => may('book') && row.state === 'booked',
    canArrive: (row: AppointmentRow) => awaited(row) && wall(row.starts_at)?.day === today() && may(row.kind === 'wash' ? 'book' : 'receive'),
    canMiss: (row: AppointmentRow) => may('book') && awaited(row) && new Date(row.starts_at) < now.value,
    canChange: (row: AppointmentRow) => may('book') && awaited(row),
    trouble: computed(() => failureOf(confirming, cancelling, missing, arriving)),
  }
}

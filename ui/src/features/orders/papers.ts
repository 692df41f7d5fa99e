import type { OrderPage } from '@/backend/generated/api'
import { say } from '@/shared/i18n'

/** A paper of the order: its words and where it is shown. */
export interface Paper {
  label: string
  to: string
}

/** The papers there are so far, the newest of each kind last. */
export function papers(page: OrderPage): Paper[] {
  const { order } = page
  const all: Paper[] = []
  const add = (form: string, id: number, number = '') => all.push({ label: `${say(`orders.papers.${form}`)} ${number}`.trim(), to: `/papers/${form}/${id}` })
  if (order.walked_around) add('walk_around', order.visit_id)
  if (page.lines.some((line) => line.state === 'proposed')) add('quotation', order.id)
  add('entrustment', order.id)
  for (const one of page.consents) if (one.round > 0) add('add_on', one.id, one.number ?? '')
  if (page.assignments.length > 0) add('job_sheet', order.id)
  for (const one of page.slips) add(one.kind === 'issue' ? 'issue_slip' : 'return_slip', one.id, one.number)
  for (const one of page.inspections) add('inspection', one.id, one.number)
  const certificate = page.inspections.find((one) => one.certificate)
  if (certificate) add('certificate', order.id, certificate.certificate ?? '')
  for (const one of page.settlements) add('settlement', one.id, one.number)
  if (order.state === 'delivered') {
    add('handover', order.visit_id)
    add('exit_pass', order.visit_id)
  }
  return all
}

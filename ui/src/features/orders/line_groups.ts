import type { ConsentView, OrderLineView, OrderPage } from '@/backend/generated/api'

/** Lines that stand together: the contract, each add-on sheet, what waits for a yes, what was given up. */
export interface LineGroup {
  key: string
  kind: 'contract' | 'add_on' | 'proposed' | 'given_up'
  consent: ConsentView | null
  lines: OrderLineView[]
}

export function groups(page: OrderPage): LineGroup[] {
  const all: LineGroup[] = page.consents.map((consent) => ({
    key: `round ${consent.round}`,
    kind: consent.round === 0 ? 'contract' : 'add_on',
    consent,
    lines: page.lines.filter((line) => line.state === 'consented' && line.consent_id === consent.id),
  }))
  const rest = (key: LineGroup['kind'], states: OrderLineView['state'][]): LineGroup => ({
    key, kind: key, consent: null, lines: page.lines.filter((line) => states.includes(line.state)),
  })
  return [...all, rest('proposed', ['proposed']), rest('given_up', ['declined', 'cancelled'])].filter((group) => group.lines.length > 0)
}

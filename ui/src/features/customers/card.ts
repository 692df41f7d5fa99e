import type { CustomerCard, CustomerForm, CustomerKind, CustomerTag, RevealedCustomer } from '@/backend/generated/api'
import type { StatusTone } from '@/shared/StatusTag.vue'

/** A card while it is being filled in. */
export interface CardValues {
  kind: CustomerKind
  name: string
  contact_person: string
  phones: { number: string; label: string }[]
  credit_code: string
  id_card: string
  address: string
  email: string
  birthday: string
  driving_since: string
  source: string
  note: string
  advisor_id: number | null
}

export function freshCard(): CardValues {
  return {
    kind: 'person', name: '', contact_person: '', phones: [{ number: '', label: '' }], credit_code: '', id_card: '', address: '',
    email: '', birthday: '', driving_since: '', source: '', note: '', advisor_id: null,
  }
}

/** The card as it stands, for changing it: what is masked on the screen comes from the revealed data. */
export function cardOf(card: CustomerCard, full: RevealedCustomer): CardValues {
  return {
    kind: card.kind, name: card.name, contact_person: card.contact_person ?? '',
    phones: full.phones.map((p) => ({ number: p.number, label: p.label ?? '' })),
    credit_code: card.credit_code ?? '', id_card: full.id_card ?? '', address: full.address ?? '', email: full.email ?? '',
    birthday: full.birthday ?? '', driving_since: card.driving_since === null ? '' : String(card.driving_since),
    source: card.source ?? '', note: card.note ?? '', advisor_id: card.advisor_id,
  }
}

export function cardInput(v: CardValues): CustomerForm {
  const firm = v.kind === 'organisation'
  // A line left empty is no telephone; with none at all the core says that one is needed.
  const phones = v.phones.filter((p) => p.number.trim() !== '')
  return {
    ...v,
    phones,
    contact_person: firm ? v.contact_person : null,
    credit_code: firm ? v.credit_code : null,
    id_card: firm ? null : v.id_card,
    birthday: firm ? null : v.birthday || null,
    driving_since: firm || v.driving_since === '' ? null : Number(v.driving_since),
  }
}

export const tags: readonly CustomerTag[] = [
  'vip', 'quality', 'poor', 'complains_now', 'complained_before', 'decides_this_repair', 'decides_next_repair', 'asks_for_discount', 'asks_for_gift', 'member', 'trade',
]

export function tagTone(tag: CustomerTag): StatusTone {
  if (tag === 'vip' || tag === 'quality') return 'good'
  if (tag === 'complains_now' || tag === 'complained_before') return 'bad'
  return tag === 'poor' ? 'warn' : 'waiting'
}

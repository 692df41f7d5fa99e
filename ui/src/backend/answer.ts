/** One reason why the core refused; `field` is a path such as `lines[2].hours`. */
export interface Refusal {
  code: string
  field: string | null
  params: Record<string, unknown>
}

/** What comes back through every door. `failed` is a number to show and to find in the log. */
export type Answer = { ok: unknown } | { refused: Refusal[] } | { failed: string }

/** The core said no and why: nothing was changed. */
export class Refused extends Error {
  constructor(readonly refusals: Refusal[]) {
    super(refusals.map((r) => r.code).join(', '))
    this.name = 'Refused'
  }
  has(code: string): boolean {
    return this.refusals.some((r) => r.code === code)
  }
}

/** Something broke inside; the number leads to the log entry. */
export class Failed extends Error {
  constructor(readonly number: string) {
    super(number)
    this.name = 'Failed'
  }
}

/** The dealership's computer did not answer; whether the call arrived is unknown. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'Unreachable'
  }
}

/** Unwraps an answer or throws what it says. */
export function unwrap(answer: Answer): unknown {
  if ('ok' in answer) return answer.ok
  if ('refused' in answer) throw new Refused(answer.refused)
  throw new Failed(answer.failed)
}

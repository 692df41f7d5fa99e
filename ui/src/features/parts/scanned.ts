import { Refused, type Refusal } from '@/backend/answer'
import { call } from '@/backend/client'
import type { PartHit, ScanPart } from '@/backend/generated/api'

/** Closer than this a scan is worth asking about; whether it was a bounce the core decides. */
const NEAR_MS = 1_000

/**
 * What a scanner reads, one after the other, each told with what was read before it: the same bars read
 * twice in one go are one scan.
 */
export function useScanner(clock: () => number = () => performance.now()) {
  let last: { code: string; at: number } | null = null

  /** To be called at the moment of the scan, before anything is waited for. */
  function read(code: string): ScanPart {
    const at = clock()
    const before = last && { code: last.code, millis: Math.round(at - last.at) }
    last = { code, at }
    return { code, before }
  }

  /** The part that was scanned; refused where it is none, or the same scan again. */
  const part = (code: string): Promise<PartHit> => call('parts.scan', read(code))

  /** For lists that know their own parts: the refusal where this is the scan before, come again. */
  async function bounced(scan: ScanPart): Promise<Refusal | null> {
    if (scan.before?.code !== scan.code || scan.before.millis >= NEAR_MS) return null
    try {
      await call('parts.scan', scan)
    } catch (error) {
      if (error instanceof Refused) return error.refusals.find((one) => one.code === 'parts.scanned_twice') ?? null
    }
    return null
  }

  return { read, part, bounced }
}

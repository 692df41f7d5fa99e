import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Refused } from '@/backend/answer'
import type { PartHit } from '@/backend/generated/api'
import { sentence } from '@/shared/refusal'
import type { Said } from './ScanBar.vue'
import { useScanner } from './scanned'

/** What the scan bar says, and which part a code names; what nobody knows is said there too. */
export function useSaid() {
  const { t } = useI18n()
  const said = ref<Said | null>(null)
  const scanner = useScanner()
  const announce = (tone: Said['tone'], text: string) => void (said.value = { tone, text, turn: (said.value?.turn ?? 0) + 1 })

  async function named(code: string): Promise<PartHit | null> {
    try {
      return await scanner.part(code)
    } catch (error) {
      announce('bad', error instanceof Refused ? sentence(error.refusals[0]!) : t('parts.no_such_code', { code }))
      return null
    }
  }
  return { said, announce, named }
}

import { useI18n } from 'vue-i18n'
import type { Words } from './figures'

/** Where the words of a column stand; the others have their own under `reports.words`. */
const vocabularies: Record<string, string> = { payer: 'kernel.words.payer', way: 'settlement.ways', job_class: 'catalogue.job_classes', class: 'parts.classes' }

/** How the words of a column are told. */
export function useWords(): (column: string) => Words {
  const { t, te } = useI18n()
  return (column) => ({
    noData: t('reports.no_data'),
    word: (code) => {
      const key = `${vocabularies[column] ?? `reports.words.${column}`}.${code}`
      return te(key) ? t(key) : t('reports.unclassified')
    },
  })
}

import { i18n, language } from '@/shared/i18n'

/**
 * A checklist's words in the language in use. The lists are the dealership's own and stand in
 * Chinese; those the program brings along are known in other languages too.
 */
export function listWord(text: string): string {
  const known = (i18n.global.messages.value as Record<string, { checklists?: { texts?: Record<string, string> } }>)[language.value]
  return known?.checklists?.texts?.[text] ?? text
}

import type { Mark } from '@/backend/generated/api'
import { i18n, say } from '@/shared/i18n'
import { panelKeys } from './outline'

/** Where a mark is, in words: 左前门. Outside every panel the view's name. */
export function panelWords(mark: Pick<Mark, 'view' | 'panel'>): string {
  if (!mark.panel) return say(`car.views.${mark.view}`)
  const { side, part } = panelKeys(mark.view, mark.panel)
  const known = i18n.global.te(`car.panels.${part}`)
  const word = known ? say(`car.panels.${part}`) : mark.panel
  return side ? say('car.sided', { side: say(`car.sides.${side}`), part: word }) : word
}

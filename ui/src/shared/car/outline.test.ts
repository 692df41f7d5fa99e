import { describe, expect, it } from 'vitest'
import en from '@/locales/en/car.json'
import zh from '@/locales/zh-CN/car.json'
import { kinds, markAt, outline, panelKeys, signs } from './outline'

describe('the drawn car', () => {
  it('knows the panel under a click', () => {
    expect(markAt(20 + 380, 24 + 200, 'scratch')).toMatchObject({ view: 'left', panel: 'front_door' })
    expect(markAt(20 + 172, 24 + 258, 'dent')).toMatchObject({ view: 'left', panel: 'front_wheel' })
    expect(markAt(1380 + 200, 20 + 440, 'paint')).toMatchObject({ view: 'top', panel: 'roof' })
    expect(markAt(5, 5, 'dent')).toBeNull()
  })

  it('names every panel in both languages', () => {
    for (const view of outline.views) {
      for (const panel of view.panels) {
        const { part } = panelKeys(view.view, panel.name)
        expect(Object.keys(zh.panels), panel.name).toContain(part)
        expect(Object.keys(en.panels), panel.name).toContain(part)
      }
    }
    expect(kinds.every((kind) => signs[kind] && kind in zh.kinds && kind in en.kinds)).toBe(true)
  })

  it('tells left from right', () => {
    expect(panelKeys('right', 'front_door')).toEqual({ side: 'right', part: 'front_door' })
    expect(panelKeys('top', 'left_rear_door')).toEqual({ side: 'left', part: 'rear_door' })
    expect(panelKeys('rear', 'left_tyre')).toEqual({ side: 'left', part: 'rear_wheel' })
    expect(panelKeys('left', 'rear_bumper')).toEqual({ side: null, part: 'rear_bumper' })
  })
})

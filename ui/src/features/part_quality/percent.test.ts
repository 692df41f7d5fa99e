import { expect, test } from 'vitest'
import { percent } from './percent'

test('a rate is read as percent', () => {
  expect(['0.1300', '1.0000', '0.0050', '0.8333', '-0.1000', '0.0000'].map(percent)).toEqual(['13%', '100%', '0.5%', '83.33%', '-10%', '0%'])
})

import { expect, test } from 'vitest'
import { rateOf } from './percent'

test('a percentage becomes the rate of the same digits', () => {
  expect(['5', '-2.5', '0.05', '100', '900.5', '', 'x', '5%', '1.234'].map(rateOf)).toEqual(['0.0500', '-0.0250', '0.0005', '1.0000', '9.0050', null, null, null, null])
})

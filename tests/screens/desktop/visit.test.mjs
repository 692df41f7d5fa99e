import { test } from 'node:test'
import { openDesktop } from '../support/desktop.mjs'
import { temporaryFolder } from '../support/programs.mjs'
import { sampleWithCar, wholeVisit } from '../support/visit.mjs'

test('a car comes in, is repaired and goes home, in the desktop program', { timeout: 300_000 }, async (t) => {
  const data = temporaryFolder()
  const car = await sampleWithCar(data)
  const screen = await openDesktop(t, data)
  await wholeVisit(screen, car)
})

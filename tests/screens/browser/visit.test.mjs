import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { runConsole, serve, temporaryFolder } from '../support/programs.mjs'
import { newCustomer, sampleWithCar, wholeVisit } from '../support/visit.mjs'

test('a car comes in, is repaired and goes home, at the keyboard', { timeout: 180_000 }, async (t) => {
  const data = temporaryFolder()
  const car = await sampleWithCar(data)
  const { address } = await serve(t, data)
  const screen = await openBrowser(t, address)
  await wholeVisit(screen, car)
})

test('somebody new comes with a new car', { timeout: 120_000 }, async (t) => {
  const data = temporaryFolder()
  await runConsole('sample', 'demo', '--data', data)
  const { address } = await serve(t, data)
  await newCustomer(await openBrowser(t, address))
})

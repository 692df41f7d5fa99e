import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { serve, temporaryFolder } from '../support/programs.mjs'
import { clerksDay, sampleWithStore } from '../support/store.mjs'

test('the parts clerk orders, receives, puts away, picks, counts and sells, by scanner', { timeout: 240_000 }, async (t) => {
  const data = temporaryFolder()
  const store = await sampleWithStore(data)
  const { address } = await serve(t, data)
  const screen = await openBrowser(t, address)
  await clerksDay(screen, store)
})

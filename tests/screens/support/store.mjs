import assert from 'node:assert/strict'
import { password, people } from './people.mjs'
import { runConsole } from './programs.mjs'
import { inside, signIn } from './stories.mjs'
import { hand } from './visit.mjs'

/** The sample dealership in a folder; of its store a part on the shelf, an order it waits to be fetched for, a bin and a supplier. */
export async function sampleWithStore(data) {
  await runConsole('sample', 'demo', '--data', data)
  const ask = async (command, input) => JSON.parse(await runConsole('call', command, JSON.stringify(input), '--as', people.clerk.login, '--data', data)).ok
  const queue = await ask('orders.parts_queue', {})
  for (const { order_id } of queue) {
    const { order, lines } = await ask('orders.pick_list', { order_id })
    const line = lines.find((one) => ['个', '套', '只', '片', '支', '根'].includes(one.unit) && Number(one.available) >= 1)
    if (!line) continue
    const bins = await ask('parts.bins', { warehouse_id: 1 })
    const suppliers = await ask('parts.suppliers', {})
    return { part: line.number, partName: line.name, order: order.number, bin: bins.at(-1).code, supplier: suppliers.find((one) => one.status === 'approved').name }
  }
  throw new Error('no order of the sample waits for a part that is there')
}

/** The clerk's day: order, receive, inspect, put away, pick by scanner, bring back, count, sell; each on its screen. */
export async function clerksDay(screen, store) {
  await signIn(screen, { login: people.clerk.login, password })
  await inside(screen, people.clerk.name)

  // Two more are ordered: scanned in, from a supplier, for a day.
  await screen.go('#/parts/purchases/new')
  await scan(screen, store.part, store.part)
  await screen.reads(store.partName)
  await screen.click('supplier')
  await screen.type(store.supplier)
  await screen.press('ArrowDown', 'Enter')
  await screen.reads(store.supplier, 'supplier')
  await screen.driver.focus('main .el-date-editor input')
  await screen.type(inDays(5))
  await screen.press('Enter')
  await screen.enabled('place')
  await screen.shot('store-01-order')
  await screen.click('place')
  await screen.seen('receive-purchase')
  await screen.shot('store-02-ordered')

  // They come: each is scanned, and waits for its inspection.
  await screen.click('receive-purchase')
  await scan(screen, store.part, store.part)
  await screen.fill('delivery-note', 'SH-2026-001')
  await screen.shot('store-03-received')
  await screen.enabled('book-delivery')
  await screen.click('book-delivery')
  await screen.seen('inspect')
  await screen.shot('store-04-waits')
  await screen.click('inspect')
  await screen.click('confirm')
  await screen.gone('inspect')

  // Put away: the part has its place.
  await screen.press('Control+k')
  await screen.type(store.part)
  await screen.reads(store.partName, 'search-hits')
  await screen.press('Enter')
  await screen.click('set-bins')
  await screen.click('bins')
  await screen.type(store.bin)
  await screen.press('ArrowDown', 'Enter')
  await screen.reads(store.bin, 'bins')
  await screen.press('Control+s')
  await screen.gone('save-bins')
  await screen.reads(store.bin)
  await screen.shot('store-05-put-away')

  // Fetched for an order, no dialog between scans; one comes back.
  await screen.press('F4')
  await screen.hasFocus('scan')
  await scan(screen, store.order)
  await screen.seen('pick-lines')
  await screen.hasFocus('scan')
  await scan(screen, store.part)
  // Whoever fetches them, where the foreman has not said.
  await screen.driver.click('.taker .face')
  await screen.shot('store-06-scanned')
  await screen.press('Control+Enter')
  await screen.reads('LL', 'said')
  await screen.press('Alt+r')
  await screen.hasFocus('scan').catch(() => screen.click('scan'))
  await scan(screen, store.part)
  await screen.press('Control+Enter')
  await screen.reads('TL', 'said')
  await screen.shot('store-07-returned')

  // Counted, blind, by scanning.
  await screen.go('#/parts/counts')
  await screen.seen('new-count')
  await screen.click('new-count')
  await screen.click('open-count')
  await screen.click('go-count')
  await scan(screen, store.part)
  await screen.reads(store.part, 'said')
  await screen.shot('store-08-counting')

  // Sold over the counter: the clerk writes it down, the cashier has the money, and it is on paper.
  await screen.go('#/parts/sales/new')
  await screen.hasFocus('scan')
  await scan(screen, store.part)
  await screen.enabled('open-sale')
  await screen.shot('store-09-sale')
  await screen.press('Control+Enter')
  await screen.seen('cancel-sale')
  const sale = await screen.driver.evaluate(() => location.hash)
  await screen.shot('store-10-to-pay')
  await hand(screen, people.cashier)
  await screen.go(sale)
  await screen.seen('settle-sale')
  await screen.enabled('settle-sale')
  await screen.shot('store-11-pay')
  await screen.press('Control+Enter')
  await screen.seen('paper-page')
  await screen.wait('the paper to be drawn', () => screen.driver.evaluate(() => document.querySelector('[data-testid=sheets] canvas') !== null))
  await screen.shot('store-12-sold')
  await screen.quiet()
}

/** Sooner than any hand, the same code again is the bounce of a scanner and does not count. */
const HAND_MS = 200

/** A scanner types a code and ends it with Enter. */
async function scan(screen, ...codes) {
  await screen.seen('scan')
  await screen.driver.focus('[data-testid=scan] input, input[data-testid=scan]')
  for (const code of codes) {
    await screen.type(code)
    await screen.press('Enter')
    await screen.wait(`${code} to be taken`, async () => (await screen.count('scan')) === 0 || (await screen.value('scan')) === '')
    await new Promise((resolve) => setTimeout(resolve, HAND_MS))
  }
}

function inDays(days) {
  const day = new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
  assert.match(day, /^\d{4}-\d\d-\d\d$/)
  return day
}

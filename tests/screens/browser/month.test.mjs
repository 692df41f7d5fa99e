import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { password, people } from '../support/people.mjs'
import { runConsole, serve, temporaryFolder } from '../support/programs.mjs'
import { inside, signIn } from '../support/stories.mjs'

/** Every report the core lists, and the period that has something in it. */
const reports = [
  'months', 'score', 'results', 'kinds', 'payers', 'advisors', 'models', 'discounts', 'receivables', 'technicians', 'quality', 'reception', 'customers', 'stock',
  'stock_age', 'suppliers',
]

test('the manager goes from today to a report, to what it is made of, to the order behind it, and leaves with the month', { timeout: 240_000 }, async (t) => {
  const data = temporaryFolder()
  await runConsole('sample', 'demo', '--data', data)
  const { address } = await serve(t, data)
  const screen = await openBrowser(t, address)
  await signIn(screen, { login: people.manager.login, password })
  await inside(screen, people.manager.name)

  for (const card of ['so-far', 'decisions', 'due', 'load', 'waiting-for-parts']) await screen.seen(card)
  await screen.shot('month-today')
  await screen.driver.page.locator('[data-testid="so-far"] a').click()
  await screen.seen('report-months')

  await screen.click('report-payers')
  await screen.driver.page.getByRole('button', { name: '上月' }).click()
  await screen.seen('figure-total-margin')
  await screen.seen('chart')
  const margin = await screen.text('figure-total-margin')
  await screen.click('figure-total-margin')
  // Numerator and denominator, and how they are divided.
  await screen.seen('behind-profit')
  await screen.reads('÷', 'behind-figure')
  assert.ok((await screen.text('behind-figure')).endsWith(margin.trim()), 'the same figure as in the report')
  const rows = await screen.driver.page.locator('[data-testid="behind-net"] tbody tr').count()
  assert.ok(rows > 10, `${rows} settlements behind the revenue`)
  await screen.shot('month-behind')
  const link = screen.driver.page.locator('[data-testid="behind-net"] tbody a').first()
  await link.click()
  await screen.wait('an order', () => screen.driver.evaluate(() => /^#\/orders\/\d+/.test(location.hash)))
  await screen.shot('month-order')

  await screen.driver.page.goBack()
  await screen.seen('figure-total-margin')
  for (const [button, name, begins] of [['workbook', /^售后月报 .+\.xlsx$/, 'PK'], ['paper', /^售后月报 .+\.pdf$/, '%PDF']]) {
    const waiting = screen.driver.page.waitForEvent('download', { timeout: 30_000 })
    await screen.click(button)
    const file = await waiting
    assert.match(file.suggestedFilename(), name)
    assert.ok(readFileSync(await file.path()).toString('latin1').startsWith(begins))
  }

  for (const report of reports) {
    await screen.click(`report-${report}`)
    await screen.wait(`the report ${report}`, () => screen.driver.evaluate(() => document.querySelector('.progress.on') === null))
    await screen.shot(`month-report-${report}`)
  }

  // Closes the month that is over, and finds it closed in the reports.
  await screen.go('#/reports/months')
  await screen.seen('close-month')
  if ((await screen.count('knowing')) > 0) await screen.click('knowing')
  await screen.enabled('close-month')
  await screen.shot('month-to-close')
  await screen.click('close-month')
  await screen.click('confirm')
  await screen.gone('close-month')
  await screen.shot('month-closed')
  await screen.go('#/reports')
  await screen.click('report-payers')
  await screen.seen('closed-month')
  await screen.reads(people.manager.name, 'closed-month')
  await screen.click('figure-total-net')
  await screen.seen('behind-closed')
  assert.equal(await screen.count('behind-differs'), 0, 'nobody touched its records')
  await screen.shot('month-closed-behind')
  await screen.quiet()
})

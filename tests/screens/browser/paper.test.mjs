import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { password, people } from '../support/people.mjs'
import { runConsole, serve, temporaryFolder } from '../support/programs.mjs'
import { inside, signIn } from '../support/stories.mjs'

const POINTS_PER_MM = 72 / 25.4
/** As papers are called in the trade; the larger is a sheet, the smaller a third of fan-fold paper. */
const PAPERS = { a4: [210, 297], continuous: [241, 140] }

/** The pages Chromium makes of what is printed, in millimetres. */
async function pagesOf(page) {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = [...file.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)]
  return boxes.map(([, width, height]) => [width, height].map((points) => Math.round(points / POINTS_PER_MM)))
}

/** What the browser would write its address and the date into. */
const marginOfPages = () => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  return rules.filter((rule) => rule.constructor.name === 'CSSPageRule').map((rule) => rule.style.margin)
}

test('a paper is printed on its own size, page for page, with nothing of the browser on it', { timeout: 120_000 }, async (t) => {
  const data = temporaryFolder()
  await runConsole('sample', 'demo', '--data', data)
  const settled = await runConsole('call', 'settlement.settled', '{"payer":"customer"}', '--as', people.manager.login, '--data', data)
  const { id } = JSON.parse(settled).ok.rows.find((row) => row.order_id !== null)
  const { address } = await serve(t, data)
  const screen = await openBrowser(t, address)
  const { page } = screen.driver
  await signIn(screen, { login: people.manager.login, password })
  await inside(screen, people.manager.name)
  await page.evaluate(() => {
    globalThis.printed = 0
    globalThis.print = () => (globalThis.printed += 1)
  })
  await screen.go(`#/papers/settlement/${id}`)
  await screen.seen('paper-page')
  for (const [times, size] of [[1, 'a4'], [2, 'continuous']]) {
    if (times > 1) {
      await page.locator('.el-select').first().click()
      await page.locator('.el-select-dropdown__item').filter({ hasText: '241' }).first().click()
    }
    await screen.wait('the paper to be drawn', () => page.evaluate(() => document.querySelector('[data-testid=sheets] canvas') !== null))
    await screen.press('Control+p')
    await screen.wait('the paper to be printed', () => page.evaluate((times) => globalThis.printed === times, times))
    const sheets = await page.evaluate(() => document.querySelectorAll('.print-sheets img').length)
    assert.deepEqual(await page.evaluate(marginOfPages), ['0px'])
    assert.deepEqual(await pagesOf(page), Array(sheets).fill(PAPERS[size]))
    // What a printer has taken goes by itself later on.
    await page.evaluate(() => document.querySelectorAll('.print-sheets').forEach((part) => part.remove()))
  }
  await screen.quiet()
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { password, people } from '../support/people.mjs'
import { runConsole, serve, temporaryFolder } from '../support/programs.mjs'
import { inside, signIn } from '../support/stories.mjs'
import { hand } from '../support/visit.mjs'

const sizes = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }]

/** The main screens of each person. */
const rooms = {
  manager: [
    '/', '/reception', '/appointments', '/appointments/new', '/appointments/list', '/orders', '/settlement', '/settlement/settled', '/handover', '/customers', '/vehicles', '/vehicles/models', '/catalogue/operations',
    '/catalogue/packages', '/reports', '/house/staff', '/house/dealership', '/house/checklists', '/house/papers', '/house/policy', '/house/audit',
  ],
  foreman: ['/', '/workshop', '/workshop/jobs', '/workshop/load', '/workshop/refused', '/workshop/bays'],
  clerk: [
    '/', '/parts', '/parts/stock', '/parts/receipts', '/parts/receipts/new', '/parts/suppliers', '/parts/bins', '/parts/sales', '/parts/sales/new', '/parts/invoices',
    '/parts/invoices/to-match', '/parts/quality', '/parts/old', '/parts/knowing', '/parts/margins',
  ],
}

for (const size of sizes) {
  test(`the rooms of the house at ${size.width}×${size.height}`, { timeout: 240_000 }, async (t) => {
    const data = temporaryFolder()
    await runConsole('sample', 'demo', '--data', data)
    const { address } = await serve(t, data)
    const screen = await openBrowser(t, address, size)
    await signIn(screen, { login: people.manager.login, password })
    await inside(screen, people.manager.name)
    for (const [role, pages] of Object.entries(rooms)) {
      if (role !== 'manager') await hand(screen, people[role])
      await look(screen, pages, `${role}-${size.width}`)
    }
    await screen.quiet()
  })
}

test('an empty house says on every screen how to begin, and in English says nothing in Chinese', { timeout: 240_000 }, async (t) => {
  const { address } = await serve(t, temporaryFolder())
  const screen = await openBrowser(t, address)
  await screen.click('language')
  await screen.reads('sample')
  await screen.click('set-up')
  for (const [field, text] of Object.entries({
    'house-name': 'Sample Motors', 'house-address': '1 Science Road, Shenzhen', 'house-phone': '0755-12345678', 'manager-name': 'Wang', 'manager-login': 'manager',
    'manager-password': 'correct horse', 'manager-pin': '2468',
  })) await screen.fill(field, text)
  await screen.click('found')
  await inside(screen, 'Wang')
  // The words of checklists, parameters, their sources, what one says to customers and the names of the first store and bin are the house's own.
  const own = ['/house/checklists', '/house/policy']
  const pages = [...new Set(Object.values(rooms).flat())].filter((page) => !own.includes(page))
  await look(screen, pages, 'empty', (text, page) => assert.doesNotMatch(text.replace('中文', '').replace(/“[^”]*”|主仓|待上架/g, ''), /\p{Script=Han}/u, page))
  await screen.quiet()
})

/** Goes from page to page and looks at each: it is there, whole, and in people's words. */
async function look(screen, pages, name, also = () => {}) {
  for (const page of pages) {
    await screen.go(`#${page}`)
    await screen.wait(`the page ${page}`, () => screen.driver.evaluate(settled, page))
    await screen.shot(`${name}${page.replaceAll('/', '-')}`)
    const text = await screen.text()
    assert.doesNotMatch(text, /(^|\s)[a-z_]+(\.[a-z_]+)+(\s|$)/m, `${page} shows the name of a sentence instead of the sentence`)
    assert.ok(await screen.driver.evaluate(fits), `${page} is wider than the window`)
    also(text, page)
  }
}

const settled = (page) =>
  location.hash === `#${page}` && document.querySelector('main.page') !== null && document.querySelector('.progress.on, .el-loading-mask') === null

const fits = () => {
  const body = document.querySelector('main.page > .body')
  return document.documentElement.scrollWidth <= innerWidth && body.scrollWidth <= body.clientWidth + 1
}

import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { atEnd } from './programs.mjs'
import { Screen } from './screen.mjs'

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens an address in Chromium; `locale` is that of the browser. */
export async function openBrowser(t, address, { locale = 'zh-CN', width = 1366, height = 768 } = {}) {
  const browser = await chromium.launch({
    executablePath: candidates.find((path) => path && existsSync(path)),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  atEnd(t, () => browser.close())
  const page = await browser.newPage({ locale, viewport: { width, height } })
  page.setDefaultTimeout(10_000)
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text())
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // The stream of changes is ended by leaving the page.
    if (why !== 'net::ERR_ABORTED') errors.push(`${request.url()}: ${why}`)
  })
  await page.goto(address)
  return new Screen({
    name: 'browser',
    page,
    errors,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    click: (css) => page.locator(css).first().click({ timeout: 2_000 }),
    focus: (css) => page.locator(css).first().focus({ timeout: 2_000 }),
    evaluate: (script, argument) => page.evaluate(script, argument),
    picture: () => page.screenshot(),
  })
}

import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shots, until } from './programs.mjs'

/**
 * What a person can do in front of a screen, the same in a browser and in the desktop program.
 * A driver brings `type`, `press`, `click`, `focus`, `evaluate`, `picture` and a list of `errors`.
 *
 * `actions` counts keys other than free text, and clicks: what the action budgets are about.
 */
export class Screen {
  actions = 0

  constructor(driver) {
    this.driver = driver
  }

  /** Keys such as `Enter`, `Tab`, `F2`, `Control+s`; several are pressed one after the other. */
  async press(...keys) {
    for (const key of keys) {
      this.actions += 1
      await this.driver.press(key)
    }
  }

  /** Free text into whatever has the focus. */
  type(text) {
    return this.driver.type(text)
  }

  async click(id) {
    this.actions += 1
    await this.seen(id)
    // What still slides, or lies under something that goes away, is hit beside: another entry of the menu, say.
    await this.wait(`${id} to be within reach`, () => this.driver.evaluate(withinReach, selector(id)))
    // An opening animation may cover the place for a moment.
    await this.wait(`a click on ${id}`, async () => (await this.driver.click(selector(id)), true))
  }

  /** Puts text in place of what the field holds, and looks whether it arrived, as a person does. */
  async fill(id, text) {
    await this.seen(id)
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await this.wait(`the focus on ${id}`, async () => (await this.driver.focus(field(id)), true))
      await this.driver.press('Control+a')
      await this.driver.press('Delete')
      await this.driver.type(text)
      const value = await this.value(id)
      if (value === null || value === text) return
    }
  }

  /** The text a person can read, of one part or of the whole page. */
  text(id) {
    return this.driver.evaluate(
      (css) => [...document.querySelectorAll(css)].map((part) => part.innerText).join('\n'),
      id ? selector(id) : 'body',
    )
  }

  value(id) {
    return this.driver.evaluate((css) => document.querySelector(css)?.value ?? null, field(id))
  }

  count(id) {
    return this.driver.evaluate((css) => document.querySelectorAll(css).length, selector(id))
  }

  /** Waits for a part by its `data-testid`. */
  seen(id, options) {
    const shown = (css) => {
      const part = document.querySelector(css)
      return part !== null && part.getClientRects().length > 0
    }
    return this.wait(`the part ${id}`, () => this.driver.evaluate(shown, selector(id)), options)
  }

  gone(id, options) {
    return this.wait(`${id} to go`, async () => (await this.count(id)) === 0, options)
  }

  /** Waits for a text anywhere, or inside a part. */
  reads(text, id, options) {
    return this.wait(`the text “${text}”`, async () => (await this.text(id)).includes(text), options)
  }

  /** As `until`, but keeps a picture of what there was instead. */
  async wait(...what) {
    try {
      return await until(...what)
    } catch (error) {
      await this.shot(`missed-${(missed += 1)}`).catch(() => {})
      throw new Error(`${error.message}\n${(await this.text().catch(() => '')).slice(0, 2_000)}`)
    }
  }

  /** Where the focus is: the nearest `data-testid` around it. */
  focused() {
    return this.driver.evaluate(
      () => document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? null,
    )
  }

  /** Waits until the focus is there, so that what is typed next goes where a person sees it going. */
  hasFocus(id, options) {
    return this.wait(`the focus on ${id}`, async () => (await this.focused()) === id, options)
  }

  enabled(id) {
    const ready = (css) => document.querySelector(css)?.matches(':not(:disabled, .is-disabled)') === true
    return this.wait(`${id} to be ready`, () => this.driver.evaluate(ready, selector(id)))
  }

  /** Goes to an address of the program, as a person does by a link on the left. */
  go(hash) {
    return this.driver.evaluate((to) => {
      location.hash = to
    }, hash)
  }

  async shot(name) {
    mkdirSync(shots, { recursive: true })
    await this.driver.evaluate(painted)
    writeFileSync(join(shots, `${this.driver.name}-${name}.png`), await this.driver.picture())
  }

  /** Fails when the page complained in its console. */
  async quiet() {
    const later = await this.driver.evaluate(() => globalThis.complaints ?? [])
    assert.deepEqual([...this.driver.errors, ...later], [], 'the console of the page is not quiet')
  }
}

let missed = 0

/** Whether a part stands still, and whoever points at its middle points at it. */
const withinReach = async (css) => {
  const part = document.querySelector(css)
  part?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const place = () => JSON.stringify(part?.getBoundingClientRect())
  const before = place()
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  if (!part?.isConnected || before !== place()) return false
  const { left, top, width, height } = part.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return there !== null && (part.contains(there) || there.contains(part))
}

const painted = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** `job-17 start` is the part `start` within the part `job-17`. */
const selector = (id) => id.split(' ').map((one) => `[data-testid="${one}"]`).join(' ')

// The mark may stand on the field itself or on something around it.
const field = (id) =>
  ['input', 'textarea', '[contenteditable]']
    .flatMap((kind) => [`${kind}${selector(id)}`, `${selector(id)} ${kind}`])
    .join(', ')

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { atEnd, program, start, temporaryFolder, until } from './programs.mjs'
import { Screen } from './screen.mjs'
import { askWindowsToClose } from './x11.mjs'

// The WebDriver standard's names for keys that are no characters.
const KEYS = {
  Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Enter: '\uE007', Tab: '\uE004',
  Escape: '\uE00C', Backspace: '\uE003', Delete: '\uE017', ArrowUp: '\uE013', ArrowDown: '\uE015',
  ArrowLeft: '\uE012', ArrowRight: '\uE014', Home: '\uE011', End: '\uE010', PageUp: '\uE00E',
  PageDown: '\uE00F', Space: ' ',
}
for (let n = 1; n <= 12; n += 1) KEYS[`F${n}`] = String.fromCharCode(0xe030 + n)

/**
 * Starts the real desktop program on a virtual display and takes hold of its window. Without `data` it finds
 * its folder by itself, in a `home` that may be used again; `places` says where that is. `density` is how many
 * dots of the display make one of the program's. `tools` is a folder whose programs come before the system's.
 */
export async function openDesktop(t, data, { width = 1366, height = 768, density = 1, home = temporaryFolder(), tools } = {}) {
  const errors = []
  const port = await freePort()
  const display = await virtualDisplay(t, width * density, height * density)
  const environment = {
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    GDK_SCALE: String(density),
    LANG: 'C.UTF-8',
    PATH: tools ? `${tools}:${process.env.PATH}` : process.env.PATH,
    TAURI_WEBVIEW_AUTOMATION: 'true',
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
  }
  stillWindows(environment.XDG_CONFIG_HOME)
  const driver = start(t, 'WebKitWebDriver', [`--port=${port}`], {
    env: environment,
    heard(line) {
      if (/CONSOLE (JS )?(ERROR|WARN)|^thread .* panicked/.test(line)) errors.push(line)
    },
  })
  const base = `http://127.0.0.1:${port}`
  await until('the driver', () => fetch(`${base}/status`).then((answer) => answer.ok))
  const binary = program('servicelane')
  const options = { binary, args: data ? ['--data', data] : [] }
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
  const { sessionId } = await ask('POST', `${base}/session`, { capabilities })
  const session = `${base}/session/${sessionId}`
  const close = async () => {
    // As the button that closes does: the last window closed ends the program, and the driver with it. What the
    // driver itself calls closing ends the process before it can tidy up.
    await evaluate(() => void globalThis.__TAURI_INTERNALS__.invoke('close_answered', { leave: true })).catch(() => {})
    await until('the program to end', () => runs(binary, home).length === 0).finally(driver.stop)
  }
  atEnd(t, close)

  const find = async (css) => {
    const found = await ask('POST', `${session}/element`, { using: 'css selector', value: css })
    return `${session}/element/${Object.values(found)[0]}`
  }
  const keys = async (presses) => {
    const actions = [{ type: 'key', id: 'keys', actions: presses }]
    await ask('POST', `${session}/actions`, { actions })
  }
  const evaluate = (script, argument = null) =>
    ask('POST', `${session}/execute/sync`, {
      script: `return (${script}).apply(null, arguments)`,
      args: [argument],
    })
  // WebKit's driver has no log; from here on the page keeps one itself.
  await evaluate(keepComplaints)
  return Object.assign(
    new Screen({
      name: 'desktop',
      errors,
      evaluate,
      press: (key) => keys(chord(key)),
      type: (text) => keys([...text].flatMap((c) => [down(c), up(c)])),
      click: async (css) => ask('POST', `${await find(css)}/click`, {}),
      focus: (css) => evaluate(focusOn, css),
      picture: async () => Buffer.from(await ask('GET', `${session}/screenshot`), 'base64'),
    }),
    {
      close,
      display,
      /** Presses the button that closes the window; whether the program ends is its own matter. */
      pressClose: () => askWindowsToClose(display),
      /** Whether the program still runs. */
      isThere: () => runs(binary, home).length > 0,
      /** Starts the program once more beside it, as a second double click does. */
      startAgain: (t) => start(t, binary, options.args, { env: { ...environment } }),
      /** Ends the program as a power cut does. */
      kill: () => runs(binary, home).forEach((id) => process.kill(id, 'SIGKILL')),
    },
  )
}

/** As somebody has it who does not like moving pictures: nothing slides away from under the pointer. */
function stillWindows(config) {
  const folder = join(config, 'gtk-3.0')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n')
}

/** Where the program keeps its own things in that home. */
export const places = (home) => ({
  data: join(home, 'data', 'cn.servicelane.desk'),
  settings: join(home, 'config', 'cn.servicelane.desk'),
})

/** The processes of that program in that home. */
function runs(binary, home) {
  const mark = `XDG_DATA_HOME=${join(home, 'data')}`
  return readdirSync('/proc')
    .filter((id) => {
      try {
        const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')
        return words[0] === binary && readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(mark)
      } catch {
        return false
      }
    })
    .map(Number)
}

function focusOn(css) {
  const part = document.querySelector(css)
  if (!part) throw new Error(`nothing is ${css}`)
  part.focus()
}

function keepComplaints() {
  globalThis.complaints = []
  const keep = (...what) => globalThis.complaints.push(what.map(String).join(' '))
  for (const level of ['error', 'warn']) {
    const said = console[level]
    console[level] = (...what) => (keep(...what), said(...what))
  }
  addEventListener('error', (event) => keep(event.message))
  addEventListener('unhandledrejection', (event) => keep(event.reason))
}

const down = (value) => ({ type: 'keyDown', value })
const up = (value) => ({ type: 'keyUp', value })

function chord(key) {
  const values = key.split('+').map((name) => KEYS[name] ?? name)
  return [...values.map(down), ...values.reverse().map(up)]
}

async function ask(method, url, body) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) })
  const { value } = await answer.json()
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

async function virtualDisplay(t, width, height) {
  const words = ['-c', `exec Xvfb -displayfd 1 -screen 0 ${width}x${height}x24 -nolisten tcp`]
  let found
  const number = new Promise((done) => (found = done))
  start(t, 'sh', words, { heard: (line) => /^\d+$/.test(line) && found(line) })
  return `:${await number}`
}

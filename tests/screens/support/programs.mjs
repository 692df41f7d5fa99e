import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target')
const ending = process.platform === 'win32' ? '.exe' : ''

/** Where the pictures go. */
export const shots = join(root, 'tests/screens/shots')

/** A program as `cargo build` left it. */
export function program(name) {
  const path = join(target, process.env.SERVICELANE_PROFILE ?? 'debug', name + ending)
  if (!existsSync(path)) throw new Error(`${path} is missing: cargo build --workspace --bins`)
  return path
}

const ends = new WeakMap()

/** Does something when the test has ended; what was begun last is ended first. */
export function atEnd(t, end) {
  if (!ends.has(t)) {
    ends.set(t, [])
    t.after(async () => {
      const failures = []
      for (const end of ends.get(t).reverse()) await Promise.resolve(end()).catch((error) => failures.push(error))
      if (failures.length) throw failures[0]
    })
  }
  ends.get(t).push(end)
}

/** An empty folder that goes away when the tests have ended and nothing writes to it any more. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'servicelane-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** Runs the console to its end: `await runConsole('sample', 'demo', '--data', folder)`. */
export async function runConsole(...words) {
  const done = await promisify(execFile)(program('servicelane-console'), words, { maxBuffer: 1 << 28 })
  return done.stdout
}

/** Starts a program and ends it with the test; gives what it prints, line by line, to `heard`. */
export function start(t, path, words, { env = {}, heard = () => {} } = {}) {
  const child = spawn(path, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((done) => child.once('exit', done))
  child.once('error', (error) => heard(String(error)))
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      lines.forEach((line) => heard(line))
    })
  }
  const stop = async () => {
    // SIGTERM, so that a program takes its own children with it.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    // A grandchild that lives on must not keep the tests from ending.
    child.stdout.destroy()
    child.stderr.destroy()
  }
  atEnd(t, stop)
  return { child, ended, stop }
}

/** Serves a data folder: its `address`, and `stop` to end it early. */
export async function serve(t, data) {
  let found
  const lines = []
  const address = new Promise((done) => (found = done))
  const words = ['serve', '--port', '0', '--data', data]
  const { ended, stop } = start(t, program('servicelane-console'), words, {
    heard(line) {
      lines.push(line)
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)
      if (match) found(match[0])
    },
  })
  const early = ended.then(() => {
    throw new Error(`serve ended: ${lines.join('\n')}`)
  })
  early.catch(() => {})
  return { address: await Promise.race([address, early]), stop }
}

/** Asks until there is an answer that is neither false nor an exception, and gives it. */
export async function until(what, ask, { seconds = 15 } = {}) {
  const end = Date.now() + seconds * 1000
  let last
  for (;;) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}: ${last}`)
    await new Promise((next) => setTimeout(next, 50))
  }
}

import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openDesktop, places } from '../support/desktop.mjs'
import { temporaryFolder, until } from '../support/programs.mjs'
import { inside, manager, setUp, signIn } from '../support/stories.mjs'

const WORD = 'servicelane.window'

/** Asks the program what a button would; its dialogs for folders are the system's, which a driver cannot use. */
const invoke = (screen, command, input) =>
  screen.driver.evaluate(([command, input]) => globalThis.__TAURI_INTERNALS__.invoke(command, input), [command, input])

const session = (screen) => screen.driver.evaluate(() => sessionStorage.getItem('servicelane.session'))

test('a second start shows the window that is there, and ends', async (t) => {
  const data = temporaryFolder()
  const screen = await openDesktop(t, data)
  await screen.seen('set-up')
  const second = screen.startAgain(t)
  await second.ended
  assert.equal(second.child.exitCode, 0)
  await screen.seen('set-up')
  await screen.quiet()
  await screen.close()
  assert.equal(existsSync(join(data, WORD)), false, 'nobody is there any more')
})

test('the data folder moves, is remembered, and is missed when it is gone', { timeout: 180_000 }, async (t) => {
  const home = temporaryFolder()
  const { data, settings } = places(home)
  const target = join(temporaryFolder(), '售后 通', '㛃')
  const first = await openDesktop(t, null, { home })
  await setUp(first)
  await first.click('who')
  await first.click('about')
  await first.seen('move-data')
  await first.shot('about')
  await first.click('move-data')
  await first.seen('choose-folder')
  await first.shot('move')

  const token = await session(first)
  const refused = await invoke(first, 'plan_move', { session: token, chosen: data })
  assert.equal(refused.refused[0].code, 'data_folder.same')
  const nobody = await invoke(first, 'plan_move', { session: null, chosen: target })
  assert.equal(nobody.refused[0].code, 'access.signed_out')
  const plan = await invoke(first, 'plan_move', { session: token, chosen: target })
  assert.equal(plan.ok.folder, target)
  const moved = await invoke(first, 'move_data', { session: token, to: target })
  assert.deepEqual(moved, { ok: { folder: target, left: null } })
  // The same person goes on working, and nothing of the dealership stays behind.
  await inside(first, '王经理')
  assert.equal(existsSync(join(data, 'servicelane.db')), false)
  assert.equal(existsSync(join(data, WORD)), false)
  assert.ok(existsSync(join(target, WORD)))
  await first.close()

  // The next start and the console know where it is.
  assert.equal(JSON.parse(readFileSync(join(settings, 'data_folder.json'), 'utf8')).folder, target)
  const second = await openDesktop(t, null, { home })
  await signIn(second, manager)
  await inside(second, '王经理')
  await second.close()

  // The drive is not plugged in: no empty dealership takes its place.
  const pocket = `${target}.pocket`
  renameSync(target, pocket)
  const third = await openDesktop(t, null, { home })
  await third.seen('point-to')
  await third.reads(target)
  await third.shot('folder-gone')
  assert.equal(existsSync(target), false)
  assert.equal(existsSync(join(data, 'servicelane.db')), false)
  const elsewhere = await invoke(third, 'point_to', { folder: home })
  assert.equal(elsewhere.refused[0].code, 'file.missing')
  renameSync(pocket, target)
  await third.click('retry')
  await signIn(third, manager)
  await inside(third, '王经理')
})

test('the folder and the log open with what this PC has for such things', async (t) => {
  const data = join(temporaryFolder(), '㛃 数据')
  const tools = temporaryFolder()
  const told = join(tools, 'told')
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${told}'\n`)
  chmodSync(join(tools, 'xdg-open'), 0o755)
  const opened = () => (existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n') : [])
  const screen = await openDesktop(t, data, { tools, width: 1920, height: 1080 })
  await setUp(screen)
  await screen.click('who')
  await screen.click('about')
  await screen.reads(data, 'about-dialog')
  await screen.click('open-folder')
  await until('the folder', () => opened().length === 1)
  await screen.click('open-log')
  await until('the log', () => opened().length === 2)
  assert.deepEqual(opened(), [data, join(data, 'servicelane.log')])
  assert.ok(existsSync(join(data, 'servicelane.log')), 'there is something to read')
  await screen.shot('about-large')
  await screen.quiet()
})

test('a display of twice the density shows everything as large as ever, and twice as sharp', async (t) => {
  const data = temporaryFolder()
  const large = { home: temporaryFolder(), width: 1920, height: 1080 }
  const measures = (screen) => screen.driver.evaluate(() => [devicePixelRatio, innerWidth, innerHeight])
  const closedByItsButton = async (screen) => {
    await screen.pressClose()
    await until('the window to close', () => !screen.isThere())
  }
  const first = await openDesktop(t, data, { ...large, density: 2 })
  await setUp(first)
  assert.deepEqual(await measures(first), [2, 1366, 768])
  await first.shot('dense')
  await first.quiet()
  await closedByItsButton(first)
  // The same window again, and on a plain display: neither doubled nor halved.
  for (const density of [2, 1]) {
    const again = await openDesktop(t, data, { ...large, density })
    await again.reads('示范店')
    assert.deepEqual(await measures(again), [density, 1366, 768])
    await closedByItsButton(again)
  }
})

test('a drive that is pulled out at work is told, and work goes on when it is back', async (t) => {
  const data = join(temporaryFolder(), 'U 盘')
  const screen = await openDesktop(t, data)
  await setUp(screen)
  renameSync(data, `${data}.pocket`)
  const token = await session(screen)
  const lock = { command: 'access.lock', input: {}, requestId: 'pulled-1', session: token }
  assert.equal((await invoke(screen, 'call', lock)).refused[0].code, 'file.gone')
  assert.equal((await invoke(screen, 'call', { ...lock, requestId: 'pulled-2' })).refused[0].code, 'file.gone')
  renameSync(`${data}.pocket`, data)
  // The same session: nobody has to sign in again.
  const who = await invoke(screen, 'call', { command: 'access.who', input: {}, session: token })
  assert.equal(who.ok.me.name, '王经理')
  await inside(screen, '王经理')
})

test('after an unexpected end the next start says so once', async (t) => {
  const data = temporaryFolder()
  const home = temporaryFolder()
  const first = await openDesktop(t, data, { home })
  await setUp(first)
  first.kill()
  const { since } = JSON.parse(readFileSync(join(data, WORD), 'utf8'))
  const report = `crash-${since}999.txt`
  mkdirSync(join(data, 'reports'), { recursive: true })
  writeFileSync(join(data, 'reports', report), 'as the program would have written it')

  const second = await openDesktop(t, data, { home: temporaryFolder() })
  await second.seen('ended')
  await second.reads(report)
  await second.shot('ended')
  await second.click('ended-read')
  await second.close()
  assert.deepEqual(readdirSync(join(data, 'reports')), [report])
  const third = await openDesktop(t, data, { home: temporaryFolder() })
  await third.seen('by-password').catch(() => third.seen('login'))
  assert.equal(await third.count('ended'), 0)
})

test('the window closes at once, unless long work would be lost', { timeout: 180_000 }, async (t) => {
  const data = join(temporaryFolder(), '售后 通 㛃')
  const screen = await openDesktop(t, data)
  await setUp(screen)
  const token = await session(screen)
  const ask = async (command, input, requestId = command) => {
    const answer = await invoke(screen, 'call', { command, input, requestId, session: token })
    assert.ok('ok' in answer, JSON.stringify(answer))
    return answer.ok
  }

  // A list of parts that takes a while.
  const list = Buffer.from(`编号,名称,售价\n${Array.from({ length: 120_000 }, (_, n) => `L${n},配件 ${n},${n % 900}.50`).join('\n')}`)
  const { id, piece } = await ask('parts_import.begin', { name: '价格表.csv', size: list.length })
  for (let offset = 0; offset < list.length; offset += piece) {
    await ask('parts_import.append', { id, offset, base64: list.subarray(offset, offset + piece).toString('base64') }, `append-${offset}`)
  }
  const look = await ask('parts_import.look', { id, sheet: null, heading_row: null })
  const plan = { sheet: 0, heading_row: look.heading_row, columns: look.columns, known: 'update', create_bins: false, class: 'original', unit: '个' }
  const { errand } = await ask('parts_import.take_in', { id, plan, only_good: false })

  assert.ok((await screen.pressClose()) > 0)
  await screen.seen('closing')
  await screen.reads('还有工作正在进行')
  await screen.shot('closing')
  await screen.click('stay')
  await screen.gone('closing')
  assert.ok(screen.isThere())
  await ask('errands.cancel', { id: errand })
  await until('the work to stop', async () => (await ask('errands.show', { id: errand })).state === 'cancelled')
  await screen.quiet()
  await screen.pressClose()
  await until('the program to end without a question', () => !screen.isThere())
})

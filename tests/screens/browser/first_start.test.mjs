import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.mjs'
import { runConsole, serve, temporaryFolder } from '../support/programs.mjs'
import { inside, manager, setUp, signIn } from '../support/stories.mjs'

test('an empty folder becomes a dealership by five questions', async (t) => {
  const { address } = await serve(t, temporaryFolder())
  const screen = await openBrowser(t, address)
  await screen.seen('set-up')
  await screen.shot('welcome')
  await setUp(screen)
  await screen.shot('home')
  await screen.quiet()

  // Another browser on this PC starts at the door, by password.
  const other = await openBrowser(t, address)
  await other.reads('示范店')
  await signIn(other, manager)
  await inside(other, '王经理')
  await other.quiet()
})

test('the screens speak English, all of them, one click away', async (t) => {
  const { address } = await serve(t, temporaryFolder())
  const screen = await openBrowser(t, address)
  await screen.click('language')
  await screen.reads('sample')
  const text = await screen.text()
  assert.doesNotMatch(text.replace('中文', '').replace('售后通', ''), /\p{Script=Han}/u)
  await screen.quiet()
})

test('the sample dealership opens for whoever looks around', async (t) => {
  const data = temporaryFolder()
  await runConsole('sample', 'demo', '--data', data)
  const { address } = await serve(t, data)
  const screen = await openBrowser(t, address)
  await screen.reads('有限公司')
  await screen.shot('sample-door')
  await screen.quiet()
})

import { test } from 'node:test'
import { openDesktop } from '../support/desktop.mjs'
import { serve, temporaryFolder } from '../support/programs.mjs'
import { inside, manager, setUp, signIn } from '../support/stories.mjs'

test('the desktop program sets up a dealership and finds it again', async (t) => {
  const data = temporaryFolder()
  const first = await openDesktop(t, data)
  await first.seen('set-up')
  await first.shot('welcome')
  await setUp(first)
  await first.shot('home')
  await first.quiet()
  await first.close()

  const second = await openDesktop(t, data)
  await second.reads('示范店')
  await signIn(second, manager)
  await inside(second, '王经理')
  await second.quiet()
})

test('a folder that another program uses is explained, not crashed upon', async (t) => {
  const data = temporaryFolder()
  const other = await serve(t, data)
  const screen = await openDesktop(t, data)
  await screen.reads('另一个售后通程序')
  await screen.shot('in-use')
  await other.stop()
  await screen.click('retry')
  await screen.seen('set-up')
})

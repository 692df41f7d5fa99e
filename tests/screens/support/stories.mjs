/** The manager of the dealership that `setUp` makes. */
export const manager = { login: 'manager', password: 'correct horse', pin: '2468' }

/** The first start on an empty folder: five questions, and the manager is inside. */
export async function setUp(screen) {
  await screen.click('set-up')
  await screen.fill('house-name', '示范店')
  await screen.fill('house-address', '深圳市南山区科技路1号')
  await screen.fill('house-phone', '0755-12345678')
  await screen.fill('manager-name', '王经理')
  await screen.fill('manager-login', manager.login)
  await screen.fill('manager-password', manager.password)
  await screen.fill('manager-pin', manager.pin)
  await screen.shot('set-up')
  await screen.click('found')
  await inside(screen, '王经理')
}

/** Waits for the frame with that person in it. */
export async function inside(screen, name) {
  await screen.seen('who')
  await screen.reads(name, 'who')
}

export async function signIn(screen, { login, password }) {
  const either = async () => (await screen.count('login')) + (await screen.count('by-password')) > 0
  await screen.wait('a way to sign in', either)
  if ((await screen.count('login')) === 0) await screen.click('by-password')
  await screen.fill('login', login)
  await screen.fill('password', password)
  await screen.press('Control+Enter')
  await screen.seen('who')
}

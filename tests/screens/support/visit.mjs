import assert from 'node:assert/strict'
import { password, people, pin } from './people.mjs'
import { runConsole } from './programs.mjs'
import { inside, signIn } from './stories.mjs'

/** The package of a usual maintenance in the sample's catalogue. */
const STANDARD_JOB = 'TC-BY6'

/** The sample dealership in a folder, a car of it that is at home today, and a technician whose hands are free. */
export async function sampleWithCar(data) {
  await runConsole('sample', 'demo', '--data', data)
  const ask = async (command, input) => JSON.parse(await runConsole('call', command, JSON.stringify(input), '--as', people.advisor.login, '--data', data)).ok
  const here = new Set((await ask('reception.today', {})).map((visit) => visit.vehicle_id))
  const { rows } = await ask('vehicles.list', { fuel: 'petrol' })
  const car = rows.find((one) => one.owner && one.plate && one.mileage > 0 && !here.has(one.id))
  const { technicians } = await ask('workshop.load', { day: null })
  const technician = technicians.find((one) => !one.running).name
  return { technician, plate: car.plate, tail: car.plate.slice(-5), owner: car.owner, mileage: car.mileage + 5_000 }
}

/**
 * A whole visit, from the search to the car that drives out of the gate, by the people whose work it is, each
 * at the keyboard. Where there is a budget of actions for a job it is kept.
 */
export async function wholeVisit(screen, car) {
  await screen.driver.evaluate(countPrints)
  await signIn(screen, { login: people.advisor.login, password })
  await inside(screen, people.advisor.name)

  // The customer is at the desk: find the car, take it in, agree on a job, print the contract.
  const reception = budget(screen, 12, 'a returning car to its printed contract')
  await screen.press('Control+k')
  await screen.type(car.tail)
  await screen.reads(car.plate, 'search-hits')
  await screen.shot('visit-01-search')
  await screen.press('Enter')
  await screen.seen('car-page')
  await screen.press('F2')
  const number = await toContract(screen, { mileage: car.mileage, words: '做保养，刹车有异响' }, 'visit')
  reception()

  await hand(screen, people.foreman)
  await openOrder(screen, number)
  await screen.press('F6')
  await screen.hasFocus('technicians')
  await screen.type(car.technician)
  await screen.reads('项未完')
  await screen.press('Enter', 'Control+Enter')
  await screen.seen('job-sheet')
  await screen.shot('visit-07-dispatched')

  // The scanner types a code and ends it with Enter.
  await hand(screen, people.clerk)
  await screen.press('F4')
  await screen.hasFocus('scan')
  await screen.type(number)
  await screen.press('Enter')
  await screen.seen('pick-lines')
  const parts = await screen.driver.evaluate(() => [...document.querySelectorAll('[data-testid=pick-lines] [data-part]')].map((row) => row.dataset.part))
  assert.equal(parts.length, 4)
  await screen.hasFocus('scan')
  for (const code of parts) {
    await screen.type(code)
    await screen.press('Enter')
  }
  await screen.shot('visit-08-scanned')
  const issue = budget(screen, 1, 'to confirm what was scanned')
  await screen.press('Control+Enter')
  issue()
  await screen.reads('LL', 'said')
  await screen.shot('visit-09-issued')

  // The technician's screen is made for gloves: two large buttons.
  await hand(screen, { name: car.technician })
  await screen.go('#/workshop/jobs')
  await screen.reads(car.plate, 'jobs')
  await screen.shot('visit-10-job')
  const job = await screen.driver.evaluate(
    (plate) => [...document.querySelectorAll('[data-testid^="job-"]')].find((one) => one.innerText.includes(plate)).dataset.testid,
    car.plate,
  )
  await screen.click(`${job} start`)
  await screen.click(`${job} finish`)
  await screen.seen(`${job} check`)

  await hand(screen, people.inspector)
  await openOrder(screen, number)
  await screen.press('F8')
  await screen.seen('pass')
  await screen.press('Alt+a')
  await screen.shot('visit-11-inspection')
  await screen.press('Control+Enter')
  await screen.seen('certificate')
  await screen.shot('visit-12-passed')

  await hand(screen, people.cashier)
  await openOrder(screen, number)
  const settle = budget(screen, 4, 'to settle and print, paid in one way')
  await screen.press('F9')
  await screen.reads('1,334.00', 'gross')
  await screen.enabled('settle')
  await screen.shot('visit-13-settlement')
  await screen.press('Control+Enter')
  await printed(screen, 2, 'visit-14-settled')
  settle()

  await hand(screen, people.advisor)
  await openOrder(screen, number)
  await screen.press('F10')
  await screen.seen('deliver')
  await screen.shot('visit-15-handover')
  await screen.press('Control+Enter')
  await screen.seen('print-pass')
  await screen.press('Control+p')
  await printed(screen, 3, 'visit-16-exit-pass')

  // And a last look: the order is closed, and the customer's visits are one search away.
  await openOrder(screen, number)
  await screen.reads('已交车', 'order-state')
  await screen.shot('visit-17-delivered')
  const look = budget(screen, 2, "a customer's last visits")
  await screen.press('Control+k')
  await screen.type(car.owner)
  await screen.press('Enter')
  look()
  await screen.reads(number.slice(2, 10), 'visits')
  await screen.shot('visit-18-customer')
  await screen.quiet()
}

/** Somebody nobody knows, with a car nobody knows: both are filed on the way in. */
export async function newCustomer(screen) {
  await screen.driver.evaluate(countPrints)
  await signIn(screen, { login: people.advisor.login, password })
  await inside(screen, people.advisor.name)

  const reception = budget(screen, 16, 'a new customer with a new car to the printed contract')
  await screen.press('F2')
  await screen.hasFocus('find-car')
  await screen.type('苏E9K27H')
  await screen.press('Enter')
  await screen.hasFocus('plate')
  await screen.press('Enter')
  await screen.hasFocus('vin')
  await screen.type('LSVAM4186C2184841')
  await screen.press('Enter')
  await screen.hasFocus('model')
  await screen.type('途观')
  await screen.press('Enter')
  await screen.hasFocus('customer-name')
  await screen.type('欧阳文茜')
  await screen.press('Enter')
  await screen.hasFocus('customer-phone')
  await screen.type('13962218807')
  await screen.shot('new-01-register')
  await screen.press('Control+Enter')
  await screen.gone('register')
  const number = await toContract(screen, { mileage: 31_200, words: '首次来店，做保养' }, 'new')
  reception()
  await openOrder(screen, number)
  await screen.reads('欧阳文茜')
  await screen.quiet()
}

/** From the arrival's form to the contract in the customer's hand: the number of its order. */
async function toContract(screen, { mileage, words }, name) {
  await screen.hasFocus('mileage')
  await screen.type(String(mileage))
  await screen.press('Enter')
  await screen.hasFocus('fuel')
  await screen.type('5')
  await screen.press('Enter')
  await screen.hasFocus('words')
  await screen.type(words)
  await screen.shot(`${name}-02-arrival`)
  await screen.press('Control+Enter')
  await screen.enabled('walk-done')
  await screen.seen('car-drawing')
  await screen.shot(`${name}-03-walk-around`)
  await screen.press('Control+Enter')
  await screen.seen('order-state')
  await screen.hasFocus('line-entry')
  await screen.type(STANDARD_JOB)
  await screen.press('Enter')
  await screen.seen('ask-consent')
  await screen.shot(`${name}-04-estimate`)
  await screen.press('Control+Enter')
  await screen.seen('consent-confirm')
  await screen.reads('1,334.00', 'consent-amount')
  await screen.shot(`${name}-05-consent`)
  await screen.press('Control+Enter')
  await screen.gone('consent-confirm')
  const number = await screen.text('order-number')
  assert.match(number, /^RO\d{8}-\d{4,}$/)
  await screen.press('Control+p')
  await printed(screen, 1, `${name}-06-contract`)
  return number
}

/** Another person takes the keyboard, by PIN. */
export async function hand(screen, { name }) {
  await screen.press('Control+u')
  await screen.click(`face-${name}`)
  await screen.fill('pin', pin)
  await screen.press('Enter')
  await inside(screen, name)
  await screen.gone('pin')
  await screen.go('#/')
  await screen.seen('home')
}

async function openOrder(screen, number) {
  await screen.press('Control+k')
  await screen.type(number)
  await screen.press('Enter')
  await screen.reads(number, 'order-number')
}

/** Looks at the paper on the screen and prints it. */
async function printed(screen, times, shot) {
  await screen.seen('paper-page')
  await screen.wait('the paper to be drawn', () => screen.driver.evaluate(() => document.querySelector('[data-testid=sheets] canvas') !== null))
  await screen.shot(shot)
  await screen.press('Control+p')
  await screen.wait('the paper to be printed', async () => (await screen.driver.evaluate(() => globalThis.printed)) === times)
}

/** Counts the keys and clicks from here on; the returned function checks them. */
function budget(screen, most, job) {
  const before = screen.actions
  return () => assert.ok(screen.actions - before <= most, `${job}: ${screen.actions - before} actions instead of ${most}`)
}

// No printer stands at a test; the dialog of the web view would wait for somebody.
function countPrints() {
  globalThis.printed = 0
  globalThis.print = () => (globalThis.printed += 1)
}

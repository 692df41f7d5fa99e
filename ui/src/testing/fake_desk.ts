import type { Desk, Loss } from '@/backend/desk'
import { door } from '@/backend/door'

/** The window and folder of a PC for tests; stands at the door that is open. */
export function fakeDesk(given: Partial<Desk> = {}) {
  const held: boolean[] = []
  const answered: boolean[] = []
  let heard = 0
  let ask: (loss: Loss) => void = () => undefined
  const desk: Desk = {
    openFolder: () => Promise.resolve(),
    openLog: () => Promise.resolve(),
    openReport: () => Promise.resolve(),
    chooseFolder: () => Promise.resolve(null),
    planMove: () => Promise.resolve({ refused: [] }),
    moveData: () => Promise.resolve({ refused: [] }),
    stopMove: () => Promise.resolve(),
    whileMoving: () => () => undefined,
    pointTo: () => Promise.resolve({ ok: null }),
    useUsualFolder: () => Promise.resolve({ ok: null }),
    unexpectedEnd: () => Promise.resolve(null),
    hold: (unsaved) => Promise.resolve(void held.push(unsaved)),
    onCloseAsked: (asked) => {
      ask = asked
      return () => (ask = () => undefined)
    },
    closeHeard: () => Promise.resolve(void (heard += 1)),
    closeAnswered: (leave) => Promise.resolve(void answered.push(leave)),
    ...given,
  }
  door().desk = desk
  return { held, answered, heard: () => heard, askToClose: (loss: Loss) => ask(loss) }
}

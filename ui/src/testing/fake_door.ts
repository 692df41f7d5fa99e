import type { Answer } from '@/backend/answer'
import { useDoor, type Door } from '@/backend/door'

interface Told {
  command: string
  input: unknown
  requestId: string | null
}

/** A door for tests: answers what it is told to, and remembers what was asked. */
export function fakeDoor(answer: (command: string, input: unknown) => Answer | Promise<Answer>) {
  const told: Told[] = []
  let report: (tags: string[] | null) => void = () => undefined
  const door: Door = {
    call(command, input, requestId) {
      told.push({ command, input, requestId })
      return Promise.resolve().then(() => answer(command, input))
    },
    listen(_session, changed) {
      report = changed
      return () => (report = () => undefined)
    },
    save: () => Promise.resolve(),
    saveMade: () => Promise.resolve(),
    chooseFolder: null,
    show: () => Promise.resolve(),
    usable: () => Promise.resolve(),
    about: () => Promise.resolve({ version: '0', data_folder: null, movable: false, reports: [] }),
    desk: null,
  }
  useDoor(door)
  return { told, changed: (tags: string[] | null) => report(tags) }
}

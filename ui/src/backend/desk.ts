import type { Answer } from './answer'

/** How far a move of the data folder is, in bytes. */
export interface MoveStep {
  stage: 'copying' | 'comparing'
  done: number
  of: number
}

/** Where the data would go, and how much of it. */
export interface MovePlan {
  folder: string
  bytes: number
  files: number
}

export interface Moved {
  folder: string
  /** The old folder, where it could not be taken away whole, and why. */
  left: { folder: string; why: string } | null
}

/** The program ended before without being closed. */
export interface UnexpectedEnd {
  /** When that run began, such as `20261122-080000`. */
  since: string
  report: string | null
}

/** What closing the window now would lose. */
export interface Loss {
  unsaved: boolean
  working: boolean
}

/** What only the program on the dealership's own PC can do; a browser has no such door. */
export interface Desk {
  openFolder(): Promise<void>
  openLog(): Promise<void>
  openReport(name: string): Promise<void>
  /** The system's own dialog; null when the person thought again. */
  chooseFolder(): Promise<string | null>
  /** Whether the data may go there: answers a `MovePlan`. */
  planMove(session: string | null, chosen: string): Promise<Answer>
  /** Answers `Moved`. */
  moveData(session: string | null, to: string): Promise<Answer>
  stopMove(): Promise<void>
  whileMoving(told: (step: MoveStep) => void): () => void
  /** The remembered folder is not to be found: it is here now. */
  pointTo(folder: string): Promise<Answer>
  useUsualFolder(): Promise<Answer>
  /** Told once after each start. */
  unexpectedEnd(): Promise<UnexpectedEnd | null>
  /** Whether closing the window would lose something. */
  hold(unsaved: boolean): Promise<void>
  onCloseAsked(asked: (loss: Loss) => void): () => void
  closeHeard(): Promise<void>
  closeAnswered(leave: boolean): Promise<void>
}

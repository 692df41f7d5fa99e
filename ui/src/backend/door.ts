import type { Answer } from './answer'
import type { Desk } from './desk'
import { httpDoor } from './http'
import { tauriDoor } from './tauri'

/** Which program this is; on the dealership's own PC also where its file lies. */
export interface About {
  version: string
  data_folder: string | null
  /** Whether the program itself can move it. */
  movable: boolean
  /** Names of the reports of crashes, the newest first. */
  reports: string[]
}

/** One way to reach the core. The rest of the ui never knows which one is open. */
export interface Door {
  call(command: string, input: unknown, requestId: string | null, session: string | null): Promise<Answer>
  /**
   * Reports change tags until the returned function is called. `tags: null` means "anything may
   * have changed" (the line was down for a while).
   */
  listen(session: string | null, changed: (tags: string[] | null) => void): () => void
  /** Hands a finished file to the person: a save dialog or the browser's downloads. */
  save(name: string, bytes: Blob): Promise<void>
  /** Shows a finished file in the program this PC has for such files. */
  show(name: string, bytes: Blob): Promise<void>
  /** Hands over the file that long work made; it does not pass through the screen's memory where it need not. */
  saveMade(errand: number, name: string, session: string | null): Promise<void>
  /** A folder of the computer that keeps the data, chosen by hand; null: thought again, or none can be chosen here. */
  chooseFolder: (() => Promise<string | null>) | null
  about(): Promise<About>
  /** Says that the first screen stands and can be used. */
  usable(): Promise<void>
  /** The window and folder of this PC; null in a browser. */
  desk: Desk | null
}

let opened: Door | null = null

/** Chooses the door: the desktop shell where we run inside it, otherwise the host that served us. */
export function openDoor(): void {
  opened = '__TAURI_INTERNALS__' in window ? tauriDoor() : httpDoor()
}

/** Puts another door in place (tests). */
export function useDoor(door: Door): void {
  opened = door
}

export function door(): Door {
  if (!opened) throw new Error('no door is open yet')
  return opened
}

/** Lets the browser store a file in its downloads. */
export function download(name: string, bytes: Blob): Promise<void> {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return Promise.resolve()
}

/** Lets the browser show a file in a tab of its own. */
export function view(_name: string, bytes: Blob): Promise<void> {
  const url = URL.createObjectURL(bytes)
  window.open(url, '_blank')
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return Promise.resolve()
}

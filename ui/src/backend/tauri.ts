import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { Unreachable, type Answer } from './answer'
import type { Desk, Loss, MoveStep, UnexpectedEnd } from './desk'
import type { About, Door } from './door'

/** The door of the desktop program. The only file that imports `@tauri-apps/*`. */
export function tauriDoor(): Door {
  return {
    async call(command, input, requestId, session) {
      try {
        return await invoke<Answer>('call', { command, input, requestId, session })
      } catch (cause) {
        throw new Unreachable(cause)
      }
    },

    listen(_session, changed) {
      return hear<{ tags: string[] | null }>('changed', ({ tags }) => changed(tags))
    },

    async save(name, bytes) {
      await invoke('save_file', { name, base64: await toBase64(bytes) })
    },

    async saveMade(errand, _name, session) {
      await invoke('save_made', { errand, session })
    },

    chooseFolder: () => invoke<string | null>('choose_folder'),

    async show(name, bytes) {
      await invoke('open_file', { name, base64: await toBase64(bytes) })
    },

    about: () => invoke<About>('about'),
    usable: () => invoke('usable'),
    desk,
  }
}

const desk: Desk = {
  openFolder: () => invoke('open_data_folder'),
  openLog: () => invoke('open_log'),
  openReport: (name) => invoke('open_report', { name }),
  chooseFolder: () => invoke<string | null>('choose_folder'),
  planMove: (session, chosen) => invoke<Answer>('plan_move', { session, chosen }),
  moveData: (session, to) => invoke<Answer>('move_data', { session, to }),
  stopMove: () => invoke('stop_move'),
  whileMoving: (told) => hear<MoveStep>('moving', told),
  pointTo: (folder) => invoke<Answer>('point_to', { folder }),
  useUsualFolder: () => invoke<Answer>('use_usual_folder'),
  unexpectedEnd: () => invoke<UnexpectedEnd | null>('unexpected_end'),
  hold: (unsaved) => invoke('hold', { unsaved }),
  onCloseAsked: (asked) => hear<Loss>('close_asked', asked),
  closeHeard: () => invoke('close_heard'),
  closeAnswered: (leave) => invoke('close_answered', { leave }),
}

/** Hears an event of the program until the returned function is called. */
function hear<T>(event: string, heard: (payload: T) => void): () => void {
  let open = true
  const unlisten = listen<T>(event, ({ payload }) => {
    if (open) heard(payload)
  })
  return () => {
    open = false
    void unlisten.then((stop) => stop())
  }
}

function toBase64(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.readAsDataURL(bytes)
  })
}

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { Unreachable, type Answer } from './answer'
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
      let open = true
      const unlisten = listen<{ tags: string[] | null }>('changed', (event) => {
        if (open) changed(event.payload.tags)
      })
      return () => {
        open = false
        void unlisten.then((stop) => stop())
      }
    },

    async save(name, bytes) {
      await invoke('save_file', { name, base64: await toBase64(bytes) })
    },

    async show(name, bytes) {
      await invoke('open_file', { name, base64: await toBase64(bytes) })
    },

    about: () => invoke<About>('about'),
    usable: () => invoke('usable'),
    openDataFolder: () => invoke('open_data_folder'),
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

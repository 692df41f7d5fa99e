import { ref, watch, type Ref } from 'vue'
import { mine } from '@/shared/me'

/** The folder somebody used last for this, on this computer. */
export function keptFolder(name: string): Ref<string> {
  const place = mine(`folder.${name}`)
  const folder = ref(localStorage.getItem(place) ?? '')
  watch(folder, (now) => localStorage.setItem(place, now))
  return folder
}

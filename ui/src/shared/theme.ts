import { ref } from 'vue'

const STORED = 'servicelane.dark'

export const dark = ref(
  localStorage.getItem(STORED) === null
    ? (window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false)
    : localStorage.getItem(STORED) === 'yes',
)

export function paint(): void {
  document.documentElement.classList.toggle('dark', dark.value)
}

export function switchLight(): void {
  dark.value = !dark.value
  localStorage.setItem(STORED, dark.value ? 'yes' : 'no')
  paint()
}

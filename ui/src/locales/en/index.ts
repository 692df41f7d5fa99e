import words from 'element-plus/es/locale/lang/en'

// One file per slice; its name is the first part of every key in it.
const files = import.meta.glob<Record<string, unknown>>('./*.json', { eager: true, import: 'default' })

export const messages = Object.fromEntries(
  Object.entries(files).map(([path, sentences]) => [path.slice(2, -'.json'.length), sentences]),
)
export const elementWords = words

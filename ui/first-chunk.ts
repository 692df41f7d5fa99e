import type { Plugin, Rolldown } from 'vite'

const ALL_COMPONENTS = /element-plus[\\/]es[\\/](index|component|components[\\/]index)\.mjs$/
const STYLE = /^(.*element-plus[\\/]es[\\/]components[\\/][^\\/]+[\\/])style[\\/]css\.mjs$/

/**
 * All that the first screen needs goes into one chunk: dozens of small ones are dozens of ways to
 * the disk before anything is seen. What only a later screen needs stays apart.
 */
export function firstChunk(): Plugin {
  const first = new Set<string>()
  return {
    name: 'first-chunk',
    buildEnd() {
      first.clear()
      const ahead = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry)
      for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
        // The list of all components leads to every one; which of them are used, their styles tell.
        if (first.has(id) || ALL_COMPONENTS.test(id)) continue
        first.add(id)
        ahead.push(...(this.getModuleInfo(id)?.importedIds ?? []))
        const component = STYLE.exec(id)?.[1]
        if (component) ahead.push(`${component}index.mjs`)
      }
    },
    outputOptions(options: Rolldown.OutputOptions) {
      return { ...options, codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) }] } }
    },
  }
}

import type { Plugin } from 'vite'

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"]element-plus['"]/g

/**
 * Brings each Element Plus component's own style along with its import, so that nobody loads the
 * whole style sheet (350 kB) or has to remember a second import line.
 */
export function elementStyles(): Plugin {
  return {
    name: 'element-styles',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('element-plus')) return null
      const styles = new Set<string>()
      for (const match of code.matchAll(IMPORT)) {
        for (const name of match[1]!.split(',')) {
          const component = /^\s*El([A-Z]\w*)/.exec(name)?.[1]
          if (component) styles.add(component.replace(/\B([A-Z])/g, '-$1').toLowerCase())
        }
      }
      if (styles.size === 0) return null
      const lines = [...styles].map((s) => `import 'element-plus/es/components/${s}/style/css'`)
      return { code: `${code}\n${lines.join('\n')}`, map: null }
    },
  }
}

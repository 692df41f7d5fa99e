import { needs, reads } from '@/backend/generated/api'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { expect, test } from 'vitest'
import { messages as en } from './en'
import { messages as zh } from './zh-CN'

const SRC = resolve(__dirname, '..')
const CORE = resolve(SRC, '../../src-tauri/core/src')
const CHINESE = /[\u3400-\u9fff]/

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  return new Map(Object.entries(value as object).flatMap(([key, inner]) => [...flat(inner, path ? `${path}.${key}` : key)]))
}

const sentences = { zh: flat(zh), en: flat(en) }
const sources = filesUnder(SRC, /\.(vue|ts)$/).filter((f) => !/\.test\.ts$|\/generated\/|\/testing\//.test(f))
const name = (file: string) => file.slice(SRC.length + 1)

test('both languages say the same things with the same particulars', () => {
  expect([...sentences.en.keys()].sort()).toEqual([...sentences.zh.keys()].sort())
  // One form of a sentence with several, as for one day and for more.
  const particulars = (text: string) => [...text.split(' | ')[0]!.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
  for (const [key, text] of sentences.zh) {
    expect(particulars(sentences.en.get(key)!), key).toEqual(particulars(text))
    expect(text.trim(), key).not.toBe('')
    // A word of the trade may be named; a sentence may not be left untranslated.
    expect(sentences.en.get(key)!.match(new RegExp(CHINESE, 'g'))?.length ?? 0, key).toBeLessThan(5)
  }
})

test('every sentence a screen asks for is there', () => {
  const missing: string[] = []
  for (const file of sources) {
    const text = readFileSync(file, 'utf8')
    for (const [, key] of text.matchAll(/(?:\$t|\bt|\bsay)\(\s*'([\w.]+)'/g)) {
      if (!sentences.zh.has(key!)) missing.push(`${name(file)}: ${key}`)
    }
    // Keys made of parts: at least the fixed part must lead somewhere.
    for (const [, part] of text.matchAll(/(?:\$t|\bt|\bsay)\(\s*`([\w.]+)\$\{/g)) {
      if (![...sentences.zh.keys()].some((key) => key.startsWith(part!))) missing.push(`${name(file)}: ${part}…`)
    }
    for (const [, key] of text.matchAll(/\blabel: '([a-z_]+\.[\w.]+)'/g)) {
      if (!sentences.zh.has(key!)) missing.push(`${name(file)}: ${key}`)
    }
  }
  expect(missing).toEqual([])
})

test('every refusal of the core has its sentence', () => {
  const codes = new Set<string>()
  for (const file of filesUnder(CORE, /\.rs$/)) {
    // Codes in tests are inventions.
    const text = readFileSync(file, 'utf8').split('#[cfg(test)]')[0]!
    for (const [, code] of text.matchAll(/(?:Refusal::new\(|refuse!\()\s*"([a-z_]+(?:\.[a-z_]+)+)"/g)) codes.add(code!)
    for (const [, code] of text.matchAll(/\.require\((?:[^;"]|"[^"]*")*?,\s*"([a-z_]+(?:\.[a-z_]+)+)"\s*,?\s*\)/g)) codes.add(code!)
  }
  const missing = [...codes].filter((code) => {
    const [slice, ...rest] = code.split('.')
    return !sentences.zh.has(`${slice}.refusals.${rest.join('.')}`) && !sentences.zh.has(`kernel.refusals.${code}`)
  })
  expect(missing.sort()).toEqual([])
})

interface Node {
  type: number
  content?: unknown
  tag?: string
  children?: Node[]
  props?: { type: number; name: string; value?: { content: string } }[]
}

test('no words stand in a screen itself', () => {
  const words: string[] = []
  const spoken = new Set(['title', 'label', 'placeholder', 'alt', 'aria-label', 'hint', 'note', 'empty', 'word', 'content'])
  const walk = (node: Node, file: string): void => {
    // Names of keys are the same in every language.
    if (node.tag === 'kbd') return
    if (node.type === 2 && /[A-Za-z\u3400-\u9fff]/.test(String(node.content))) words.push(`${file}: ${String(node.content).trim()}`)
    for (const prop of node.props ?? []) {
      if (prop.type === 6 && spoken.has(prop.name) && /[A-Za-z\u3400-\u9fff]/.test(prop.value?.content ?? '')) words.push(`${file}: ${prop.name}="${prop.value!.content}"`)
    }
    for (const child of node.children ?? []) walk(child, file)
  }
  for (const file of sources) {
    const text = readFileSync(file, 'utf8')
    if (file.endsWith('.vue')) {
      const ast = parse(text).descriptor.template?.ast
      if (ast) walk(ast as unknown as Node, name(file))
    }
    // Comments may name things in Chinese; code may not.
    const code = text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, '')
    for (const line of code.split('\n')) if (CHINESE.test(line)) words.push(`${name(file)}: ${line.trim()}`)
  }
  expect(words).toEqual([])
})

test('every change has its words in the trail of what was done', () => {
  const deeds = Object.keys(needs).filter((command) => !(command in reads))
  expect(deeds.length).toBeGreaterThan(50)
  expect(deeds.filter((command) => !sentences.zh.has(`audit.deeds.${command}`))).toEqual([])
})

import { afterEach, expect, test, vi } from 'vitest'
import { Unreachable } from './answer'
import { eventData } from './event_stream'
import { httpDoor } from './http'

afterEach(() => vi.unstubAllGlobals())

function stream(...pieces: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })
}

test('a call carries the session, the input and the request id', async () => {
  const fetch = vi.fn(() => Promise.resolve(new Response('{"ok":{"id":7}}')))
  vi.stubGlobal('fetch', fetch)
  const answer = await httpDoor('http://desk').call('access.hire', { name: '张伟' }, 'r-1', 'token')
  expect(answer).toEqual({ ok: { id: 7 } })
  const [url, init] = fetch.mock.calls[0] as unknown as [string, RequestInit]
  expect(url).toBe('http://desk/call/access.hire')
  expect((init.headers as Record<string, string>).authorization).toBe('Bearer token')
  expect(JSON.parse(String(init.body))).toEqual({ input: { name: '张伟' }, request_id: 'r-1' })
})

test('no answer, or one that is not ours, is unreachable', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')))
  await expect(httpDoor().call('access.who', {}, null, null)).rejects.toBeInstanceOf(Unreachable)
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>')))
  await expect(httpDoor().call('access.who', {}, null, null)).rejects.toBeInstanceOf(Unreachable)
})

test('events arrive whole, however the stream is cut', async () => {
  const seen: string[] = []
  const body = stream('data: {"tags":["st', 'aff"]}\n\n: keep alive\n\nda', 'ta:{"tags":null}\r\n\r\n')
  for await (const data of eventData(body)) seen.push(data)
  expect(seen).toEqual(['{"tags":["staff"]}', '{"tags":null}'])
})

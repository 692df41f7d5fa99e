import { Unreachable, unwrap, type Answer } from './answer'
import { download, view, type Door } from './door'
import { eventData } from './event_stream'

const RECONNECT_MS = [500, 1_000, 2_000, 5_000]

/** The door of a browser: the console's or the dealership host's HTTP interface. */
export function httpDoor(base = ''): Door {
  return {
    async call(command, input, requestId, session) {
      let response: Response
      try {
        response = await fetch(`${base}/call/${command}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...bearer(session) },
          body: JSON.stringify({ input, request_id: requestId }),
        })
        return (await response.json()) as Answer
      } catch (cause) {
        throw new Unreachable(cause)
      }
    },

    listen(session, changed) {
      const stop = new AbortController()
      void stayConnected(`${base}/events`, session, changed, stop.signal)
      return () => stop.abort()
    },

    async saveMade(errand, name, session) {
      let response: Response
      try {
        response = await fetch(`${base}/made/${errand}`, { headers: bearer(session) })
      } catch (cause) {
        throw new Unreachable(cause)
      }
      if (!response.ok) unwrap((await response.json()) as Answer)
      await download(name, await response.blob())
    },

    // A browser does not tell where folders are.
    chooseFolder: null,
    save: download,
    show: view,
    usable: () => Promise.resolve(),
    about: () => Promise.resolve({ version: __APP_VERSION__, data_folder: null, movable: false, reports: [] }),
    desk: null,
  }
}

async function stayConnected(
  url: string,
  session: string | null,
  changed: (tags: string[] | null) => void,
  signal: AbortSignal,
): Promise<void> {
  let lost = 0
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { headers: bearer(session), signal })
      if (!response.ok || !response.body) throw new Error(`events: ${response.status}`)
      // What happened while the line was down was not told to us: refetch once.
      if (lost > 0) changed(null)
      lost = 0
      for await (const data of eventData(response.body)) {
        changed((JSON.parse(data) as { tags: string[] | null }).tags)
      }
    } catch {
      // Reconnecting is the remedy for every cause: host restarted, network gone, PC asleep.
    }
    if (signal.aborted) return
    const wait = RECONNECT_MS[Math.min(lost, RECONNECT_MS.length - 1)]
    lost += 1
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

function bearer(session: string | null): Record<string, string> {
  return session ? { authorization: `Bearer ${session}` } : {}
}

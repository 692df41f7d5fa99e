import { connect } from 'node:net'

// What a window manager does when its button that closes is pressed, said to the X server itself: on a
// virtual display there is no manager. Numbers of requests and offsets are those of the X protocol, version 11.
const [QUERY_TREE, INTERN_ATOM, GET_PROPERTY, SEND_EVENT] = [15, 16, 20, 25]
const CLIENT_MESSAGE = 33

/** Asks every window on the display that minds to be asked to close. */
export async function askWindowsToClose(display) {
  const server = await talk(`/tmp/.X11-unix/X${display.replace(/^:/, '')}`)
  try {
    const [protocols, close] = [await server.atom('WM_PROTOCOLS'), await server.atom('WM_DELETE_WINDOW')]
    let asked = 0
    for (const window of await server.children(server.root)) {
      if (!(await server.numbers(window, protocols)).includes(close)) continue
      server.tell(window, protocols, close)
      asked += 1
    }
    // An answer to anything: what was sent before has arrived.
    await server.atom('WM_STATE')
    return asked
  } finally {
    server.end()
  }
}

async function talk(path) {
  const socket = connect(path)
  let held = Buffer.alloc(0)
  let wake = () => {}
  socket.on('data', (data) => {
    held = Buffer.concat([held, data])
    wake()
  })
  socket.on('error', () => wake())
  const take = async (length) => {
    while (held.length < length) {
      if (socket.destroyed) throw new Error('the X server hung up')
      await new Promise((done) => (wake = done))
    }
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }
  const send = (head, ...numbers) => {
    const words = Buffer.alloc(4 + 4 * numbers.length)
    words.writeUInt8(head[0], 0)
    words.writeUInt8(head[1] ?? 0, 1)
    words.writeUInt16LE(words.length / 4, 2)
    numbers.forEach((number, at) => words.writeUInt32LE(number, 4 + 4 * at))
    socket.write(words)
  }
  // Events and the answers of others are not asked for: whatever comes is the answer.
  const answer = async () => {
    const head = await take(32)
    if (head[0] !== 1) throw new Error(`the X server said ${head[0]}, ${head[1]}`)
    return Buffer.concat([head, await take(4 * head.readUInt32LE(4))])
  }

  // Little-endian, version 11.0, no authorisation.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const hello = await take(8)
  if (hello[0] !== 1) throw new Error('the X server takes nobody in')
  const about = await take(4 * hello.readUInt16LE(6))
  const vendor = Math.ceil(about.readUInt16LE(16) / 4) * 4
  const root = about.readUInt32LE(32 + vendor + 8 * about[21])

  return {
    root,
    end: () => socket.destroy(),
    async atom(name) {
      const padded = Buffer.alloc(Math.ceil(name.length / 4) * 4)
      padded.write(name, 'latin1')
      const letters = Array.from({ length: padded.length / 4 }, (_, at) => padded.readUInt32LE(4 * at))
      send([INTERN_ATOM], name.length, ...letters)
      return (await answer()).readUInt32LE(8)
    },
    async children(window) {
      send([QUERY_TREE], window)
      const told = await answer()
      return Array.from({ length: told.readUInt16LE(16) }, (_, at) => told.readUInt32LE(32 + 4 * at))
    },
    async numbers(window, property) {
      send([GET_PROPERTY], window, property, 0, 0, 32)
      const told = await answer()
      return told[1] === 32 ? Array.from({ length: told.readUInt32LE(16) }, (_, at) => told.readUInt32LE(32 + 4 * at)) : []
    },
    tell(window, protocol, what) {
      // The event: its kind and format, the window, the protocol, five numbers.
      send([SEND_EVENT], window, 0, CLIENT_MESSAGE | (32 << 8), window, protocol, what, 0, 0, 0, 0)
    },
  }
}

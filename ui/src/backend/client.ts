import { unwrap } from './answer'
import { door } from './door'
import type { Commands } from './generated/api'
import { session } from './session'

export type Command = keyof Commands
export type ReadCommand = { [C in Command]: Commands[C]['kind'] extends 'read' ? C : never }[Command]
export type WriteCommand = Exclude<Command, ReadCommand>
export type Input<C extends Command> = Commands[C]['input']
export type Output<C extends Command> = Commands[C]['output']

/**
 * Asks the core. Throws `Refused`, `Failed` or `Unreachable` (see `answer.ts`).
 *
 * A change must carry a request id, kept for every retry of the same submit, so that the same call
 * sent twice happens once: `useChange` does that, and screens use it instead of calling directly.
 */
export async function call<C extends Command>(
  command: C,
  input: Input<C>,
  requestId: string | null = null,
): Promise<Output<C>> {
  const answer = await door().call(command, input, requestId, session.value)
  return unwrap(answer) as Output<C>
}

import { shallowRef } from 'vue'

/** A step that asks once, and says what will happen. */
export interface Question {
  title: string
  /** What will happen, and how it can be undone where it can. */
  text: string
  /** The word on the button: what is done, not "OK". */
  confirm: string
  /** Marks a step that takes something away. */
  grave?: boolean
  /** Asks for a reason; the answer is then its text. */
  reason?: string
}

export interface Asked extends Question {
  answer: (reason: string | null) => void
}

export const asked = shallowRef<Asked | null>(null)

/** Resolves to the reason (empty where none was asked for), or null when the person thought again. */
export function confirmStep(question: Question): Promise<string | null> {
  asked.value?.answer(null)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (reason) => {
        asked.value = null
        resolve(reason)
      },
    }
  })
}

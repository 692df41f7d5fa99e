/** `20261122-080000`, alone or in a report's name, as a person reads a moment. */
export function nameOf(text: string): string {
  const found = /(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)/.exec(text)
  return found ? `${found[1]}-${found[2]}-${found[3]} ${found[4]}:${found[5]}` : text
}

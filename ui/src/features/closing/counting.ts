import type { Signature } from '@/backend/generated/api'
import type { Strokes } from '@/shared/SignaturePad.vue'

/** An amount as people type it (`1,234.5`, `１２`), as the core takes it; null while it is none. */
export function amountOf(typed: string): string | null {
  const plain = typed.normalize('NFKC').replace(/[,\s¥￥]/g, '')
  return /^-?\d{1,12}(\.\d{1,2})?$/.test(plain) ? plain : null
}

/** What was drawn, by whom; nothing drawn is refused by the core at its field. */
export function signed(drawn: Strokes | null, signer: string): Signature {
  const strokes = (drawn?.strokes ?? []).map((stroke) => stroke.map(([x, y, at]): [number, number, number] => [Math.round(x), Math.round(y), at]))
  return { signer, width: drawn?.width ?? 1, height: drawn?.height ?? 1, strokes }
}

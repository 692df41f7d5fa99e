import { useQueries } from '@tanstack/vue-query'
import { computed } from 'vue'
import { call } from '@/backend/client'
import type { AttachedTo } from '@/backend/generated/api'
import { useChange } from '@/backend/change'
import { readKey, useRead } from '@/backend/read'
import type { NewPhoto } from '@/shared/photo'
import type { ShownPhoto } from '@/shared/PhotoStrip.vue'

/** Where photos of a car are usually taken from, in the order one walks. */
export const labels = ['left_front', 'right_front', 'left_rear', 'right_rear', 'dashboard', 'other'] as const

/** The photos of a record, and keeping more of them. */
export function usePhotos(kind: AttachedTo, id: () => number, name: (label: string) => string) {
  const list = useRead('attachments.list', () => ({ subject_kind: kind, subject_id: id() }))
  const kept = computed(() => (list.data.value ?? []).filter((one) => one.mime.startsWith('image/') || one.mime === 'application/pdf'))
  const pictures = computed(() => kept.value.filter((one) => one.mime.startsWith('image/')))
  const contents = useQueries({
    queries: computed(() =>
      pictures.value.map((one) => ({
        queryKey: readKey('attachments.read', { id: one.id }),
        queryFn: () => call('attachments.read', { id: one.id }),
        // A file never changes: it is kept under its digest.
        staleTime: Infinity,
      })),
    ),
  })
  const photos = computed<ShownPhoto[]>(() =>
    kept.value.flatMap((one): ShownPhoto[] => {
      // A scan is read when somebody looks at it.
      if (one.mime === 'application/pdf') return [{ id: one.id, pdf: () => call('attachments.read', { id: one.id }).then((read) => read.base64), note: one.name }]
      const content = contents.value[pictures.value.indexOf(one)]?.data
      return content ? [{ id: one.id, url: `data:${content.mime};base64,${content.base64}`, note: name(one.label) }] : []
    }),
  )
  /** The next usual place nobody took a photo of yet. */
  const nextLabel = computed(() => labels.find((label) => !pictures.value.some((one) => one.label === label)) ?? 'other')
  const adding = useChange('attachments.add')
  const removing = useChange('attachments.remove')

  async function add(photo: NewPhoto, label: string): Promise<void> {
    await adding.run({ subject_kind: kind, subject_id: id(), label, name: photo.name, mime: photo.mime, base64: photo.base64 })
  }
  return { photos, nextLabel, add, remove: (photo: number) => removing.run({ id: photo }), adding, removing, list }
}

import { nextTick, onBeforeUnmount, onMounted, reactive, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { mine } from './me'

export interface Sort {
  key: string
  descending: boolean
}

/**
 * A list's filters and sort, kept per screen and person for as long as the window is open, so that
 * the list looks the same when one comes back.
 */
export function useListState<F extends object>(fresh: () => F): F {
  const place = mine(`list.${useRoute().path}`)
  const kept = sessionStorage.getItem(place)
  const state = reactive({ ...fresh(), ...(kept ? (JSON.parse(kept) as F) : {}) }) as F
  watch(state, () => sessionStorage.setItem(place, JSON.stringify(state)))
  return state
}

/** Keeps the scroll place of an element per screen. */
export function useScrollPlace(element: Ref<HTMLElement | undefined>, ready: () => boolean): void {
  const place = mine(`scroll.${useRoute().path}`)
  onMounted(() => {
    const top = Number(sessionStorage.getItem(place) ?? 0)
    if (!top) return
    const stop = watch(
      ready,
      async (now) => {
        if (!now) return
        await nextTick()
        if (element.value) element.value.scrollTop = top
        stop()
      },
      { immediate: true, flush: 'post' },
    )
  })
  onBeforeUnmount(() => sessionStorage.setItem(place, String(element.value?.scrollTop ?? 0)))
}

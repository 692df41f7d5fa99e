import { ElMessage } from 'element-plus'
import { computed, onScopeDispose, shallowReactive } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { confirmStep } from './confirm'
import { say } from './i18n'

const losing = shallowReactive(new Set<() => boolean>())

/** Whether closing the window now would lose something that nobody can get back. */
export const unsaved = computed(() => [...losing].some((dirty) => dirty()))

/** As long as this is true, the window asks before it closes. */
export function losesOnClose(dirty: () => boolean): void {
  losing.add(dirty)
  onScopeDispose(() => losing.delete(dirty))
}

/**
 * What happens when a person leaves a form that is not saved: with a draft, a word that it is kept;
 * without one, the question whether to go.
 */
export function guardLeaving(dirty: () => boolean, keepsDraft: boolean): void {
  onBeforeRouteLeave(async () => {
    if (!dirty()) return true
    if (keepsDraft) {
      ElMessage.info(say('shared.draft_kept'))
      return true
    }
    const go = await confirmStep({
      title: say('shared.leave_title'),
      text: say('shared.leave_text'),
      confirm: say('shared.leave'),
      grave: true,
    })
    return go !== null
  })
}

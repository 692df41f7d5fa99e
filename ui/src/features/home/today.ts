import { useRead } from '@/backend/read'

/** The shop right now; every card of the manager reads the same answer. */
export function useToday() {
  return useRead('reports.today', {})
}

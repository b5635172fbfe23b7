import { useQuery } from '@tanstack/react-query'
import { membersQuery } from './members.queries.ts'

/** Whether nobody else here keeps time. Until that is known, somebody may. */
export function useIsAlone({ enabled = true } = {}): boolean {
  const { data } = useQuery({ ...membersQuery, enabled })
  return data !== undefined && data.data.filter(({ role }) => role !== 'viewer').length <= 1
}

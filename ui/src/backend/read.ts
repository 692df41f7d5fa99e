import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import { Unreachable } from './answer'
import { call, type Input, type Output, type ReadCommand } from './client'

interface ReadOptions {
  /** Shows the last answer while the next one is fetched (lists, filters, typeahead). */
  keep?: boolean
}

/** The key under which an answer is kept; `live.ts` finds stale ones by its first part. */
export function readKey<C extends ReadCommand>(command: C, input: Input<C>): readonly unknown[] {
  return [command, input]
}

// A refusal or a failure stays what it is; only an unanswered call is worth asking again.
const retry = (count: number, error: Error) => error instanceof Unreachable && count < 2

/**
 * A read command as live data: refetched when its change tags are reported or its input changes.
 * While `input` is null nothing is asked.
 */
export function useRead<C extends ReadCommand>(
  command: C,
  input: MaybeRefOrGetter<Input<C> | null>,
  options: ReadOptions = {},
) {
  return useQuery<Output<C>>({
    queryKey: computed(() => [command, toValue(input)]),
    queryFn: () => call(command, toValue(input) as Input<C>),
    enabled: computed(() => toValue(input) !== null),
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
    retry,
  })
}

interface PageOptions<C extends ReadCommand, Row, Cursor> {
  /** The command's input for the page after `cursor` (null for the first); null asks nothing. */
  input: (cursor: Cursor | null) => Input<C> | null
  rows: (output: Output<C>) => readonly Row[]
  /** The cursor of the page after this one, null where it was the last. */
  next: (output: Output<C>) => Cursor | null
}

/** A read command page by page (keyset), for `DataList`: rows so far and a way to get more. */
export function usePages<C extends ReadCommand, Row, Cursor>(command: C, options: PageOptions<C, Row, Cursor>) {
  const key: ComputedRef<readonly unknown[]> = computed(() => [command, options.input(null), 'pages'])
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => call(command, options.input(pageParam as Cursor | null) as Input<C>),
    initialPageParam: null as unknown,
    getNextPageParam: (last: Output<C>): unknown => options.next(last),
    enabled: computed(() => options.input(null) !== null),
    placeholderData: keepPreviousData as never,
    retry,
  })
  const rows = computed<Row[]>(() => (query.data.value?.pages ?? []).flatMap((page) => options.rows(page as Output<C>)))
  return {
    rows,
    /** What fills the list, for its export: the same command with the same filter. */
    source: computed(() => ({ command, input: options.input(null) as Record<string, unknown> | null })),
    first: computed(() => query.data.value?.pages[0] as Output<C> | undefined),
    loading: query.isFetching,
    error: query.error,
    more: computed(() => query.hasNextPage.value),
    loadMore: () => void query.fetchNextPage(),
  }
}

/** The bench's bare pages: PGlite as it is published, on the page's own thread. */

import { onRunClicked } from './measured-run.ts'

declare const IS_RESTORING: boolean
declare const BENCH_QUERY: string

interface BarePglite {
  readonly query: (
    sql: string,
    parameters: readonly unknown[],
    options: { rowMode: 'array' },
  ) => Promise<{ rows: unknown[][] }>
}

let database: BarePglite | undefined

onRunClicked(async () => {
  database ??= await open()
  return (await database.query(BENCH_QUERY, [], { rowMode: 'array' })).rows
})

async function open(): Promise<BarePglite> {
  // @ts-expect-error: the published file is served beside the page; TypeScript does not see it there.
  const { PGlite } = (await import('./pglite/index.js')) as {
    PGlite: { create: (options?: object) => Promise<BarePglite> }
  }
  if (!IS_RESTORING) return PGlite.create()
  const response = await fetch('data-directory.tar')
  return PGlite.create({ loadDataDir: await response.blob() })
}

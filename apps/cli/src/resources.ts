/** What the CLI works on. The repository and the installed package find it in different places. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import type { EngineAdapter } from '@savepoint/engines'
import type { Result } from '@savepoint/std'

export interface ResourceFailure {
  /** What is missing and what to do. */
  readonly message: string
}

export interface Resources {
  readonly version: string
  readonly loadCurriculum: () => Promise<Result<CompiledCurriculum, ResourceFailure>>
  readonly createEngine: () => Result<EngineAdapter, ResourceFailure>
  readonly siteFolder: string
  /** Runs the proof of content and returns its exit code; absent where the content's sources are not at hand. */
  readonly verify?: (args: readonly string[]) => Promise<number>
}

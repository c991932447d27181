/** What every part of compiling a lab is given. */

import type { UnitReading } from '../course/unit-reading.ts'
import type { YamlSource } from '../source/yaml-source.ts'
import type { LabSource } from './lab-schema.ts'

export interface LabReading {
  readonly reading: UnitReading
  /** `labs/<folder>`, relative to the folder of the concept. */
  readonly folder: string
  readonly yaml: YamlSource
  readonly lab: LabSource
  /** Ids of parts and requirements as written, also of those that were dropped for another fault. */
  readonly partIds: readonly string[]
  readonly requirementIds: readonly string[]
}

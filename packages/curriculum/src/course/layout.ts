/** Which file belongs where. Paths decide the unit of a file; a path that fits nowhere is an unlisted file. */

import type { SourceFile } from '../diagnostic.ts'
import { compareText, type Reporter } from '../source/reporter.ts'
import { START } from '../source/source-text.ts'
import type { Unit, UnitKind } from './unit.ts'

const ID = '[a-z0-9]+(?:-[a-z0-9]+)*'

interface Place {
  readonly kind: UnitKind
  /** The first group is the key of the unit. */
  readonly pattern: RegExp
}

const PLACES: readonly Place[] = [
  { kind: 'glossary', pattern: /^(glossary\.yaml)$/ },
  { kind: 'simulators', pattern: /^(simulators\.yaml)$/ },
  { kind: 'questionnaire', pattern: /^(guide)\/(?:questions|rules)\.yaml$/ },
  { kind: 'roadmap', pattern: new RegExp(`^(roadmaps/${ID}\\.yaml)$`) },
  { kind: 'path', pattern: new RegExp(`^(paths/${ID}\\.yaml)$`) },
  { kind: 'guide', pattern: /^(guide\/(?:languages|ladders|prerequisites|certifications)\.yaml)$/ },
  { kind: 'coverage', pattern: /^(coverage\.yaml)$/ },
  { kind: 'dataset', pattern: new RegExp(`^(datasets/${ID})/(?:dataset\\.yaml|schema\\.sql|load\\.sql)$`) },
  {
    kind: 'concept',
    pattern: new RegExp(
      `^(concepts/${ID}/${ID})/(?:lesson\\.md|checks\\.yaml|figures/[\\w.-]+\\.svg|` +
        `labs/${ID}/(?:lab\\.yaml|task\\.md|debrief\\.md|setup\\.sql|starter\\.sql|solution\\.sql|(?:alternatives|wrong)/[\\w.-]+\\.sql))$`,
    ),
  },
]

/** Sorts `files` into units, ordered by key; files without a place are reported. */
export function unitsOf(files: readonly SourceFile[], report: Reporter): readonly Unit[] {
  const units = new Map<string, { kind: UnitKind; key: string; files: SourceFile[] }>()
  const seen = new Set<string>()
  for (const file of files) {
    if (seen.has(file.path)) {
      report('duplicateFile', file.path, START, { message: 'the file was given twice', found: file.path })
      continue
    }
    seen.add(file.path)
    const place = findPlace(file.path)
    if (place === undefined) {
      report('unlistedFile', file.path, START, {
        message: 'the content format has no place for this file',
        expected: 'a path of docs/content-format.md',
        found: file.path,
      })
      continue
    }
    const unit = units.get(place.key) ?? { ...place, files: [] }
    unit.files.push(file)
    units.set(place.key, unit)
  }
  const sorted = [...units.values()].sort((a, b) => compareText(a.key, b.key))
  for (const unit of sorted) unit.files.sort((a, b) => compareText(a.path, b.path))
  return sorted
}

function findPlace(path: string): { kind: UnitKind; key: string } | undefined {
  for (const place of PLACES) {
    const key = place.pattern.exec(path)?.[1]
    if (key !== undefined) return { kind: place.kind, key }
  }
  return undefined
}

/** Targets of the coverage as links of the site, and how many entries lead to each kind. Pure. */
import type { CompiledCurriculum, Coverage, CoverageTarget } from '@savepoint/curriculum'

export interface TargetLink {
  readonly text: string
  /** From the root; absent for a command. */
  readonly href?: string
}

/** Returns what a target is called and where it is. The compiler has checked that it exists. */
export function targetLink(target: CoverageTarget, curriculum: CompiledCurriculum): TargetLink {
  const { kind, id } = target
  switch (kind) {
    case 'concept':
      return { text: titleOf(curriculum.concepts, id), href: `/concepts/${id}/` }
    case 'roadmap':
      return { text: titleOf(curriculum.roadmaps, id), href: `/roadmaps/${id}/` }
    case 'path':
      return { text: titleOf(curriculum.paths, id), href: `/paths/${id}/` }
    case 'node':
      return nodeLink(id, curriculum)
    case 'feature': {
      const feature = curriculum.coverage.features.find((candidate) => candidate.id === id)
      const where = feature?.where ?? ''
      return where.startsWith('/') ? { text: feature?.title ?? id, href: where } : { text: where || id }
    }
  }
}

function nodeLink(id: string, { roadmaps }: CompiledCurriculum): TargetLink {
  for (const roadmap of roadmaps) {
    for (const phase of roadmap.phases) {
      const node = [phase, ...phase.modules].find((candidate) => candidate.id === id)
      if (node !== undefined) return { text: node.title, href: `/roadmaps/${roadmap.id}/#${id}` }
    }
  }
  return { text: id }
}

function titleOf(entries: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return entries.find((entry) => entry.id === id)?.title ?? id
}

/** In the order of the sentence. An entry counts for the first of its targets. */
const KIND_WORDS: readonly { readonly kinds: readonly CoverageTarget['kind'][]; readonly word: string }[] = [
  { kinds: ['concept'], word: 'in concepts' },
  { kinds: ['roadmap', 'node'], word: 'in roadmaps' },
  { kinds: ['path'], word: 'in paths' },
  { kinds: ['feature'], word: 'in what the product does' },
]

/** Returns how many entries lead where. The counts add up to all entries. */
export function coverageCounts(
  coverage: Coverage,
): readonly { readonly word: string; readonly count: number }[] {
  const first = coverage.documents.flatMap((document) =>
    document.sections.flatMap((section) => section.entries.map((entry) => entry.at[0]?.kind)),
  )
  return KIND_WORDS.map(({ kinds, word }) => ({
    word,
    count: first.filter((kind) => kind !== undefined && kinds.includes(kind)).length,
  }))
}

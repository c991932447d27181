/** What a note or a resource is about, as one string in the log. */

/** A concept of the library, a topic of an imported roadmap, or a roadmap as a whole. */
export type Subject =
  | { readonly kind: 'concept'; readonly concept: string }
  | { readonly kind: 'topic'; readonly roadmap: string; readonly topic: string }
  | { readonly kind: 'roadmap'; readonly roadmap: string }

/** Returns the key under which events name `subject`: `concept:wal`, `topic:imported-x/joins`, `roadmap:x`. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'concept':
      return `concept:${subject.concept}`
    case 'topic':
      return `topic:${subject.roadmap}/${subject.topic}`
    case 'roadmap':
      return `roadmap:${subject.roadmap}`
  }
}

/** Returns the subject of a key, or `undefined` for a key of another version. Ids of roadmaps have no slash. */
export function parseSubject(key: string): Subject | undefined {
  const [, kind = '', rest = ''] = /^(concept|topic|roadmap):(.+)$/s.exec(key) ?? []
  if (kind === 'concept') return { kind, concept: rest }
  if (kind === 'roadmap') return { kind, roadmap: rest }
  const slash = rest.indexOf('/')
  if (kind !== 'topic' || slash < 1 || slash === rest.length - 1) return undefined
  return { kind, roadmap: rest.slice(0, slash), topic: rest.slice(slash + 1) }
}

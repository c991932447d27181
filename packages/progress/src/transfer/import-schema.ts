/** The schema of imported roadmaps and of what is done with their topics. */

import * as z from 'zod'
import type { ImportedNode } from '../imported-roadmap.ts'
import { id, statusField, titleField, typed, urlField } from './fields.ts'

const NODES_MAX = 100_000

const nodeSchema: z.ZodType<ImportedNode> = z.lazy(() =>
  z.strictObject({
    id,
    kind: z.enum(['group', 'topic']),
    title: titleField,
    text: z.exactOptional(typed),
    links: z.exactOptional(z.array(z.strictObject({ title: titleField, url: urlField })).max(NODES_MAX)),
    minutes: z.exactOptional(z.strictObject({ from: z.number().min(0), to: z.number().min(0) })),
    weeks: z.exactOptional(z.strictObject({ from: z.number().min(0), to: z.number().min(0) })),
    isOptional: z.exactOptional(z.boolean()),
    prerequisites: z.exactOptional(z.array(id).max(NODES_MAX)),
    match: z.exactOptional(z.strictObject({ concept: id, confidence: z.number().min(0).max(1) })),
    children: z.array(nodeSchema).max(NODES_MAX),
  }),
)

const documentSchema = z.strictObject({
  id,
  title: titleField,
  source: titleField,
  nodes: z.array(nodeSchema).max(NODES_MAX),
})

/** Returns the schemas of the kinds that concern imported roadmaps. */
export function importPayloads<E extends z.core.$ZodLooseShape>(envelope: E) {
  return [
    z.strictObject({
      ...envelope,
      kind: z.literal('RoadmapImported'),
      roadmap: id,
      document: documentSchema,
    }),
    z.strictObject({ ...envelope, kind: z.literal('RoadmapRemoved'), roadmap: id }),
    z.strictObject({
      ...envelope,
      kind: z.literal('TopicStatusSet'),
      roadmap: id,
      topic: id,
      status: statusField.nullable(),
    }),
    z.strictObject({
      ...envelope,
      kind: z.literal('TopicMatched'),
      roadmap: id,
      topic: id,
      label: titleField,
      target: id.nullable(),
    }),
  ] as const
}

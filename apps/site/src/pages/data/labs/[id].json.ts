/** A lab as data, for the workspace: loaded when the learner opens it, never part of a page. */
import type { Lab } from '@savepoint/curriculum'
import { allLabs } from '../../../curriculum/load.ts'

export function getStaticPaths() {
  return allLabs().map(({ lab }) => ({ params: { id: lab.id }, props: { lab } }))
}

export function GET({ props }: { props: { lab: Lab } }): Response {
  const { alternatives, wrongAnswers, mutation, ...lab } = props.lab
  return Response.json({ ...lab, alternatives: [], wrongAnswers: [], mutation: { ...mutation, equivalents: [] } })
}

/** A lab as data, for the workspace: loaded when the learner opens it, never part of a page. */
import type { Lab } from '@savepoint/curriculum'
import { allLabs, curriculum } from '../../../curriculum/load.ts'

export function getStaticPaths() {
  return allLabs().map(({ lab }) => ({ params: { id: lab.id }, props: { lab } }))
}

export function GET({ props }: { props: { lab: Lab } }): Response {
  const { alternatives, wrongAnswers, mutation, ...lab } = props.lab
  const dataset = curriculum.datasets.find((candidate) => candidate.id === lab.dataset)
  const variantDescriptions = Object.fromEntries(
    (dataset?.variants ?? []).map(({ id, description }) => [id, description]),
  )
  const served = {
    ...lab,
    variantDescriptions,
    alternatives: [],
    wrongAnswers: [],
    mutation: { ...mutation, equivalents: [] },
  }
  // Links keep the form `{base}/…`: only the page that shows them knows where the site stands.
  return new Response(JSON.stringify(served).replaceAll('href=\\"/', 'href=\\"{base}/'), {
    headers: { 'Content-Type': 'application/json' },
  })
}

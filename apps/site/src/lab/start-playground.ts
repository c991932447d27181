/** The playground's page. */
import { whenReached } from './when-reached.ts'

const main = document.querySelector<HTMLElement>('main[data-playground]')
if (main !== null) {
  whenReached(() => {
    void import('../islands/playground/hydrate.ts').then(({ hydratePlayground }) => hydratePlayground(main))
  })
}

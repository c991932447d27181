/** The search page: the query stands in the address, so that it can be kept and sent. */
import { startSearchBox } from './box.ts'

const RESULTS_MAX = 40

const input = document.querySelector<HTMLInputElement>('[data-search]')
const list = document.querySelector<HTMLElement>('[data-search-list]')
const status = document.querySelector<HTMLElement>('[data-search-status]')

if (input !== null && list !== null && status !== null) {
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  const onQuery = (query: string): void => {
    const address = new URL(location.href)
    if (query === '') address.searchParams.delete('q')
    else address.searchParams.set('q', query)
    if (address.href !== location.href) history.replaceState(null, '', address)
  }
  startSearchBox({ input, list, status }, { countMax: RESULTS_MAX, onQuery })
  input.focus()
}

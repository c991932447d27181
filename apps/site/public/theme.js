/* Runs before the first paint, so that a chosen theme or reading mode never flashes. Storage may be refused. */
;(() => {
  const root = document.documentElement
  root.dataset.js = ''
  try {
    const theme = localStorage.getItem('savepoint:theme')
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme
    if (localStorage.getItem('savepoint:reading-mode') === 'reading') root.dataset.reading = ''
    if (localStorage.getItem('savepoint:started') !== null) root.dataset.started = ''
  } catch {
    // Private mode: the page follows the system.
  }
})()

;(() => {
  const { dataset } = document.documentElement
  dataset.js = ''
  try {
    const kept = (key) => localStorage.getItem(`savepoint:${key}`)
    const theme = kept('theme')
    if (theme === 'dark' || theme === 'light') dataset.theme = theme
    if (kept('reading-mode') === 'reading') dataset.reading = ''
    if (kept('started') !== null) dataset.started = ''
  } catch {}
})()

/** The playground's page. */
const main = document.querySelector<HTMLElement>('main[data-playground]')
const modules = import.meta.glob<{ hydratePlayground: (root: HTMLElement) => void }>(
  '../islands/playground/hydrate.ts',
)
for (const load of Object.values(modules))
  if (main !== null) void load().then((m) => m.hydratePlayground(main))

export {}

/**
 * The site is static files. Nothing is inlined, so that the Content-Security-Policy needs no exception; every
 * address is made relative after the build (tools/src/build/relative.ts), so that the same files work under any path.
 */
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'

/** What every page needs comes as one file: twenty small ones cost more in headers than in code. Hashes and the library are not. */
const BASE =
  /preload-helper|apps\/site\/src\/(?:shell\/(?!policy)|record\/(?!start|library)|lesson\/route|islands\/cell\/(?:hydrate|markup))|packages\/(?:std\/src\/(?!content-hash)|platform\/src\/browser|platform\/src\/[a-z-]+\.ts|progress\/src\/(?!render-)[a-z-]+\.ts)|node_modules\/idb\//

export default defineConfig({
  output: 'static',
  outDir: process.env.SAVEPOINT_OUT_DIR ?? './dist',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [svelte()],
  vite: {
    build: {
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: BASE }] } } },
    },
    // Scripts find their chunks, style sheets and workers relative to themselves: the site may stand anywhere.
    experimental: {
      renderBuiltUrl: (_file, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
    worker: { format: 'es' },
  },
})

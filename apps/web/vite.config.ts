import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const api = process.env.VITE_API ?? 'http://127.0.0.1:3000'

/** The face of every page is one small file: fetch it beside the stylesheet, not after it. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) =>
          /figtree-latin-wght-normal.*\.woff2$/.test(name),
        )
        if (!font) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${font}` }
        return [{ tag: 'link', injectTo: 'head-prepend', attrs }]
      },
    },
  }
}

export default defineConfig({
  plugins: [react(), preloadFont()],
  build: {
    // light-dark() and popover are used as they are, so no older browser is compiled for.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/v1', '/openapi.json', '/docs'].map((path) => [path, { target: api }])),
  },
  preview: { port: 4173, proxy: { '/v1': { target: api } } },
})

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type ProxyOptions } from 'vite'

const routerPath = fileURLToPath(
  new URL('../../node_modules/react-router/dist/production/index.mjs', import.meta.url),
)
const api = process.env.VITE_API ?? 'http://127.0.0.1:3000'

// The API trusts its own address only; on a developer's machine this proxy stands before it.
const forward: ProxyOptions = {
  target: api,
  configure: (server) => server.on('proxyReq', (request) => request.removeHeader('origin')),
}
const proxy = Object.fromEntries(['/v1', '/openapi.json', '/docs', '/dev'].map((path) => [path, forward]))

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

/** The files of the pages where most people begin, for theme.js to fetch: a phone waits a round trip for what comes after. */
function namePageFiles(): Plugin {
  return {
    name: 'name-page-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const filesOf = (name: string) => {
          const page = chunks.find((chunk) => chunk.name === name)
          const scripts = page ? [page.fileName, ...page.imports] : []
          const styles = chunks
            .filter(({ fileName }) => scripts.includes(fileName))
            .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])])
          return [...new Set([...scripts, ...styles])].filter((path) => !html.includes(path)).join(' ')
        }
        const meta = (name: string, content: string) =>
          ({ tag: 'meta', injectTo: 'head-prepend', attrs: { name, content } }) as const
        return [meta('library-files', filesOf('LibraryPage')), meta('prompt-files', filesOf('PromptPage'))]
      },
    },
  }
}

/** A phone draws the mark as soon as it has the stylesheet: our code shares its line and must not come first. */
function fetchCodeAfterStyles(): Plugin {
  return {
    name: 'fetch-code-after-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"'),
    },
  }
}

/** Compressed once here instead of on every request. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = 'dist' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const path = join(dir, name)
        const bytes = readFileSync(path)
        writeFileSync(`${path}.br`, brotliCompressSync(bytes))
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), preloadFont(), namePageFiles(), fetchCodeAfterStyles(), precompress()],
  resolve: {
    // The router's package only names its development build, which carries 2 KB of warnings.
    alias: [{ find: /^react-router$/, replacement: routerPath }],
  },
  build: {
    // light-dark() and popover are used as they are, so no older browser is compiled for.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Every page's files are named in the first one: by what they hold alone.
        chunkFileNames: 'assets/[hash:8].js',
        codeSplitting: {
          groups: [
            // What seldom changes stays in people's caches when we change.
            {
              name: 'vendor',
              test: /^\0rolldown|node_modules\/(react|react-dom|scheduler|react-router|@tanstack|openapi-fetch)\//,
            },
            { name: 'base', tags: ['$initial'] },
            // A file costs a phone a round trip: what several pages need is one, without what only editing needs.
            {
              name: 'parts',
              test: /node_modules\/lucide-react\/|packages\/shared\/src\/links|src\/ui\/(?!PasswordInput|TimeZoneSelect|Form|Section)|src\/collections\/|src\/prompts\/(?!Choose|Merge|Conflict|Diff|Blank|PreviewText|passages|use-blank|bin-strings|writing-strings|PromptForm|PromptText|branches|draft)/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
})

import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { meQuery } from './app/me.queries.ts'
import { isOpenPage, startPage } from './app/pages.ts'
import { queryClient } from './app/query-client.ts'
import './theme.css'
import './base.css'

// Needed whatever comes first: neither waits for the other, or for React.
startPage(location)
if (!isOpenPage(location.pathname)) void queryClient.prefetchQuery(meQuery)

const root = document.getElementById('root')
// A transition gives way to the browser between components: a phone draws and scrolls while it works.
if (root) startTransition(() => createRoot(root).render(<App />))

/** Mounts the window on whichever shell carries it, once it is known whether this page is admitted at all. */
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { engine } from './api.ts'
import { failureOf } from './state/screen.ts'
import './styles/all.css'

const element = document.getElementById('root')
if (!element) throw new Error('index.html lacks the element that the window is mounted on')
const root = createRoot(element)
const chosen = engine()
// One answer over loopback: so a second tab never shows a screen that it may not have.
Promise.resolve(chosen.admitted).then(
  () => root.render(<App engine={chosen} />),
  (error: unknown) => root.render(<App engine={chosen} gone={failureOf(error)} />),
)

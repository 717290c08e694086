/** The window as it is, on an engine whose state stands in the address: `#check:wrong-password`. */
import { createRoot } from 'react-dom/client'
import { App } from '../../../renderer/App.tsx'
import '../../../renderer/styles/all.css'
import { fakeEngine, type ShellSeen } from '../../renderer/fake-engine.ts'
import { fakeState } from '../../renderer/fake-states.ts'

declare global {
  interface Window {
    /** What the window asked of its shell, for the test. */
    seen: ShellSeen
  }
}

const { engine, seen } = fakeEngine(fakeState(decodeURIComponent(location.hash.slice(1))))
window.seen = seen
const root = document.getElementById('root')
if (root) createRoot(root).render(<App engine={engine} />)

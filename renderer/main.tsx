/** Mounts the window on whichever shell carries it. */
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { engine } from './api.ts'
import './styles/all.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks the element that the window is mounted on')
createRoot(root).render(<App engine={engine()} />)

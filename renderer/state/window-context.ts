/** What every part may ask for without having it handed down: the engine, and the voice for screen readers. */
import { createContext, useContext } from 'react'
import type { Engine } from '../../electron/contract/engine.ts'
import type { Memory } from './memory.ts'
import type { Going } from './screen.ts'

export interface WindowTools extends Going {
  engine: Engine
  memory: Memory
}

export const WindowContext = createContext<WindowTools | null>(null)

export function useWindow(): WindowTools {
  const tools = useContext(WindowContext)
  if (!tools) throw new Error('a part of the window stands outside of it')
  return tools
}

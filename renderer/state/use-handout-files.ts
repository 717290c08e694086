/** Hand-outs that come to the window by themselves: dropped on it, or opened by a double click (the shell then tells). */
import { useEffect } from 'react'
import type { Engine } from '../../electron/contract/engine.ts'
import { isHandoutName, readChosen } from './handouts.ts'
import type { Screen } from './screen.ts'

export function useHandoutFiles(engine: Engine, go: (screen: Screen) => void, isBusy: boolean): void {
  useEffect(() => {
    if (isBusy) return
    const over = (event: DragEvent): void => {
      // Without this the browser opens the file in place of the window.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => isHandoutName(name))
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
      if (file) void readChosen(file).then((read) => go({ name: 'handout', file: read }))
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [go, isBusy])
  useEffect(() => engine.shell.onOpenHandout?.((file) => go({ name: 'handout', file })), [engine, go])
}

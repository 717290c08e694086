/** `mail-check practice`: which pretend networks there are. */
import { api } from '../../api.ts'
import { writeJson, writeOut } from './output.ts'

/** @returns the exit status */
export async function practiceCommand(json: boolean): Promise<number> {
  const networks = await api.practice(null, { signal: new AbortController().signal, onProgress: () => {} })
  // What a window needs besides is no part of the contract.
  if (json) await writeJson(networks.map(({ name, title }) => ({ name, title })))
  else {
    const width = Math.max(...networks.map((network) => network.name.length))
    const rows = networks.map((network) => `  ${network.name.padEnd(width)}  ${network.title}\n`)
    await writeOut(
      `Pretend networks, each with its own account:\n\n${rows.join('')}\nUse one with: mail-check check --practice NAME\n`,
    )
  }
  return 0
}

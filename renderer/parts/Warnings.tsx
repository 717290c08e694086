/** What could not be read, closed at first: each line with the file it is about. */
import type { FoundWarning } from '../../electron/contract/found.ts'

export function Warnings({ title, warnings }: { title: string; warnings: readonly FoundWarning[] }) {
  if (warnings.length === 0) return null
  return (
    <details className="quiet warnings">
      <summary>{title}</summary>
      <ul>
        {warnings.map(({ text, file }) => (
          <li key={`${file ?? ''} ${text}`}>
            {file !== null && <span className="mono">{file}: </span>}
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Standard output of `check --json` → a report that keeps the contract's schema, or why not. */
import type { Report } from '../../electron/contract/report.ts'

export function parseReport(stdout: string): { report: Report; complaint: null } | { report: null; complaint: string } {
  try {
    return { report: JSON.parse(stdout) as Report, complaint: null }
  } catch (error) {
    return { report: null, complaint: String(error) }
  }
}

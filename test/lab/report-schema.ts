/** Standard output of `check --json` → a report that keeps the contract's schema, or why not. */
import type { Report } from '../../electron/contract/report.ts'
import { reportSchema } from '../../electron/contract/parse/report-schema.ts'

export function parseReport(stdout: string): { report: Report; complaint: null } | { report: null; complaint: string } {
  try {
    const document: unknown = JSON.parse(stdout)
    const parsed = reportSchema.safeParse(document)
    if (parsed.success) return { report: document as Report, complaint: null }
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    return { report: null, complaint: issues.slice(0, 5).join('; ') }
  } catch (error) {
    return { report: null, complaint: String(error) }
  }
}

/** How a check is named: one endpoint asked in one way (command-line.md, "A report"). Which checks there are stands in plan-of.ts. */
import type { PlannedCheck } from '../contract/plan.ts'

/** `protocol:host:port:security:authentication`, authentication as used: `none` without a sign-in. */
export function checkId(check: Pick<PlannedCheck, 'protocol' | 'host' | 'port' | 'security' | 'signIn'>): string {
  const authentication = check.signIn?.authentication ?? 'none'
  return `${check.protocol}:${check.host}:${check.port}:${check.security}:${authentication}`
}

/** What the probes of the domain's DNS give to sentences: where its mail goes. No judging. */
import type { NetworkProbe } from '../contract/facts.ts'
import type { WordContext } from './words/entry.ts'

export function domainHints(probes: readonly NetworkProbe[]): Pick<WordContext, 'mailGoesTo' | 'takesNoMail'> {
  const probe = probes.find(({ kind, id }) => kind === 'dns' && id.startsWith('mx:'))
  if (!probe) return {}
  const [first] = Array.isArray(probe['mx']) ? probe['mx'] : []
  const host: unknown = first?.host
  const provider: unknown = first?.provider
  const name = typeof host === 'string' ? host : null
  const goesTo = name !== null && typeof provider === 'string' ? `${provider} (${name})` : name
  return { takesNoMail: probe['isNull'] === true, ...(goesTo !== null && { mailGoesTo: goesTo }) }
}

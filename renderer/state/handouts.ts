/** Hand-outs in the window: which one speaks for an address, what a chosen file holds, and a new one from a form. */
import type { CheckAnswer } from '../../electron/contract/api.ts'
import type { IncomingSettings, OutgoingSettings } from '../../electron/contract/account.ts'
import type { Engine } from '../../electron/contract/engine.ts'
import { longestHandoutBytes, speaksFor, type HeldHandout } from '../../electron/contract/handout.ts'
import type { SentFile } from '../../electron/contract/sent-file.ts'
import { domainOf } from './draft.ts'
import { isMissingCall } from './screen.ts'

/** `null`: too large to be one. */
export interface HandoutFile {
  name: string
  text: string | null
}

export function isHandoutName(name: string): boolean {
  return /\.mailcheck$/i.test(name)
}

/** Of a file that was chosen, dropped, or opened with the program. */
export function handoutIn({ name, base64 }: SentFile): HandoutFile {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return { name, text: bytes.length > longestHandoutBytes ? null : new TextDecoder().decode(bytes) }
}

/** `null`: none speaks for it, or this engine knows no hand-outs. */
export async function heldFor(engine: Engine, email: string, signal?: AbortSignal): Promise<HeldHandout | null> {
  const domain = asciiDomain(domainOf(email))
  try {
    const { handouts } = await engine.call('handouts', null, signal ? { signal } : {})
    return handouts.find(({ handout }) => speaksFor(handout, domain)) ?? null
  } catch (error) {
    if (isMissingCall(error)) return null
    throw error
  }
}

function asciiDomain(domain: string): string {
  const address = `http://${domain}`
  return URL.canParse(address) ? new URL(address).hostname : domain.toLowerCase()
}

/** The servers that were shown when the hand-out was confirmed, or that an administrator vouches for. */
export function shownHosts({ about }: HeldHandout): string[] {
  return about.servers.map(({ ascii }) => ascii)
}

/** The form of a new hand-out: text, as it is typed. */
export interface HandoutDraft {
  organisation: string
  domains: string
  contactName: string
  contactEmail: string
  contactPhone: string
  contactUrl: string
  help: string
  authority: string
}

export function emptyHandout(email: string): HandoutDraft {
  return {
    organisation: '',
    domains: domainOf(email),
    contactName: '',
    contactEmail: '',
    contactPhone: '',
    contactUrl: '',
    help: '',
    authority: '',
  }
}

/** Settings that this check saw working, encrypted; a hand-out is made of nothing else. */
export function workingSettings({ report }: CheckAnswer): {
  incoming: IncomingSettings | null
  outgoing: OutgoingSettings | null
} {
  const { account, recommended, verdict } = report
  const safe = <Settings extends OutgoingSettings>(settings: Settings | null | undefined): Settings | null =>
    settings && settings.security !== 'none' ? settings : null
  return {
    incoming: safe(recommended.incoming ?? (verdict.incoming === 'works' ? account.incoming : null)),
    outgoing: safe(recommended.outgoing ?? (verdict.outgoing === 'works' ? account.outgoing : null)),
  }
}

/** The text of the file. Whether it is a good one, the engine says (`readHandout`). */
export function handoutText(draft: HandoutDraft, answer: CheckAnswer): string {
  const { email } = answer.report.account
  const { incoming, outgoing } = workingSettings(answer)
  const server = ({ host, port, security, authentication, username }: OutgoingSettings) => ({
    host,
    port,
    security,
    ...(authentication && { authentication }),
    ...(authentication !== 'none' && { username: forEverybody(username, email) }),
  })
  const contact = {
    name: draft.contactName.trim(),
    ...(draft.contactEmail.trim() && { email: draft.contactEmail.trim() }),
    ...(draft.contactPhone.trim() && { phone: draft.contactPhone.trim() }),
    ...(draft.contactUrl.trim() && { url: draft.contactUrl.trim() }),
  }
  const file = {
    schema: 1,
    organisation: draft.organisation.trim(),
    domains: draft.domains.split(/[\s,;]+/).filter((each) => each !== ''),
    ...(incoming && { incoming: { protocol: incoming.protocol, ...server(incoming) } }),
    ...(outgoing && { outgoing: server(outgoing) }),
    ...(Object.values(contact).some((each) => each !== '') && { contact }),
    ...(draft.help.trim() && { help: draft.help.trim() }),
    ...(draft.authority.trim() && { authority: `${draft.authority.trim()}\n` }),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** A user name of one account as a pattern for all: whose it was does not stand in it. */
function forEverybody(username: string, email: string): string {
  const local = email.slice(0, email.lastIndexOf('@'))
  if (username === '' || username.toLowerCase() === email.toLowerCase()) return '%EMAILADDRESS%'
  return username.split(local).join('%EMAILLOCALPART%')
}

export function handoutFileName(organisation: string): string {
  const plain = organisation
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return `${plain || 'hand-out'}.mailcheck`
}

/**
 * Fills the holes of facts that were read back from a file or cut short, so that every rule may believe its types.
 * An unknown stays unknown: a hole becomes `null` or an empty list, never an answer.
 */
import type { Account, ServerSettings } from '../contract/account.ts'
import type { Remembered, RememberedSide } from '../contract/history.ts'
import type {
  CheckFacts,
  NetworkProbe,
  Offer,
  RunFacts,
  SendTestFacts,
  Step,
  Stopped,
  TlsFacts,
} from '../contract/facts.ts'

/** The same facts with every field of its type; checks and steps without a name are left out. Never throws. */
export function whole(facts: RunFacts): RunFacts {
  const given: Partial<RunFacts> = facts ?? {}
  return {
    startedAt: given.startedAt ?? '',
    durationMs: given.durationMs ?? 0,
    account: wholeAccount(given.account),
    hasPassword: given.hasPassword ?? false,
    allowsClearText: given.allowsClearText ?? false,
    cancelled: given.cancelled ?? false,
    checks: present(given.checks)
      .filter((check) => hasWords(check.id, check.side, check.protocol, check.host, check.security))
      .map(wholeCheck),
    probes: present(given.probes)
      .filter((probe) => hasWords(probe.id, probe.kind))
      .map(wholeProbe),
    signIns: { sent: given.signIns?.sent ?? 0, rejected: given.signIns?.rejected ?? 0 },
    contacted: present(given.contacted),
    published: given.published ?? null,
    sendTest: wholeTest(given.sendTest),
    ...(given.remembered && { remembered: wholeMemory(given.remembered) }),
  }
}

function wholeMemory({ networkName, sides, endpoints }: Partial<Remembered>): Remembered {
  const known = Object.entries(endpoints ?? {}).filter(([, endpoint]) => Boolean(endpoint))
  return {
    networkName: networkName ?? null,
    sides: { incoming: wholeSideMemory(sides?.incoming), outgoing: wholeSideMemory(sides?.outgoing) },
    endpoints: Object.fromEntries(
      known.map(([id, { offeredStartTls, isOther }]) => [
        id,
        { offeredStartTls: offeredStartTls ?? null, isOther: isOther ?? null },
      ]),
    ),
  }
}

function wholeSideMemory(side: RememberedSide | null | undefined): RememberedSide | null {
  if (!side) return null
  const place = (there: RememberedSide['workedElsewhere'] | undefined) =>
    there?.network && there.at ? { network: there.network, isNamed: there.isNamed ?? false, at: there.at } : null
  return {
    workedElsewhere: place(side.workedElsewhere),
    workedHere: side.workedHere ?? null,
    answeredElsewhere: place(side.answeredElsewhere),
    answeredHere: side.answeredHere ?? null,
    silentElsewhere: side.silentElsewhere ?? null,
  }
}

/** A server of which not even the place is known is as good as not set. */
function wholeAccount(account: Account | null | undefined): Account {
  const { incoming, outgoing } = account ?? {}
  return {
    email: account?.email ?? '',
    ...(isPlace(incoming) && incoming.protocol ? { incoming: withName(incoming) } : {}),
    ...(isPlace(outgoing) ? { outgoing: withName(outgoing) } : {}),
  }
}

function isPlace<Settings extends ServerSettings>(settings: Settings | null | undefined): settings is Settings {
  return Boolean(settings?.host && settings.port && settings.security)
}

function withName<Settings extends ServerSettings>(settings: Settings): Settings {
  const { authentication, ...rest } = settings
  return { ...rest, ...(authentication ? { authentication } : {}), username: settings.username ?? '' } as Settings
}

function wholeCheck(check: CheckFacts): CheckFacts {
  const steps = present(check.steps)
    .filter((step) => hasWords(step.name))
    .map(wholeStep)
  return {
    ...check,
    role: check.role ?? 'sibling',
    port: check.port ?? 0,
    signIn: check.signIn?.authentication ? { ...check.signIn, username: check.signIn.username ?? '' } : null,
    always: check.always ?? false,
    asksRelay: check.asksRelay ?? false,
    bothFamilies: check.bothFamilies ?? false,
    steps,
    stopped: wholeStop(check.stopped, steps),
    tls: wholeTls(check.tls),
    greeting: check.greeting ?? null,
    offers: { beforeTls: wholeOffer(check.offers?.beforeTls), afterTls: wholeOffer(check.offers?.afterTls) },
    offersApop: check.offersApop ?? false,
    mechanism: check.mechanism ?? null,
    signedIn: check.signedIn ?? null,
    fetchedBefore: check.fetchedBefore ?? false,
  }
}

function wholeStep(step: Step): Step {
  const { addresses, ...rest } = step
  return {
    ...rest,
    ok: step.ok ?? false,
    ms: step.ms ?? 0,
    reply: step.reply ?? null,
    error: step.error ?? null,
    ...(addresses ? { addresses: present(addresses) } : {}),
  }
}

function wholeTest(test: SendTestFacts | null | undefined): SendTestFacts | null {
  if (!test) return null
  return {
    through: test.through ?? null,
    watched: test.watched ?? null,
    withheld: test.withheld ?? null,
    accepted: test.accepted ?? false,
    refused: test.refused ?? null,
    arrivedIn: test.arrivedIn ?? null,
    ms: test.ms ?? 0,
    lookedToTheEnd: test.lookedToTheEnd ?? false,
    sawJunk: test.sawJunk ?? false,
    deleted: test.deleted ?? false,
  }
}

/** Where the stop itself is missing, the last step that failed says the same. The test message's came after all was done. */
function wholeStop(stopped: Stopped | null | undefined, steps: Step[]): Stopped | null {
  const failed = steps.findLast(({ name }) => name !== 'deliver' && name !== 'arrive')
  if (!stopped?.by) return failed && !failed.ok ? stopOf(failed) : null
  switch (stopped.by) {
    case 'wire':
      return stopped.step && stopped.error ? { ...stopped, text: stopped.text ?? null } : null
    case 'reply':
      return stopped.step ? { ...stopped, reply: stopped.reply ?? '' } : null
    case 'rule':
      return stopped.rule ? stopped : null
    case 'not-offered':
      return { by: 'not-offered', step: stopped.step === 'sender' ? 'sender' : 'starttls' }
    default: {
      const never: never = stopped
      return never
    }
  }
}

function stopOf(step: Step): Stopped | null {
  if (step.error !== null) return { by: 'wire', step: step.name, error: step.error, text: null }
  return step.reply === null ? null : { by: 'reply', step: step.name, reply: step.reply }
}

function wholeTls(tls: TlsFacts | null | undefined): TlsFacts | null {
  if (!tls) return null
  return {
    version: tls.version ?? null,
    chain: present(tls.chain),
    verified: tls.verified ?? false,
    error: tls.error ?? null,
    systemStoreOnly: tls.systemStoreOnly ?? null,
  }
}

function wholeOffer(offer: Offer | null | undefined): Offer | null {
  if (!offer) return null
  return {
    capabilities: present(offer.capabilities),
    startTls: offer.startTls ?? false,
    mechanisms: present(offer.mechanisms),
    signIn: offer.signIn ?? false,
  }
}

function wholeProbe(probe: NetworkProbe): NetworkProbe {
  return { ...probe, ok: probe.ok ?? null, ms: probe.ms ?? 0, error: probe.error ?? null }
}

function present<Item>(items: readonly Item[] | null | undefined): Item[] {
  return (items ?? []).filter((item) => item !== null && item !== undefined)
}

function hasWords(...words: (string | null | undefined)[]): boolean {
  return words.every((word) => typeof word === 'string' && word !== '')
}

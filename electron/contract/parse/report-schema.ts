/**
 * Is a value a report as the JSON contract has it? Strict: no missing, no further fields; evidence that exists; recommended
 * only what is proven. Used by every test that makes a report, and where a saved report is read.
 */
import { z } from 'zod'
import {
  actors,
  authentications,
  causes,
  findingCodes,
  incomingProtocols,
  plainOutcomes,
  probeKinds,
  roles,
  securities,
  severities,
  sides,
  stepNames,
  verdictReasons,
  verdicts,
  wireErrors,
} from '../words.ts'
import type { Verdict } from '../words.ts'

const milliseconds = z.number().nonnegative()
const port = z.number().int().min(1).max(65535)
const wireError = z.enum(wireErrors)
const authentication = z.enum(authentications)

const serverSettings = {
  host: z.string().min(1),
  port,
  security: z.enum(securities),
  authentication: authentication.optional(),
  username: z.string(),
}
const incoming = z.strictObject({ protocol: z.enum(incomingProtocols), ...serverSettings })
const outgoing = z.strictObject(serverSettings)

const account = z.strictObject({
  email: z.string().min(3),
  incoming: incoming.optional(),
  outgoing: outgoing.optional(),
})

const network = z.strictObject({
  name: z.string().nullable(),
  kind: z.enum(['wifi', 'ethernet', 'mobile', 'vpn', 'other']).nullable(),
  internet: z.boolean().nullable(),
  captivePortal: z.boolean().nullable(),
  vpn: z.boolean().nullable(),
  ipv6: z.boolean().nullable(),
  ports: z.record(z.string().regex(/^\d{1,5}$/), z.enum(['open', 'blocked', 'intercepted', 'unknown'])),
})

/** What a kind adds stands beside, hence not strict. */
const probe = z.looseObject({
  id: z.string().min(1),
  kind: z.enum(probeKinds),
  ok: z.boolean().nullable(),
  ms: milliseconds,
  error: wireError.nullable(),
})

const address = z.strictObject({
  family: z.union([z.literal(4), z.literal(6)]),
  address: z.string().min(1),
  ok: z.boolean(),
  ms: milliseconds.nullable(),
  error: wireError.nullable(),
})

const step = z
  .strictObject({
    name: z.enum(stepNames),
    ok: z.boolean(),
    ms: milliseconds,
    reply: z.string().nullable(),
    error: wireError.nullable(),
    addresses: z.array(address).optional(),
  })
  .refine((it) => it.addresses === undefined || it.name === 'connect', 'only a connect step has addresses')

const check = z
  .strictObject({
    id: z.string().regex(/^(smtp|imap|pop3):.+:\d+:(tls|starttls|none):[a-z0-9-]+(:\d|:after-fetch)*$/),
    role: z.enum(roles),
    protocol: z.enum(['smtp', ...incomingProtocols]),
    host: z.string().min(1),
    port,
    security: z.enum(securities),
    authentication,
    username: z.string().nullable(),
    outcome: z.enum([...new Set([...causes, ...findingCodes, ...plainOutcomes])]),
    steps: z.array(step),
  })
  .refine(
    (it) => `${it.id}:`.startsWith(`${it.protocol}:${it.host}:${it.port}:${it.security}:${it.authentication}:`),
    'the id of a check is made of its own fields',
  )
  .refine((it) => it.authentication !== 'none' || it.username === null, 'without sign-in there is no user name')

const finding = z.strictObject({
  code: z.enum(findingCodes),
  severity: z.enum(severities),
  server: z.enum(sides).nullable(),
  actor: z.enum(actors),
  title: z.string().min(1),
  explanation: z.string().min(1),
  evidence: z.array(z.string().min(1)),
})

const verdict = z
  .strictObject({
    incoming: z.enum(verdicts),
    outgoing: z.enum(verdicts),
    overall: z.enum(verdicts),
    reason: z.enum(verdictReasons).nullable(),
  })
  .refine((it) => it.overall === worse(it.incoming, it.outgoing), 'overall is the later one of its two sides')

const proof = { proven: z.literal(true), evidence: z.array(z.string().min(1)).min(1) }
const settingNames = sides.flatMap((side) =>
  (['protocol', 'host', 'port', 'security', 'authentication', 'username'] as const).map(
    (name) => `${side}.${name}` as const,
  ),
)

const recommended = z.strictObject({
  incoming: z.strictObject({ protocol: z.enum(incomingProtocols), ...serverSettings, ...proof }).nullable(),
  outgoing: z.strictObject({ ...serverSettings, ...proof, relay: z.enum(['accepted', 'inconclusive']) }).nullable(),
  changes: z.array(
    z.strictObject({
      setting: z.enum(settingNames),
      from: z.union([z.string(), z.number()]).nullable(),
      to: z.union([z.string(), z.number()]),
    }),
  ),
})

const sendTest = z.strictObject({
  accepted: z.boolean(),
  arrivedIn: z.enum(['inbox', 'junk']).nullable(),
  ms: milliseconds,
  deleted: z.boolean(),
})

function worse(first: Verdict, second: Verdict): Verdict {
  return verdicts.indexOf(first) > verdicts.indexOf(second) ? first : second
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

export const reportSchema = z
  .strictObject({
    schema: z.literal(1),
    startedAt: z.iso.datetime(),
    durationMs: milliseconds,
    account,
    network,
    probes: z.array(probe),
    checks: z.array(check),
    findings: z.array(finding),
    verdict,
    signIns: z.strictObject({ sent: z.number().int().nonnegative(), rejected: z.number().int().min(0).max(2) }),
    contacted: z.array(z.string().regex(/^.+:\d{1,5}$/)),
    sendTest: sendTest.nullable(),
    recommended,
  })
  .superRefine((report, context) => {
    const complain = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    const checkIds = report.checks.map(({ id }) => id)
    const ids = new Set([...checkIds, ...report.probes.map(({ id }) => id)])
    for (const id of repeated([...checkIds, ...report.probes.map((each) => each.id)]))
      complain(`two have the id ${id}`, ['checks'])
    report.findings.forEach((each, at) => {
      for (const id of each.evidence)
        if (!ids.has(id)) complain(`no such evidence: ${id}`, ['findings', at, 'evidence'])
    })
    if (report.signIns.rejected > report.signIns.sent) complain('more sign-ins rejected than sent', ['signIns'])
    for (const side of sides) {
      const settings = report.recommended[side]
      if (settings === null) continue
      if (settings.authentication === undefined || settings.authentication === 'none') {
        complain('recommended settings sign in', ['recommended', side])
      }
      for (const id of settings.evidence) {
        const proving = report.checks.find((each) => each.id === id)
        if (proving === undefined) complain(`no such check: ${id}`, ['recommended', side, 'evidence'])
        else if (
          proving.host !== settings.host ||
          proving.port !== settings.port ||
          proving.security !== settings.security
        ) {
          complain(`${id} proves other settings`, ['recommended', side, 'evidence'])
        } else if (proving.steps.every((each) => each.name !== 'sign-in' || !each.ok)) {
          complain(`${id} did not sign in`, ['recommended', side, 'evidence'])
        }
      }
      if (side === 'outgoing' && report.recommended.outgoing?.relay === 'accepted') {
        const evidence = report.recommended.outgoing.evidence
        const passed = report.checks.some(
          (each) => evidence.includes(each.id) && each.steps.some((it) => it.name === 'recipient-outside' && it.ok),
        )
        if (!passed) complain('no outside recipient was accepted', ['recommended', 'outgoing', 'relay'])
      }
    }
    for (const { setting } of report.recommended.changes) {
      const side = setting.startsWith('incoming.') ? 'incoming' : 'outgoing'
      if (report.recommended[side] === null)
        complain(`${setting} changes, and nothing is recommended`, ['recommended', 'changes'])
    }
    for (const side of sides) {
      if (report.verdict[side] === 'works-with-changes' && report.recommended[side] === null) {
        complain(`${side} works with changes that nobody names`, ['verdict', side])
      }
    }
  })

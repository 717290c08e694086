/** `mail-check check`: options → one call of the API → the report, as text or JSON. */
import { api } from '../../api.ts'
import type { Account } from '../../contract/account.ts'
import type { CheckAnswer } from '../../contract/api.ts'
import type { Progress } from '../../contract/progress.ts'
import { parseAccount } from '../../contract/parse/account.ts'
import { addressFault, domainOf, isSameAddress } from '../../contract/parse/address.ts'
import { hostFault } from '../../contract/parse/host.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { plainCheck } from '../../contract/plain-check.ts'
import type { Secret } from '../../contract/secret.ts'
import { shortened } from '../../report/shortened.ts'
import { textOf } from '../../report/text.ts'
import { historyFrom, networkNameFrom, sendTestFrom } from './check-extras.ts'
import { interruptedStatus, onInterrupt } from './interrupt.ts'
import { lookOf, writeJson, writeOut } from './output.ts'
import { readPassword } from './password.ts'
import { noProgress, plainProgress, terminalProgress, type ProgressView } from './progress.ts'
import type { CheckOptions } from './read-call.ts'
import { readAuthorities } from './read-authorities.ts'
import { handoutFor } from './read-handout.ts'
import { readText } from './read-input.ts'
import { canSave, saveReport } from './save-report.ts'
import { WrongCall } from './wrong-call.ts'

const defaultTimeoutSeconds = 8
const longestTimeoutSeconds = 600

/** The one call that the options ask for. */
type Asked = (context: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<CheckAnswer>

/** @returns the exit status. @throws WrongCall */
export async function checkCommand(options: CheckOptions, fromEnvironment: Secret | null): Promise<number> {
  if (options.save !== undefined) await canSave(options.save)
  const interruption = onInterrupt()
  const asked =
    options.practice === undefined
      ? await realCheck(options, fromEnvironment)
      : await practiceCheck(options, options.practice)
  if (asked === 'interrupted') return interruptedStatus

  interruption.begin()
  const view = progressView(options)
  const whole = await asked({
    signal: interruption.signal,
    onProgress: (progress) => view.show(progress),
  }).finally(() => view.end())
  interruption.answered()
  const answer = options.shorten ? shortened(whole) : whole

  for (const warning of whole.warnings ?? []) process.stderr.write(`mail-check: ${warning}\n`)
  // First: where that fails, nothing stands on standard output.
  if (options.save !== undefined) await saveReport(options.save, answer)
  if (options.json) await writeJson(answer.report)
  else await writeOut(textOf(answer, lookOf(process.stdout, process.env)))
  if (interruption.signal.aborted) return interruptedStatus
  return answer.report.verdict.overall === 'works' ? 0 : 1
}

async function realCheck(options: CheckOptions, fromEnvironment: Secret | null): Promise<Asked | 'interrupted'> {
  if (options.account === undefined && options.email === null)
    throw new WrongCall(
      'say which account to check: an address, --account FILE, or --practice NAME to try it out without one',
    )
  const stdinIsTaken = options.account === '-'
  if (stdinIsTaken && options.passwordStdin)
    throw new WrongCall('--password-stdin and --account - both want standard input: put the account into a file')
  const timeoutMs = timeoutFrom(options.timeout)
  const sendTest = sendTestFrom(options)
  const history = await historyFrom(options)
  const networkName = networkNameFrom(options)
  const account = await accountFor(options.email, options.account)
  const { handout, acceptDomains: vouchedFor } = await handoutFor(options.handout, account.email)
  const acceptDomains = [...domainsFrom(options.acceptDomain), ...vouchedFor]
  const recipient = recipientFrom(options.recipient, account)
  const ca = options.ca === undefined ? null : await readAuthorities(options.ca)
  const password = await readPassword({
    fromStdin: options.passwordStdin === true,
    fromEnvironment,
    stdinIsTaken,
    email: account.email,
  })
  if (password === 'interrupted') return password
  const allowClearText = options.allowClearText === true
  const domain = options.domain === true
  const sought = { account, password, timeoutMs, allowClearText, recipient, ca, acceptDomains, sendTest, domain }
  const request = { ...plainCheck, ...sought, handout, history, networkName }
  return (context) => api.check(request, context)
}

async function practiceCheck(options: CheckOptions, name: string): Promise<Asked> {
  if (options.account !== undefined || options.passwordStdin)
    throw new WrongCall(
      'a practice network brings its own account and password: leave --account and --password-stdin out',
    )
  if (options.handout !== undefined) throw new WrongCall('a practice network has no hand-out: leave --handout out')
  const networks = await api.practice(null, { signal: AbortSignal.timeout(60_000), onProgress: () => {} })
  if (!networks.some((network) => network.name === name))
    throw new WrongCall(
      `there is no practice network ${quoted(name)}; choose one of ${networks.map((network) => network.name).join(', ')}`,
    )
  if (options.email !== null) throw new WrongCall('a practice network brings its own account: leave the address out')
  const timeoutMs = timeoutFrom(options.timeout)
  const sendTest = sendTestFrom(options)
  const domain = options.domain === true
  const recipient = recipientFrom(options.recipient, null)
  if (options.ca !== undefined) await readAuthorities(options.ca)
  domainsFrom(options.acceptDomain)
  await historyFrom(options)
  if (networkNameFrom(options) !== null || typeof options.history === 'string')
    process.stderr.write('mail-check: a practice network is not remembered: --history and --network-name do nothing\n')
  const allowClearText = options.allowClearText === true
  return (context) => api.checkPractice({ name, timeoutMs, allowClearText, recipient, sendTest, domain }, context)
}

/** From the file; without one, the address alone: its settings are looked up. */
async function accountFor(email: string | null, path: string | undefined): Promise<Account> {
  if (path === undefined) {
    const trimmed = (email ?? '').trim().replace(/\.$/, '')
    const fault = addressFault(trimmed)
    if (fault !== null) throw new WrongCall(`${quoted(email)} ${fault}`)
    return { email: trimmed }
  }
  const account = await readAccount(path)
  matchEmail(email, account.email, 'the account file')
  return account
}

function domainsFrom(names: readonly string[]): readonly string[] {
  for (const name of names) {
    const fault = hostFault(name)
    if (fault !== null) throw new WrongCall(`--accept-domain ${quoted(name)} ${fault}`)
    if (!name.replace(/\.$/, '').includes('.'))
      throw new WrongCall(`--accept-domain ${quoted(name)} is too wide: give the whole domain, as in "hoster.example"`)
  }
  return names
}

async function readAccount(path: string): Promise<Account> {
  const what = path === '-' ? 'account on standard input' : `account file ${quoted(path)}`
  const account = parseAccount(await readText(path, 'account file'))
  if (!account.ok) throw new WrongCall(`the ${what}: ${account.message}`)
  for (const warning of account.warnings) process.stderr.write(`mail-check: ${warning}\n`)
  return account.value
}

function matchEmail(given: string | null, own: string, where: string): void {
  if (given !== null && !isSameAddress(given, own))
    throw new WrongCall(`${quoted(given)} is not the address in ${where} (${quoted(own)}): leave one of them out`)
}

function recipientFrom(recipient: string | undefined, account: Account | null): string | null {
  if (recipient === undefined) return null
  const fault = addressFault(recipient)
  if (fault !== null) throw new WrongCall(`--recipient ${quoted(recipient)} ${fault}`)
  if (account && domainOf(recipient) === domainOf(account.email))
    throw new WrongCall(`--recipient must be an address outside ${domainOf(account.email)}: the test asks about others`)
  return recipient
}

/** Seconds as text → milliseconds. */
function timeoutFrom(text: string | undefined): number {
  if (text === undefined) return defaultTimeoutSeconds * 1000
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN
  if (!(seconds >= 0.1 && seconds <= longestTimeoutSeconds))
    throw new WrongCall(`--timeout ${quoted(text)} cannot be: give seconds from 0.1 to ${longestTimeoutSeconds}`)
  return Math.round(seconds * 1000)
}

function progressView(options: CheckOptions): ProgressView {
  const { stderr } = process
  if (stderr.isTTY && process.env['TERM'] !== 'dumb') return terminalProgress(stderr, () => performance.now())
  return options.progress ? plainProgress(stderr) : noProgress
}

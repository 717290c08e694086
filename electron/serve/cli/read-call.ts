/** Arguments → a call, or one line that says what is wrong with them. Commander reads; nothing is carried out here. */
import { Command, CommanderError } from 'commander'
import { clients } from '../../contract/clients.ts'
import { quoted } from '../../contract/parse/parsed.ts'
import { version } from '../../../package.json'
import { WrongCall } from './wrong-call.ts'

export interface CheckOptions {
  email: string | null
  account?: string
  passwordStdin?: true
  allowClearText?: true
  recipient?: string
  acceptDomain: readonly string[]
  practice?: string
  ca?: string
  timeout?: string
  sendTest?: true
  wait?: string
  domain?: true
  /** `false`: `--no-history`. */
  history?: string | false
  networkName?: string
  handout?: string
  save?: string
  shorten?: true
  progress?: true
  json?: true
}

export interface AccountsOptions {
  home?: string
  file?: string
  json?: true
}

export interface FindOptions {
  email: string
  file?: string
  ca?: string
  handout?: string
  json?: true
}

export interface HistoryOptions {
  /** A name as listed, or `all`. */
  forget?: string
  history?: string
  json?: true
}

export interface ExportOptions {
  account?: string
  for?: string
  format?: string
  out?: string
  profile?: string
  signKey?: string
  signCert?: string
  json?: true
}

export type Call =
  | { name: 'check'; options: CheckOptions }
  | { name: 'accounts'; options: AccountsOptions }
  | { name: 'find'; options: FindOptions }
  | { name: 'history'; options: HistoryOptions }
  | { name: 'export'; options: ExportOptions }
  | { name: 'practice'; json: boolean }
  | { name: 'explain'; file: string | null; json: boolean }
  /** Help or the version: to be printed, no more. */
  | { name: 'say'; text: string }

/** @throws WrongCall */
export function readCall(args: readonly string[]): Call {
  let call: Call | null = null
  let said = ''
  const program = new Command('mail-check')
    .description(
      'Tests receiving and sending mail from the network you are on, and offers settings it has just proven.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void (said += text), writeErr: () => {} })
    .addHelpText('after', '\nTry it without an account:\n  mail-check check --practice hotel-blocks-25')

  program
    .command('check')
    .description('the whole check of one account; the report on standard output')
    .argument('[EMAIL]', "the account's address, if you want it compared")
    .option('--account <FILE>', 'the account as JSON; - is standard input')
    .option('--password-stdin', 'read the password from the first line of standard input')
    .option('--allow-clear-text', 'sign in without encryption where the settings say so and nothing else is offered')
    .option('--recipient <ADDRESS>', 'an outside address for the relay test (no message is sent)')
    .option(
      '--accept-domain <NAME>',
      'confirm looked-up servers under this domain; can be given several times',
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .option('--practice <NAME>', 'use a built-in pretend network and account')
    .option('--ca <FILE>', 'also trust the certificate authorities in this PEM file')
    .option('--timeout <SECONDS>', 'the bound for one connection attempt (default: 8)')
    .option('--send-test', "also send one small message to the account's own address and wait for it to arrive")
    .option('--wait <SECONDS>', 'how long to wait for the test message (default: 30)')
    .option('--domain', "also check the DNS of the account's own domain (MX, SPF)")
    .option('--history <FILE>', 'the history file to use instead of the default')
    .option('--no-history', 'neither read nor write the history of networks')
    .option('--network-name <NAME>', 'what you call the network you are on, for the history')
    .option('--handout <FILE>', 'what your IT department handed out: the right servers, contact, its own authority')
    .option('--save <FILE>', 'also save the report: .html (a page), .txt or .json, by how the name ends')
    .option('--shorten', 'shorten addresses, user names and server names in the report, to pass it on')
    .option('--progress', 'progress on standard error, also where that is no terminal')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', checkHelp)
    .action((email: string | undefined, options: Omit<CheckOptions, 'email'>) => {
      call = { name: 'check', options: { ...options, email: email ?? null } }
    })

  program
    .command('accounts')
    .description('lists the accounts that the mail programs on this computer have set up (never a password)')
    .option('--home <DIR>', "read that folder as the user's home folder")
    .option('--file <FILE>', 'read one settings file instead (.mobileconfig, .prf, a registry export)')
    .option('--json', 'one JSON document on standard output')
    .action((options: AccountsOptions) => {
      call = { name: 'accounts', options }
    })

  program
    .command('find')
    .description('looks up the settings that the provider publishes, without signing in')
    .argument('<EMAIL>', 'the address')
    .option('--file <FILE>', 'read a published configuration (autoconfig XML) from this file, asking no network')
    .option('--ca <FILE>', 'also trust the certificate authorities in this PEM file')
    .option('--handout <FILE>', 'what your IT department handed out: where it speaks for EMAIL, it answers')
    .option('--json', 'one JSON document on standard output')
    .action((email: string, options: Omit<FindOptions, 'email'>) => {
      call = { name: 'find', options: { ...options, email } }
    })

  program
    .command('history')
    .description('lists what worked on which network, or forgets it')
    .option('--forget <NAME>', 'forget the network of that name, or all of them ("all")')
    .option('--history <FILE>', 'the history file to use instead of the default')
    .option('--json', 'one JSON document on standard output')
    .action((options: HistoryOptions) => {
      call = { name: 'history', options }
    })

  program
    .command('export')
    .description('settings for one mail program: steps as text, or its own file')
    .option('--account <FILE>', 'the account as JSON; - is standard input')
    .option('--for <CLIENT>', `the mail program: ${clients.join(', ')}`)
    .option(
      '--format <FORMAT>',
      'steps (default), or what the program reads: mobileconfig, prefs, autoconfig, prf, source, qr',
    )
    .option('--out <FILE>', 'where to put it, a file or a folder; what is there is never overwritten')
    .option('--profile <DIR>', "for prefs: the Thunderbird profile's folder that has the account")
    .option('--sign-key <FILE>', 'for mobileconfig: sign it with this private key (PEM)')
    .option('--sign-cert <FILE>', 'for mobileconfig: the certificate of that key and those above it (PEM)')
    .option('--json', 'one JSON document on standard output')
    .action((options: ExportOptions) => {
      call = { name: 'export', options }
    })

  program
    .command('practice')
    .description('lists the built-in pretend networks')
    .option('--json', 'one JSON document on standard output')
    .action((options: { json?: true }) => {
      call = { name: 'practice', json: options.json === true }
    })

  program
    .command('explain')
    .description('explains an error message or a bounce')
    .argument('[FILE]', 'where it stands; - or nothing is standard input')
    .option('--json', 'one JSON document on standard output')
    .action((file: string | undefined, options: { json?: true }) => {
      call = { name: 'explain', file: file ?? null, json: options.json === true }
    })

  try {
    program.parse(behindCommand(args), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { name: 'say', text: said }
    const command = program.commands.find((each) => args.includes(each.name()))
    throw new WrongCall(mendingLine(error, (name) => command?.options.some(({ long }) => long === name) === true))
  }
  if (call === null) throw new WrongCall(noCommand)
  return call
}

/** `--json` belongs to every command, and so may stand before it, too. */
function behindCommand(args: readonly string[]): string[] {
  const at = args.findIndex((arg) => arg !== '--json')
  if (at === -1) return []
  const command = args[at]
  if (at < 1 || command === undefined || command.startsWith('-')) return [...args]
  return [command, '--json', ...args.slice(at + 1)]
}

const noCommand =
  'say what to do, as in "mail-check check --practice hotel-blocks-25"; "mail-check --help" lists the commands'

const checkHelp = `
The password is read from standard input (--password-stdin), else from the environment variable MAIL_CHECK_PASSWORD,
else asked for on a terminal. It is never taken as an argument.
Exit status: 0 the settings work, 1 they do not, 2 the call is wrong, 3 the program itself failed, 130 interrupted.`

/** Commander's message, in one line; never an option's value, which may be a password. */
function mendingLine(error: CommanderError, isFlag: (name: string) => boolean): string {
  switch (error.code) {
    case 'commander.help':
      return noCommand
    case 'commander.unknownOption': {
      const name = /unknown option '(--[^='\s]*|-.)/.exec(error.message)?.[1] ?? ''
      if (/^(--pass|-p|--pw)/.test(name))
        return 'a password is never an argument (others could read it there): use --password-stdin or MAIL_CHECK_PASSWORD'
      if (isFlag(name)) return `${name} takes no value: leave out what stands behind it`
      const meant = /Did you mean ([^?]+)\?/.exec(error.message)?.[1]
      return `there is no option ${quoted(name)}; ${meant ? `did you mean ${meant}?` : '"--help" behind the command lists what there is'}`
    }
    case 'commander.unknownCommand': {
      const name = /unknown command '([^']*)/.exec(error.message)?.[1] ?? ''
      return `there is no command ${quoted(name)}; "mail-check --help" lists the commands`
    }
    default:
      return error.message
        .replace(/^error: /, '')
        .replace(/\s+/g, ' ')
        .replace(/\.?$/, '; "--help" behind the command says more')
  }
}

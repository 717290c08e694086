/** What `find` found, for people on a terminal: the best settings first, what must be confirmed, where sources differ. */
import type { Candidate, CandidateSource, FindAnswer, PublishedServer } from '../contract/found.ts'
import { authenticationNames, protocolNames, securityNames, sideNames } from './spoken.ts'
import { paint, paragraph, table, type Paper } from './terminal.ts'
import type { TextOptions } from './text.ts'

const sourceNames: Record<CandidateSource, string> = {
  handout: 'handed out by the organisation',
  'provider-table': 'built-in table of providers',
  autoconfig: 'published by the domain itself',
  ispdb: 'Thunderbird’s database of providers',
  srv: 'the domain’s DNS entries',
  autodiscover: 'the domain’s Autodiscover',
  mx: 'concluded from where the domain’s mail goes',
  guess: 'guessed by the usual names, and answering',
}

/** Ends with a line feed. */
export function findText(answer: FindAnswer, options: TextOptions): string {
  const paper: Paper = { colour: options.colour, columns: Math.min(100, Math.max(60, options.columns)) }
  const { email, candidates, provider, refused, disagreements } = answer
  // No connection was opened, and nothing else says why: whom to ask was never the matter.
  const reachedNobody = answer.contacted.length === 0 && provider === null && refused.length === 0
  const nothing = reachedNobody
    ? `Nobody could be asked for the settings of ${email}: not one server was reached. Is this computer connected to the internet?`
    : `No settings were found for ${email}. Ask your provider for the names of its servers.`
  const first =
    candidates.length === 0 ? nothing : `Settings for ${email}${provider === null ? '' : ` (${provider.name})`}:`
  const lines = [
    ...paragraph(paper, '', first, 'strong'),
    ...candidates.flatMap((candidate) => candidateLines(paper, candidate)),
    ...(provider?.note
      ? ['', ...paragraph(paper, '', `About ${provider.name} (as of ${provider.asOf}): ${provider.note}`)]
      : []),
    ...(provider?.helpUrl ? paragraph(paper, '', `Help: ${provider.helpUrl}`) : []),
    ...listed(paper, 'Where sources differ', disagreements),
    ...listed(
      paper,
      'Not used',
      refused.map(({ source, reason }) => `${source}: ${reason}`),
    ),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function candidateLines(paper: Paper, candidate: Candidate): string[] {
  const { source, confirm, published } = candidate
  const rows = [
    ...published.incoming.map((server) => rowFor(sideNames.incoming, protocolNames[server.protocol], server)),
    ...published.outgoing.map((server) => rowFor(sideNames.outgoing, protocolNames.smtp, server)),
  ]
  return [
    '',
    ...paragraph(paper, '  ', `From: ${sourceNames[source]}`, 'quiet'),
    ...table(paper, { indent: 4, header: [], rows, ink: () => 'plain' }),
    ...(confirm === null
      ? []
      : paragraph(
          paper,
          `  ${paint(paper, 'warn', '!')} `,
          `These servers lie under ${confirm}, outside the domain of the address. Use them only if your provider names ${confirm}, too.`,
        )),
  ]
}

function rowFor(side: string, protocol: string, server: PublishedServer): string[] {
  return [
    side,
    protocol,
    `${server.host}:${server.port}`,
    securityNames[server.security],
    server.authentication.map((method) => authenticationNames[method]).join(', '),
    server.username,
  ]
}

function listed(paper: Paper, title: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  return ['', paint(paper, 'strong', title), ...texts.flatMap((text) => paragraph(paper, '  - ', text))]
}

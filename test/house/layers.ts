/**
 * Which room may import which: the written order of the house. The test beside it reads every import.
 * Ends of a path are folders (with everything below) or single files.
 */
export const layers: Record<string, readonly string[]> = {
  'electron/contract': [],
  'electron/wire': ['electron/contract'],
  'electron/plan': ['electron/contract'],
  'electron/diagnose': ['electron/contract'],
  // The providers' facts: data, which accounts read for the servers and this room for its advice.
  'electron/advise': ['electron/contract', 'assets/providers.json'],
  'electron/picture': ['electron/contract'],
  'electron/clients': ['electron/contract'],
  'electron/history': ['electron/contract'],
  'electron/handouts': ['electron/contract'],
  'electron/report': ['electron/contract', 'electron/picture'],
  // The providers' facts are data of this room.
  'electron/accounts': ['electron/contract', 'electron/wire', 'assets/providers.json'],
  'electron/probes': ['electron/contract', 'electron/wire', 'electron/plan'],
  'electron/practice': ['electron/contract', 'electron/wire'],
  'electron/updates': ['electron/contract', 'electron/wire'],
  'electron/check.ts': [
    'electron/contract',
    'electron/wire',
    'electron/plan',
    'electron/diagnose',
    'electron/advise',
    'electron/history',
    'electron/report',
    'electron/accounts',
    'electron/probes',
  ],
  'electron/api.ts': [
    'electron/check.ts',
    'electron/contract',
    'electron/wire',
    'electron/diagnose',
    'electron/advise',
    'electron/history',
    'electron/report',
    'electron/accounts',
    'electron/handouts',
    'electron/clients',
    'electron/practice',
    'electron/updates',
    // The version.
    'package.json',
  ],
  // package.json: the version, for --version.
  'electron/serve': ['electron/api.ts', 'electron/report', 'electron/contract', 'package.json'],
  // report: the text and the page that are copied and saved, printed from a report by pure functions.
  renderer: ['electron/contract', 'electron/picture', 'electron/report'],
}

/** Packages that only these places may import: everyone else asks them. */
export const packageRooms: Record<string, readonly string[]> = {
  electron: ['electron/serve/desktop'],
  nodemailer: ['electron/probes/sign-in', 'electron/probes/send-test'],
  imapflow: ['electron/probes/sign-in', 'electron/probes/send-test'],
  'smtp-server': ['electron/practice'],
  selfsigned: ['electron/practice'],
  commander: ['electron/serve/cli'],
  asn1js: ['electron/clients'],
  uqr: ['electron/clients'],
  zod: ['electron/contract/parse', 'electron/accounts', 'electron/history', 'electron/updates'],
}

/** Built-in modules that reach out of the process: only these rooms open a connection. */
export const networkModules = ['net', 'tls', 'dns', 'dns/promises', 'http', 'https', 'http2', 'dgram']
export const networkRooms = ['electron/wire', 'electron/practice', 'electron/serve/web']

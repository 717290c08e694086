/** All accounts that the mail programs of one home have set up. Programs are read side by side, listed in order. */
import type { AccountsAnswer, FoundAccount } from '../../contract/found.ts'
import { openFiles, type Warn } from '../read/files.ts'
import { networkDrives } from '../read/network-drives.ts'
import { appleMail } from './apple-mail.ts'
import { clawsMail } from './claws-mail.ts'
import { emClient } from './em-client.ts'
import { evolution } from './evolution.ts'
import { geary } from './geary.ts'
import type { Home, Importer } from './importer.ts'
import { kmail } from './kmail.ts'
import { mailspring } from './mailspring.ts'
import { msmtp } from './msmtp.ts'
import { mutt } from './mutt.ts'
import { outlook } from './outlook.ts'
import { ownPlaces, placesBelow, type Places } from './places.ts'
import { thunderbird } from './thunderbird.ts'
import { warnOfUnreadable } from './unreadable.ts'
import { warningsFor, type Warnings } from './warnings.ts'

/** In the order of command-line.md. */
const importers: readonly Importer[] = [
  thunderbird,
  outlook,
  appleMail,
  evolution,
  geary,
  kmail,
  clawsMail,
  mailspring,
  emClient,
  mutt,
  msmtp,
]

type HomeFor = (warn: Warn) => Home

function homesAt(places: Places, drives: ReadonlySet<string>): HomeFor {
  const roots = places.isGiven ? [places.home] : [places.home, places.config, places.roaming, places.local]
  return (warn) => ({ places, warn, files: openFiles({ roots, networkDrives: drives, warn }) })
}

/** One program that fails in a way nobody thought of must not hide the others. */
async function readOne(importer: Importer, homeFor: HomeFor, warnings: Warnings): Promise<FoundAccount[]> {
  const warn = warnings.of(importer.source)
  try {
    return await importer.read(homeFor(warn))
  } catch {
    warn(null, 'its settings could not be read; the program has a fault here')
    return []
  }
}

/** @param home a folder to read as a user's home; `null`: the one of whoever runs this */
export async function readAccounts(home: string | null): Promise<AccountsAnswer> {
  const places = home === null ? ownPlaces(process.platform, process.env) : placesBelow(home)
  const warnings = warningsFor()
  // A home that was named lies where it was named.
  const homeFor = homesAt(places, places.isGiven ? new Set() : await networkDrives(process.platform))
  const found = await Promise.all(importers.map((importer) => readOne(importer, homeFor, warnings)))
  const quiet = homeFor(() => {})
  await warnOfUnreadable(quiet, warnings.of('outlook'), warnings.of(null))
  return { accounts: found.flat(), warnings: warnings.inOrder(importers.map(({ source }) => source)) }
}

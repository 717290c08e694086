/**
 * What a run's facts mean: outcomes, findings, verdict, recommendation. Pure: the same facts give the same
 * diagnosis. Sentences are advise's, what a single reply means is `causeOf`'s.
 */
import type { CauseOf } from '../contract/cause-of.ts'
import type { RunFacts } from '../contract/facts.ts'
import type { Conclusion, Diagnosis, ReportVerdict } from '../contract/report.ts'
import { verdicts, type Side } from '../contract/words.ts'
import { aboutBothSides } from './both-sides.ts'
import { deadPort, dnsFailure, noInternet } from './findings/network.ts'
import { inconclusive, ownRefused, signedIn } from './findings/relay.ts'
import { security } from './findings/security.ts'
import { settingsSafety } from './findings/settings-safety.ts'
import { settingsOutdated } from './findings/settings-outdated.ts'
import { refusedSignIn, unofferedMethod } from './findings/sign-in.ts'
import { certificates, systemStoreOnly } from './findings/tls.ts'
import { withoutSignIn } from './findings/without-sign-in.ts'
import { works } from './findings/works.ts'
import { wrongServer } from './findings/wrong-server.ts'
import { networkFactsOf } from './network-facts.ts'
import { recommend } from './recommend.ts'
import { asSetWorks, runOf, sidesOf, type Rule, type Run } from './run.ts'
import { joined, rankOf, severityRank, silence } from './silences.ts'
import { isAbout, verdictOf } from './verdict.ts'
import { whole } from './whole.ts'

/** Every family of findings; which of them matters most is silences.ts' affair, not this list's. */
const rules: readonly Rule[] = [
  noInternet,
  dnsFailure,
  deadPort,
  certificates,
  systemStoreOnly,
  security,
  settingsSafety,
  refusedSignIn,
  unofferedMethod,
  withoutSignIn,
  signedIn,
  inconclusive,
  ownRefused,
  wrongServer,
  settingsOutdated,
]

/** Never throws for what facts say or lack. */
export function diagnose(given: RunFacts, causeOf: CauseOf): Diagnosis {
  const facts = whole(given)
  const run = runOf(facts, causeOf)
  const concluded = joined(rules.flatMap((rule) => rule(run)))
  const kept = silence(joined(aboutBothSides(concluded, run)))
  const recommended = recommend(run)
  const changes = new Set<Side>(
    sidesOf(run).flatMap((view) => (recommended[view.side] && !asSetWorks(view) ? [view.side] : [])),
  )
  const verdict = verdictOf(run, kept, changes)
  return {
    outcomes: Object.fromEntries(
      sidesOf(run).flatMap(({ all }) => all.map(({ check, outcome }) => [check.id, outcome])),
    ),
    network: networkFactsOf(
      facts.checks,
      facts.probes,
      kept.some(({ code }) => code === 'no-internet'),
    ),
    conclusions: sorted([...kept, ...works(run, kept)], run, verdict),
    verdict,
    recommended,
  }
}

/** The one that matters most first: graver ones, then those of the side that is worse off, then the written order. */
function sorted(conclusions: readonly Conclusion[], run: Run, verdict: ReportVerdict): Conclusion[] {
  const worst = (conclusion: Conclusion) =>
    Math.max(
      ...sidesOf(run)
        .filter((view) => isAbout(conclusion, view))
        .map(({ side }) => verdicts.indexOf(verdict[side])),
      -1,
    )
  return conclusions.toSorted(
    (one, other) =>
      severityRank(one) - severityRank(other) || worst(other) - worst(one) || rankOf(one.code) - rankOf(other.code),
  )
}

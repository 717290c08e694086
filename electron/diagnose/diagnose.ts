/**
 * What a run's facts mean: outcomes, findings, verdict, recommendation. Pure: the same facts give the same
 * diagnosis. Sentences are advise's, what a single reply means is `causeOf`'s.
 */
import type { CauseOf } from '../contract/cause-of.ts'
import type { RunFacts } from '../contract/facts.ts'
import type { Conclusion, Diagnosis, ReportVerdict } from '../contract/report.ts'
import { verdicts, type Side } from '../contract/words.ts'
import { aboutBothSides } from './both-sides.ts'
import { captivePortal } from './findings/captive-portal.ts'
import { clockWrong } from './findings/clock.ts'
import { delivered } from './findings/delivery.ts'
import { mxMissing, mxPointsElsewhere, spfExcludesServer } from './findings/domain.ts'
import { dnsHijacked } from './findings/dns-hijacked.ts'
import { smtpIntercepted, swallowed, tlsIntercepted } from './findings/interception.ts'
import { deadPort, dnsFailure, noInternet } from './findings/network.ts'
import { portTrouble } from './findings/port-trouble.ts'
import { inconclusive, ownRefused, signedIn, unwritableSender } from './findings/relay.ts'
import { security } from './findings/security.ts'
import { settingsSafety } from './findings/settings-safety.ts'
import { fetchingWithoutSignIn, refusedSignIn, unofferedMethod } from './findings/sign-in.ts'
import { settingsOutdated } from './findings/settings-outdated.ts'
import { certificates, systemStoreOnly } from './findings/tls.ts'
import { ipv6Broken, vpn } from './findings/way.ts'
import { withoutSignIn } from './findings/without-sign-in.ts'
import { works } from './findings/works.ts'
import { worksElsewhere } from './findings/works-elsewhere.ts'
import { wrongServer } from './findings/wrong-server.ts'
import { networkFactsOf } from './network-facts.ts'
import { outcomesOf } from './outcomes.ts'
import { recommend } from './recommend.ts'
import { asSetWorks, runOf, sidesOf, type Rule, type Run } from './run.ts'
import { joined, rankOf, severityRank, silence } from './silences.ts'
import { isAbout, verdictOf } from './verdict.ts'
import { whole } from './whole.ts'

/** Every family of findings; which of them matters most is silences.ts' affair, not this list's. */
const rules: readonly Rule[] = [
  captivePortal,
  noInternet,
  dnsFailure,
  dnsHijacked,
  clockWrong,
  deadPort,
  swallowed,
  smtpIntercepted,
  tlsIntercepted,
  certificates,
  systemStoreOnly,
  security,
  portTrouble,
  settingsSafety,
  refusedSignIn,
  unofferedMethod,
  fetchingWithoutSignIn,
  withoutSignIn,
  signedIn,
  unwritableSender,
  inconclusive,
  ownRefused,
  wrongServer,
  delivered,
  mxMissing,
  mxPointsElsewhere,
  spfExcludesServer,
  ipv6Broken,
  vpn,
  settingsOutdated,
]

/** Never throws for what facts say or lack. */
export function diagnose(given: RunFacts, causeOf: CauseOf): Diagnosis {
  const facts = whole(given)
  const run = runOf(facts, causeOf)
  const concluded = joined(rules.flatMap((rule) => rule(run)))
  // Side by side first: what is explained differently on each side is explained on both.
  const explained = joined(aboutBothSides(silence(concluded), run))
  const recommended = recommend(run)
  const changes = new Set<Side>(
    sidesOf(run).flatMap((view) => (recommended[view.side] && !asSetWorks(view) ? [view.side] : [])),
  )
  const kept = [...explained, ...worksElsewhere(run, explained, changes)]
  const verdict = verdictOf(run, kept, changes)
  return {
    outcomes: outcomesOf(run, concluded),
    network: {
      ...networkFactsOf(facts.checks, facts.probes, kept),
      name: facts.remembered?.networkName ?? null,
    },
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

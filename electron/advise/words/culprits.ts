/**
 * Programs and machines that are known to stand between, by the issuer's name in the certificates they make, and by what
 * they leave of a mail server's words. Words only: whether something stands between is decided without them.
 */
const issuers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/avast/i, 'the antivirus program Avast'],
  [/\bAVG\b/i, 'the antivirus program AVG'],
  [/kaspersky/i, 'the antivirus program Kaspersky'],
  [/\bESET\b/i, 'the antivirus program ESET'],
  [/bitdefender/i, 'the antivirus program Bitdefender'],
  [/norton|symantec|gen digital/i, 'the antivirus program Norton'],
  [/mcafee|trellix/i, 'the antivirus program McAfee'],
  [/dr\.? ?web/i, 'the antivirus program Dr.Web'],
  [/g ?data/i, 'the antivirus program G DATA'],
  [/adguard/i, 'the filter program AdGuard'],
  [/zscaler/i, 'the company proxy Zscaler'],
  [/forti(?:net|gate)/i, 'a FortiGate firewall'],
  [/sophos/i, 'a Sophos firewall'],
  [/blue ?coat/i, 'the company proxy Blue Coat'],
  [/netskope/i, 'the company proxy Netskope'],
  [/palo ?alto/i, 'a Palo Alto firewall'],
  [/umbrella|\bcisco\b/i, 'a Cisco gateway'],
  [/check ?point/i, 'a Check Point firewall'],
  [/barracuda/i, 'a Barracuda gateway'],
  [/watchguard/i, 'a WatchGuard firewall'],
  [/sonicwall/i, 'a SonicWall firewall'],
  [/untangle/i, 'an Untangle gateway'],
  [/squid/i, 'a Squid proxy'],
  [/mitmproxy/i, 'the program mitmproxy'],
  [/cloudflare.*gateway|gateway ca.*cloudflare/i, 'the company proxy Cloudflare Gateway'],
]

/** `null`: nobody we know. `issuer`: a distinguished name. */
export function culpritOfIssuer(issuer: string): string | null {
  return issuers.find(([pattern]) => pattern.test(issuer))?.[1] ?? null
}

/** Stars in the greeting or crossed-out words in place of extensions (Cisco PIX and ASA, "ESMTP inspection"). */
export function culpritOfMasks(greeting: string | null, capabilities: readonly string[]): string | null {
  const isMasked = /^\S*[ -]?[*]{4,}/m.test(greeting ?? '') || capabilities.some((each) => /^X{6,}[A-D]?$/.test(each))
  return isMasked ? 'a firewall that inspects mail (the crossed-out words it leaves are known from Cisco’s)' : null
}

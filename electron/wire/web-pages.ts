/**
 * Pages that browsers and systems ask for to learn whether a network lets them out: plain HTTP by nature, the same for
 * everybody, run for this very purpose. Asked for only where the user's own settings run into trouble.
 */

export interface WebPage {
  /** Who runs it: one of several vendors, so that one that is down, blocked or changed does not decide. */
  operator: string
  url: string
  /** What it answers where nothing is in between. `body` null: none. */
  status: number
  body: RegExp | null
}

export const defaultWebPages: readonly WebPage[] = [
  { operator: 'Mozilla', url: 'http://detectportal.firefox.com/success.txt', status: 200, body: /^success\s*$/ },
  { operator: 'Google', url: 'http://connectivitycheck.gstatic.com/generate_204', status: 204, body: null },
  {
    operator: 'Apple',
    url: 'http://captive.apple.com/hotspot-detect.html',
    status: 200,
    body: /<body>\s*success\s*<\/body>/i,
  },
]

/**
 * How much of a hostile or broken server is put up with: every limit of the wire in one place.
 * What happens at a limit stands with the code that meets it.
 */

/** Bytes of one line, its line end included. RFC 5321 allows 512, RFC 9051 wants 8192; beyond this nobody means well. */
export const maxLineBytes = 64 * 1024

/** Bytes received on one connection (per encryption layer). */
export const maxConnectionBytes = 1024 * 1024

/** Lines of one reply (EHLO and CAPABILITY answers have some twenty). */
export const maxReplyLines = 500

/** Addresses tried for one endpoint: the large services name four to eight. */
export const maxAddresses = 8

/** Milliseconds between two attempts of the race (RFC 8305 section 8, "Connection Attempt Delay"). */
export const attemptDelayMs = 250

/** Milliseconds that the slower address family's DNS answer is waited for once the other gave addresses (RFC 8305 section 3). */
export const resolutionDelayMs = 50

/** As before, where both families are to be reported. */
export const resolutionDelayBothMs = 250

/** Where both families are reported, the slower one gets as long again as the faster took, within these milliseconds. */
export const graceMs = { least: 25, most: 250 }

/** Certificates of a chain that are looked at. */
export const maxChainLength = 10

/** Bytes of a web page that are read: those that are asked for have a few dozen, a sign-in page may have many. */
export const maxPageBytes = 64 * 1024

/** HTTPS lookups (discovery): redirects followed, bytes of an answer (also after unpacking), milliseconds per request. */
export const httpsLimits = { redirects: 5, bodyBytes: 1024 * 1024, requestMs: 8000 }

/**
 * How much is tried, from which seed: the same in every `npm test`; with `npm run fuzz` a new seed each time, more of it, and
 * the seed is printed. MAIL_CHECK_FUZZ_SEED runs one again.
 */
const isLong = process.env['MAIL_CHECK_FUZZ'] === 'long'
const given = Number(process.env['MAIL_CHECK_FUZZ_SEED'])

export const seed = isLong ? given || Math.floor(Date.now() / 1000) : 20261121
export const sessionCount = isLong ? 20_000 : 2000
export const fuzzing = { seed, numRuns: isLong ? 50_000 : 500 }

if (isLong) process.stdout.write(`MAIL_CHECK_FUZZ_SEED=${seed}\n`)

/** Numbers of a bench: the middle of several, and one line to read. */

/** Runs all kinds in turn, `rounds` times, so that a slow moment of the machine hits all alike. @returns medians */
export async function medians<Kind extends string>(
  rounds: number,
  kinds: Record<Kind, () => Promise<number>>,
): Promise<Record<Kind, number>> {
  const names = Object.keys(kinds) as Kind[]
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Kind, number[]>
  // The first round warms the machine and does not count.
  for (let round = 0; round <= rounds; round += 1)
    for (const name of names) {
      const measured = await kinds[name]()
      if (round > 0) all[name].push(measured)
    }
  const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return Object.fromEntries(names.map((name) => [name, middle(all[name])])) as Record<Kind, number>
}

export function tell(what: string, ms: number, nothing: number): void {
  console.log(`${what}: ${ms.toFixed(0)} ms, ${(ms / nothing).toFixed(2)} × nothing (${nothing.toFixed(0)} ms)`)
}

/** Printed as it stands in docs/benchmark.md. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  console.log(['', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'))
}

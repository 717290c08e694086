/** Is this start a call of the command line, or does it want the window? In the packaged program there is one executable. */

/**
 * @param argv as the process has it
 * @returns the command line's arguments; `null`: the window. Switches of Chromium's (`--ozone-platform=…`), what macOS
 *   adds (`-psn_…`) and a hand-out file open the window; a word that is no command is for the command line to complain of.
 */
export function commandLineArguments(argv: readonly string[], isPackaged: boolean): string[] | null {
  // In a checkout Electron's own arguments come first, and `mail-check` is there beside it.
  if (!isPackaged) return null
  const args = argv.slice(1)
  const [first] = args
  if (first === undefined || /\.mailcheck$/i.test(first)) return null
  if (first.startsWith('-')) return ['--help', '-h', '--version', '-V'].includes(first) ? args : null
  return args
}

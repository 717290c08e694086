/** Colours of the drawing: whoever shows it may set the variables; without them it is readable in black on white. */
export const ink = {
  text: 'var(--way-text, #1d2529)',
  soft: 'var(--way-soft, #56646b)',
  line: 'var(--way-line, #cfd5d6)',
  band: 'var(--way-band, #f1f3f2)',
  paper: 'var(--way-paper, #ffffff)',
  accent: 'var(--way-accent, #0c6170)',
  good: 'var(--way-good, #22704a)',
  changed: 'var(--way-changed, #22704a)',
  bad: 'var(--way-bad, #b3362b)',
  badBand: 'var(--way-bad-band, #fbe9e6)',
} as const

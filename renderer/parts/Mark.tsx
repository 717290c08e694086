/** The sign of the program: an envelope with a tick, in the accent colour. Decoration: the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect className="mark-ground" x="1" y="1" width="30" height="30" rx="9" />
      <path className="mark-lines" d="M7 11.5 L16 18 L25 11.5 M7 10 h18 v5 M7 10 v12 h8 M18.5 22 l2.5 2.5 l5 -5.5" />
    </svg>
  )
}

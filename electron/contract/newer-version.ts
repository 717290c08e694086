/** Whether there is a newer version: asked only when somebody asks for it; nothing installs itself. */

export interface NewerVersionRequest {
  /** `false`: only what is known without asking anybody. */
  look: boolean
}

export interface NewerVersion {
  /** This program's own. */
  current: string
  /** `off`: no place is set where releases are listed; then nobody is ever asked. */
  state: 'off' | 'not-looked' | 'newest' | 'newer' | 'unanswered'
  /** Only with `newer`. */
  newest: { version: string; page: string } | null
}

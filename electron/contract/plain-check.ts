/** What `check` does where nobody asked for more: the defaults of its optional parts, for every shell. */
import type { CheckRequest } from './api.ts'

export const plainCheck = {
  allowClearText: false,
  recipient: null,
  ca: null,
  acceptDomains: [],
  sendTest: null,
  domain: false,
  history: null,
  networkName: null,
  handout: null,
} as const satisfies Omit<CheckRequest, 'account' | 'password' | 'timeoutMs'>

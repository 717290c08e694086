/**
 * What codes mean by the registries. The sentence decides first (design/causes.md); these are asked only where it says nothing:
 * `precise` codes before vague wording, `general` ones after it.
 */
import type { Cause } from '../../contract/words.ts'

/** IMAP (RFC 5530, 9208) and POP3 (RFC 2449, 3206) response codes that mean one thing whatever stands beside them. */
export const preciseResponseCodes: Readonly<Record<string, Cause>> = {
  PRIVACYREQUIRED: 'encryption-required',
  EXPIRED: 'account-locked',
  OVERQUOTA: 'mailbox-full',
  LIMIT: 'rate-limited',
  THROTTLED: 'rate-limited',
  UNAVAILABLE: 'temporary-failure',
  SERVERBUG: 'temporary-failure',
  WEBALERT: 'oauth-required',
  'LOGIN-DELAY': 'rate-limited',
  'SYS/TEMP': 'temporary-failure',
}

/** The same, where wording often narrows them down: asked after it. */
export const generalResponseCodes: Readonly<Record<string, Cause>> = {
  AUTHENTICATIONFAILED: 'credentials-rejected',
  AUTHORIZATIONFAILED: 'credentials-rejected',
  AUTH: 'credentials-rejected',
  'IN-USE': 'temporary-failure',
  INUSE: 'temporary-failure',
}

/** Enhanced status codes (RFC 3463, 4954, 5248, 7372, 7505, 8689), by their last two numbers. */
export const preciseEnhanced: Readonly<Record<string, Cause>> = {
  '1.1': 'recipient-unknown',
  '1.2': 'recipient-unknown',
  '1.3': 'recipient-unknown',
  '1.6': 'recipient-unknown',
  '1.10': 'recipient-unknown',
  '2.2': 'mailbox-full',
  '2.3': 'message-too-large',
  '3.4': 'message-too-large',
  '4.6': 'recipient-misrouted',
  '5.3': 'rate-limited',
  '7.8': 'credentials-rejected',
  '7.10': 'encryption-required',
  '7.11': 'encryption-required',
  '7.13': 'account-locked',
  '7.17': 'recipient-policy',
  '7.18': 'recipient-policy',
  '7.20': 'sender-domain-policy',
  '7.21': 'sender-domain-policy',
  '7.22': 'sender-domain-policy',
  '7.23': 'sender-domain-policy',
  '7.24': 'sender-domain-policy',
  '7.26': 'sender-domain-policy',
  '7.28': 'rate-limited',
  // Exchange and Microsoft 365: https://learn.microsoft.com/en-us/exchange/mail-flow/non-delivery-reports-in-exchange-online
  '1.90': 'rate-limited',
  '2.121': 'rate-limited',
  '2.122': 'rate-limited',
  '7.51': 'recipient-policy',
  '7.57': 'auth-required',
  '7.60': 'sender-not-allowed',
  '7.64': 'relay-denied',
  '7.124': 'recipient-policy',
  '7.129': 'recipient-policy',
  '7.133': 'recipient-policy',
  '7.134': 'recipient-policy',
  '7.136': 'recipient-policy',
  '7.193': 'recipient-policy',
  '7.501': 'account-locked',
  '7.502': 'account-locked',
  '7.503': 'account-locked',
  '7.506': 'hello-rejected',
  '7.507': 'recipient-policy',
  '7.509': 'sender-domain-policy',
  '7.511': 'ip-blocklisted',
  '7.515': 'sender-domain-policy',
  '7.606': 'ip-blocklisted',
  '7.705': 'account-locked',
}

/** Enhanced codes with a usual meaning, asked after all wording. */
export const generalEnhanced: Readonly<Record<string, Cause>> = {
  '1.0': 'recipient-unknown',
  '2.1': 'recipient-unknown',
  '3.0': 'temporary-failure',
  '3.1': 'temporary-failure',
  '3.2': 'temporary-failure',
  '3.5': 'temporary-failure',
  '4.1': 'temporary-failure',
  '4.3': 'temporary-failure',
  '4.4': 'recipient-unknown',
  '7.2': 'recipient-policy',
  '7.3': 'credentials-rejected',
  '7.4': 'auth-method-unsupported',
  '7.9': 'auth-method-unsupported',
  '7.25': 'ip-blocklisted',
  '7.27': 'sender-not-allowed',
}

/** Reply codes that RFC 4954, 3207 and 7504 give to one purpose; all others say nothing by themselves. */
export const generalCodes: Readonly<Record<number, Cause>> = {
  432: 'temporary-failure',
  454: 'temporary-failure',
  530: 'auth-required',
  534: 'auth-method-unsupported',
  535: 'credentials-rejected',
  538: 'encryption-required',
}

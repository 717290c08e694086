/** Every program of the list, by its word; a missing one does not compile. */
import type { Client } from '../contract/clients.ts'
import type { Program } from './program.ts'
import { appleMail } from './programs/apple-mail.ts'
import { clawsMail } from './programs/claws-mail.ts'
import { emClient } from './programs/em-client.ts'
import { evolution } from './programs/evolution.ts'
import { geary } from './programs/geary.ts'
import { gmailSendAs } from './programs/gmail-send-as.ts'
import { iosMail } from './programs/ios-mail.ts'
import { kmail } from './programs/kmail.ts'
import { other } from './programs/other.ts'
import { outlookNew } from './programs/outlook-new.ts'
import { outlook } from './programs/outlook.ts'
import { samsungEmail } from './programs/samsung-email.ts'
import { thunderbirdAndroid } from './programs/thunderbird-android.ts'
import { thunderbird } from './programs/thunderbird.ts'

export const programs: Readonly<Record<Client, Program>> = {
  'outlook-new': outlookNew,
  outlook,
  'apple-mail': appleMail,
  'ios-mail': iosMail,
  thunderbird,
  'thunderbird-android': thunderbirdAndroid,
  'gmail-send-as': gmailSendAs,
  'em-client': emClient,
  evolution,
  geary,
  kmail,
  'claws-mail': clawsMail,
  'samsung-email': samsungEmail,
  other,
}

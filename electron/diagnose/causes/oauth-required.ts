/** Replies that mean: passwords are not accepted at all, the account needs modern sign-in (OAuth 2). */
import type { CauseRows } from './row.ts'

export const oauthRequired: CauseRows = {
  cause: 'oauth-required',
  rows: [
    {
      certainty: 'definite',
      from: 'Microsoft 365, Outlook.com (5.7.139, BasicAuthBlocked)',
      phrases: [
        'basic auth*|login .. disabled|blocked|unsupported|deprecated|retired|off',
        'basic auth*|login .. not .. supported|allowed|permitted|enabled|accepted|available',
        'basic auth*|login no longer',
        'basicauthblocked|basicauthdisabled',
        'logondenied basicauthblocked',
        'legacy auth* .. disabled|blocked|not',
        'authentication standardabfrage .. deaktiviert',
        'basisauthentifizierung .. deaktiviert',
        'authentification de base .. desactive*|bloque*',
        'autenticacion basica .. deshabilitada|desactivada|inhabilitada',
        'autenticazione di base .. disabilitata|disattivata',
        'autenticacao basica .. desativada|desabilitada',
      ],
    },
    {
      certainty: 'definite',
      from: 'general wording',
      phrases: [
        'oauth|oauth2|xoauth2|oauthbearer .. require*|must|only|instead|needed|mandatory',
        'use|using|with .. oauth|oauth2 client|app|application|sign|login',
        'use|using|requires|require|needs|need|via|with oauth|oauth2|xoauth2|oauthbearer',
        'modern auth* .. require*|must|only|instead|needed',
        'requires|require|use|using modern auth*',
        'password auth*|login|logins|sign|access .. no longer .. supported|allowed|accepted|available',
        'password auth*|login|logins .. disabled|blocked',
        'passwords are no longer|not accepted',
        'no longer accepts|supports|allows password|passwords',
        'passwords not accepted',
        'plain text|plaintext login* .. disabled .. oauth*',
        'please log|sign in via|through|using|with your|the|a web browser',
        'use sign in with',
        'webloginrequired',
        'web login required',
        'less secure app*',
        'badauthtokentype',
      ],
    },
  ],
}

/** What a hand-out says, in plain words, as the parser read it: names in both forms, whom the password goes to, whose authority. */
import type { Handout, HandoutAbout, ShownName } from '../../../electron/contract/handout.ts'
import { words } from '../../words/words.ts'

const { handout: say, common } = words

function Name({ ascii, unicode }: ShownName) {
  return (
    <>
      <span className="mono">{unicode}</span>
      {unicode !== ascii && <span className="quiet"> ({say.plainLetters(ascii)})</span>}
    </>
  )
}

function userName(pattern: string) {
  return say.userNames[pattern] ?? <span className="mono">{pattern}</span>
}

export function HandoutFacts({ handout, about }: { handout: Handout; about: HandoutAbout }) {
  const { contact } = handout
  const ways = contact ? [contact.name, contact.phone, contact.email, contact.url].filter((each) => each !== null) : []
  return (
    <dl className="handout-facts">
      <div>
        <dt>{say.organisation}</dt>
        <dd>{handout.organisation}</dd>
      </div>
      <div>
        <dt>{say.domains}</dt>
        {about.domains.map((domain) => (
          <dd key={domain.ascii}>
            <Name {...domain} />
          </dd>
        ))}
      </div>
      {about.servers.map((server) => (
        <div key={server.side}>
          <dt>{say.servers[server.side]}</dt>
          <dd>
            <Name {...server} />, {words.account.portOf(server.port).toLowerCase()},{' '}
            {common.securities[handout[server.side]?.security ?? 'tls']}
            {server.isOutside && <strong className="handout-outside"> {say.outside}</strong>}
          </dd>
          {handout[server.side]?.username !== '' && (
            <dd className="quiet">
              {say.signsInAs}: {userName(handout[server.side]?.username ?? '')}
            </dd>
          )}
        </div>
      ))}
      {ways.length > 0 && (
        <div>
          <dt>{say.contact}</dt>
          <dd>{ways.join(', ')}</dd>
        </div>
      )}
      {handout.help !== null && (
        <div>
          <dt>{say.help}</dt>
          <dd className="handout-help">{handout.help}</dd>
        </div>
      )}
      {handout.controlHosts.length > 0 && (
        <div>
          <dt>{say.controls}</dt>
          <dd className="mono">{[...new Set(handout.controlHosts.map(({ host }) => host))].join(', ')}</dd>
        </div>
      )}
      {about.authorities.map(({ name, fingerprint, validTo }) => (
        <div key={fingerprint}>
          <dt>{say.authority}</dt>
          <dd>
            {name}, {say.validTo(validTo)}
          </dd>
          <dd>
            {say.fingerprint}: <span className="mono handout-fingerprint">{fingerprint}</span>
          </dd>
          <dd className="quiet">{say.authorityNote}</dd>
        </div>
      ))}
    </dl>
  )
}

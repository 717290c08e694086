/** One server as a plain row; opened, as fields to edit. */
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Inbox, Send } from 'lucide-react'
import { useId } from 'react'
import { authentications, incomingProtocols, securities, type Side } from '../../../electron/contract/words.ts'
import { emptyFields, withField, type ServerField, type ServerFields } from '../../state/draft.ts'
import { serverParts } from '../../state/spoken.ts'
import { words } from '../../words/words.ts'

const { account, common } = words

interface ServerRowProps {
  side: Side
  email: string
  fields: ServerFields | null
  isOpen: boolean
  problems: readonly ServerField[]
  onOpen: (isOpen: boolean) => void
  onChange: (fields: ServerFields | null) => void
}

export function ServerRow({ side, email, fields, isOpen, problems, onOpen, onChange }: ServerRowProps) {
  const id = useId()
  const Sign = side === 'incoming' ? Inbox : Send
  const title = common.sides[side]
  return (
    <section className="server" aria-labelledby={`${id}-title`}>
      <div className="server-row">
        <Sign size="1.375rem" aria-hidden className="server-sign" />
        <div className="server-text">
          <h2 id={`${id}-title`}>{title}</h2>
          {fields && !isOpen && <Summary fields={fields} />}
          {!fields && <p className="quiet">{account.leftOut}</p>}
        </div>
        {fields ? (
          <Button
            variant="subtle"
            size="sm"
            aria-expanded={isOpen}
            aria-controls={`${id}-fields`}
            aria-label={isOpen ? `${account.done}: ${title}` : account.change(title)}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? account.done : account.changeShort}
          </Button>
        ) : (
          <Button
            variant="subtle"
            size="sm"
            aria-label={`${account.bringIn}: ${title}`}
            onClick={() => {
              onChange(emptyFields(side, email))
              onOpen(true)
            }}
          >
            {account.bringIn}
          </Button>
        )}
      </div>
      <div id={`${id}-fields`} hidden={!isOpen || !fields}>
        {isOpen && fields && <Fields side={side} fields={fields} problems={problems} onChange={onChange} />}
      </div>
    </section>
  )
}

function Summary({ fields }: { fields: ServerFields }) {
  const [host, ...others] = serverParts({ host: fields.host, port: fields.port, security: fields.security })
  const { username } = fields
  // An error text without an address: the user name comes with it.
  const signsIn = username === '' ? account.signsInAsAddress : account.signsInAs(username)
  const signIn = fields.authentication === 'none' ? account.noSignIn : signsIn
  return (
    <>
      <p className="server-host">{host === '' ? account.missing : host}</p>
      <p className="quiet">{[...others, signIn].join(' · ')}</p>
    </>
  )
}

type FieldsProps = Pick<ServerRowProps, 'side' | 'problems' | 'onChange'> & { fields: ServerFields }

function Fields({ side, fields, problems, onChange }: FieldsProps) {
  const set = <Field extends ServerField>(field: Field, value: ServerFields[Field]): void =>
    onChange(withField(fields, field, value))
  const isWrong = (field: ServerField): boolean => problems.includes(field)
  const names = common.fields
  return (
    <div className="server-fields">
      {side === 'incoming' && (
        <NativeSelect
          label={names.protocol}
          value={fields.protocol}
          data={incomingProtocols.map((value) => ({ value, label: common.protocols[value] }))}
          onChange={(event) => set('protocol', event.currentTarget.value === 'pop3' ? 'pop3' : 'imap')}
        />
      )}
      <TextInput
        className="field-wide"
        label={names.host}
        value={fields.host}
        autoComplete="off"
        spellCheck={false}
        error={isWrong('host') ? account.problems.host : null}
        onChange={(event) => set('host', event.currentTarget.value)}
      />
      <TextInput
        label={names.port}
        value={fields.port}
        inputMode="numeric"
        autoComplete="off"
        error={isWrong('port') ? account.problems.port : null}
        onChange={(event) => set('port', event.currentTarget.value.trim())}
      />
      <NativeSelect
        label={names.security}
        value={fields.security}
        data={securities.map((value) => ({ value, label: common.securities[value] }))}
        onChange={(event) => {
          const value = securities.find((word) => word === event.currentTarget.value)
          if (value) set('security', value)
        }}
      />
      <NativeSelect
        label={names.authentication}
        value={fields.authentication}
        data={[
          ...(fields.authentication === '' ? [{ value: '', label: common.notSet }] : []),
          ...authentications.map((value) => ({ value, label: common.authentications[value] })),
        ]}
        onChange={(event) => {
          const value = authentications.find((word) => word === event.currentTarget.value)
          if (value) set('authentication', value)
        }}
      />
      {fields.authentication !== 'none' && (
        <TextInput
          className="field-wide"
          label={names.username}
          value={fields.username}
          autoComplete="off"
          spellCheck={false}
          error={isWrong('username') ? account.problems.username : null}
          onChange={(event) => set('username', event.currentTarget.value)}
        />
      )}
      <button type="button" className="link field-wide" onClick={() => onChange(null)}>
        {account.leaveOut}
      </button>
    </div>
  )
}

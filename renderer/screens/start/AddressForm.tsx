/** The one field of the first screen: an address to check. */
import { Button, TextInput } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { SentFile } from '../../../electron/contract/sent-file.ts'
import { draftOf, looksLikeAddress, type Origin } from '../../state/draft.ts'
import { useFocus } from '../../state/use-focus.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start } = words

interface AddressFormProps {
  takesFocus: boolean
  /** Published settings to look the address up in, instead of asking its provider. */
  file?: SentFile
}

export function AddressForm({ takesFocus, file }: AddressFormProps) {
  const { go } = useWindow()
  const [email, setEmail] = useState('')
  const [error, setError] = useState<string | null>(null)
  const field = useFocus<HTMLInputElement>(takesFocus)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!looksLikeAddress(email)) {
      setError(start.emailWrong)
      field.current?.focus()
      return
    }
    const origin: Origin = file ? { kind: 'file', name: file.name } : { kind: 'typed' }
    const draft = draftOf({ email: email.trim() }, origin)
    go({ name: 'account', draft, lookUp: true, ...(file ? { file } : {}), focus: 'password' })
  }

  return (
    <form className="address" onSubmit={submit} noValidate>
      <TextInput
        ref={field}
        className="address-field"
        label={start.email}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        placeholder={start.emailExample}
        value={email}
        error={error}
        onChange={(event) => {
          setEmail(event.currentTarget.value)
          setError(null)
        }}
      />
      <Button type="submit" rightSection={<ArrowRight size="1.125rem" aria-hidden />}>
        {start.go}
      </Button>
    </form>
  )
}

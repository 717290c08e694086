/** The one field of the first screen: an address to check. */
import { Button, TextInput } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { draftOf, looksLikeAddress } from '../../state/draft.ts'
import { useFocus } from '../../state/use-focus.ts'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'

const { start } = words

export function AddressForm({ takesFocus }: { takesFocus: boolean }) {
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
    go({ name: 'account', draft: draftOf({ email: email.trim() }, { kind: 'typed' }), lookUp: true, focus: 'password' })
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
      <Button type="submit" rightSection={<ArrowRight size={18} aria-hidden />}>
        {start.go}
      </Button>
    </form>
  )
}

/** The password: dots, unless one wants to see it. It stays in this window's memory and nowhere else. */
import { PasswordInput } from '@mantine/core'
import type { Ref } from 'react'
import { useState } from 'react'
import { words } from '../../words/words.ts'

const { account } = words

interface PasswordFieldProps {
  ref: Ref<HTMLInputElement>
  value: string
  isMissing: boolean
  onChange: (value: string) => void
}

export function PasswordField({ ref, value, isMissing, onChange }: PasswordFieldProps) {
  const [isVisible, setVisible] = useState(false)
  return (
    <PasswordInput
      ref={ref}
      className="password"
      label={account.password}
      description={account.passwordNote}
      error={isMissing ? account.passwordMissing : null}
      name="password"
      autoComplete="off"
      spellCheck={false}
      value={value}
      visible={isVisible}
      onVisibilityChange={setVisible}
      visibilityToggleButtonProps={{
        tabIndex: 0,
        'aria-hidden': false,
        'aria-label': isVisible ? account.hidePassword : account.showPassword,
      }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Mantine's side of the look: sizes and behaviour. Colours are CSS variables (tokens.css, mantine.css). */
import { Button, Checkbox, createTheme, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'

const medium = { defaultProps: { size: 'md' } } as const

export const theme = createTheme({
  fontFamily: 'system-ui, sans-serif',
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Checkbox: Checkbox.extend(medium),
    TextInput: TextInput.extend(medium),
    PasswordInput: PasswordInput.extend(medium),
    NativeSelect: NativeSelect.extend(medium),
    Textarea: Textarea.extend(medium),
  },
})

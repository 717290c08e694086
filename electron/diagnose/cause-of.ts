/** What does one server reply mean? The entry for dialogues and diagnosis; the rows stand in `causes/`. */
import type { CauseOf } from '../contract/cause-of.ts'
import { causeOfText } from './causes/cause-of-text.ts'

export const causeOf: CauseOf = ({ protocol, step, text }) => causeOfText({ kind: protocol, step, text })

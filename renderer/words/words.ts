/** The window's own words. Another language is another set of modules with `satisfies typeof en`. */
import { account } from './en/account.ts'
import { answer } from './en/answer.ts'
import { checking } from './en/checking.ts'
import { common } from './en/common.ts'
import { explain } from './en/explain.ts'
import { file } from './en/file.ts'
import { handout } from './en/handout.ts'
import { networks } from './en/networks.ts'
import { start } from './en/start.ts'
import { steps } from './en/steps.ts'

const en = { common, start, account, checking, answer, steps, networks, explain, file, handout }

export const words = en

/** What a check really signed in with, against what was planned for it (`signIn`): the report tells the former. */
import type { CheckFacts } from './facts.ts'
import type { SignInPlan } from './plan.ts'

/** `null`: it came to no sign-in, whatever was planned (command-line.md: "those used, none and null without sign-in"). */
export function usedSignIn({ signIn, steps }: Pick<CheckFacts, 'signIn' | 'steps'>): SignInPlan | null {
  return steps.some((step) => step.name === 'sign-in') ? signIn : null
}

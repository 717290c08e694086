/** One sign-in within a dialogue: asks whether it may, tells the gate how it ended, and keeps the fact. */
import type { PlannedCheck } from '../../contract/plan.ts'
import { WireFailure } from '../../wire/world.ts'
import { withMoreTime, type Link } from '../dialogues/link.ts'
import type { Answer, Recorder } from '../dialogues/recorder.ts'
import type { DialogueTools, Permission, ReadyToSignIn } from '../dialogues/tools.ts'

/** Returns when the server agreed (or no sign-in is planned); otherwise the dialogue is over. */
export async function signInIfPlanned(
  check: PlannedCheck,
  recorder: Recorder,
  tools: DialogueTools,
  link: Link,
  ready: ReadyToSignIn,
  act: (permission: Permission) => Promise<Answer>,
): Promise<void> {
  if (check.signIn === null) return
  const permission = await permissionFor(recorder, tools, ready)
  const { facts } = recorder
  let wasSent = false
  const watched: Permission = {
    ...permission,
    onSending() {
      wasSent = true
      facts.mechanism = permission.mechanism
      permission.onSending()
    },
  }
  let answer: Answer | null = null
  try {
    answer = await recorder.ask('sign-in', () => withMoreTime(link, tools, () => act(watched)))
  } finally {
    // Closed or silent after the password: it may have been taken for wrong. Never tried again.
    if (!answer?.ok && !wasSent) permission.answered({ kind: 'not-sent' })
    else if (answer?.ok) permission.answered({ kind: 'accepted' })
    else permission.answered({ kind: 'rejected', reply: answer?.text ?? null })
  }
  facts.signedIn = answer.ok
  if (!answer.ok) recorder.stopByReply('sign-in', answer.text)
}

async function permissionFor(recorder: Recorder, tools: DialogueTools, ready: ReadyToSignIn): Promise<Permission> {
  try {
    const permission = await tools.askSignIn(ready)
    if ('rule' in permission) return recorder.stopByRule(permission.rule)
    return permission
  } catch (error) {
    if (!(error instanceof WireFailure)) throw error
    return recorder.stopByWire('sign-in', error.word, error.message)
  }
}

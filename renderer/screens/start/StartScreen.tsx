/** "Which account?" – found ones, one click each; an address to type; two quiet ways in. */
import { CircleHelp, FlaskConical } from 'lucide-react'
import { Page } from '../../parts/Page.tsx'
import { WayIn } from '../../parts/WayIn.tsx'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { HeldHandouts } from '../handout/HeldHandouts.tsx'
import { AddressForm } from './AddressForm.tsx'
import { FoundAccounts } from './FoundAccounts.tsx'
import { LastCheck } from './LastCheck.tsx'

const { start } = words

export function StartScreen({ isFirst }: { isFirst: boolean }) {
  const { go } = useWindow()
  return (
    <Page title={start.title} lead={start.lead} keepsFocus={isFirst}>
      <FoundAccounts />
      <AddressForm takesFocus={isFirst} />
      <section aria-label={start.otherWays} className="ways-in">
        <WayIn
          sign={<CircleHelp size={22} aria-hidden />}
          title={start.haveError}
          note={start.haveErrorNote}
          onClick={() => go({ name: 'explain' })}
        />
        <WayIn
          sign={<FlaskConical size={22} aria-hidden />}
          title={start.practice}
          note={start.practiceNote}
          onClick={() => go({ name: 'practice' })}
        />
      </section>
      <LastCheck />
      <HeldHandouts />
    </Page>
  )
}

/** "Which account?" – found ones, one click each; an address to type; two quiet ways in. */
import { CircleHelp, FlaskConical } from 'lucide-react'
import { OpenFileButton } from '../../parts/OpenFileButton.tsx'
import { Page } from '../../parts/Page.tsx'
import { WayIn } from '../../parts/WayIn.tsx'
import { useWindow } from '../../state/window-context.ts'
import { words } from '../../words/words.ts'
import { HeldHandouts } from '../handout/HeldHandouts.tsx'
import { AddressForm } from './AddressForm.tsx'
import { FoundAccounts } from './FoundAccounts.tsx'
import { LastCheck } from './LastCheck.tsx'
import { NewerVersion } from './NewerVersion.tsx'

const { start } = words

export function StartScreen({ isFirst }: { isFirst: boolean }) {
  const { go } = useWindow()
  return (
    <Page title={start.title} lead={start.lead} keepsFocus={isFirst}>
      <FoundAccounts />
      <div>
        <AddressForm takesFocus={isFirst} />
        <p className="open-file">
          <OpenFileButton kind="link" label={words.file.open} /> <span className="quiet">{words.file.openNote}</span>
        </p>
      </div>
      <section aria-label={start.otherWays} className="ways-in">
        <WayIn
          sign={<CircleHelp size="1.375rem" aria-hidden />}
          title={start.haveError}
          note={start.haveErrorNote}
          onClick={() => go({ name: 'explain' })}
        />
        <WayIn
          sign={<FlaskConical size="1.375rem" aria-hidden />}
          title={start.practice}
          note={start.practiceNote}
          onClick={() => go({ name: 'practice' })}
        />
      </section>
      <LastCheck />
      <HeldHandouts />
      <NewerVersion />
    </Page>
  )
}

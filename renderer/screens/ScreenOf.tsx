/** From the name of a screen to the screen. */
import type { Screen } from '../state/screen.ts'
import { AccountScreen } from './account/AccountScreen.tsx'
import { AnswerScreen } from './answer/AnswerScreen.tsx'
import { StepsScreen } from './answer/steps/StepsScreen.tsx'
import { FailedScreen } from './answer/FailedScreen.tsx'
import { CheckingScreen } from './checking/CheckingScreen.tsx'
import { ExplainScreen } from './explain/ExplainScreen.tsx'
import { FileScreen } from './file/FileScreen.tsx'
import { MakeHandoutScreen } from './handout/MakeHandoutScreen.tsx'
import { NetworksScreen } from './networks/NetworksScreen.tsx'
import { PracticeScreen } from './start/PracticeScreen.tsx'
import { StartScreen } from './start/StartScreen.tsx'

export function ScreenOf({ screen, isFirst }: { screen: Screen; isFirst: boolean }) {
  switch (screen.name) {
    case 'start':
      return <StartScreen isFirst={isFirst} />
    case 'practice':
      return <PracticeScreen />
    case 'account':
      return (
        <AccountScreen draft={screen.draft} lookUp={screen.lookUp} file={screen.file ?? null} focus={screen.focus} />
      )
    case 'file':
      return <FileScreen file={screen.file} />
    case 'checking':
      return <CheckingScreen ask={screen.ask} />
    case 'answer':
      return <AnswerScreen ask={screen.ask} answer={screen.answer} />
    case 'steps':
      return <StepsScreen ask={screen.ask} answer={screen.answer} />
    case 'failed':
      return <FailedScreen ask={screen.ask} failure={screen.failure} />
    case 'networks':
      return <NetworksScreen />
    case 'explain':
      return <ExplainScreen />
    case 'make-handout':
      return <MakeHandoutScreen ask={screen.ask} answer={screen.answer} />
    default: {
      const never: never = screen
      return never
    }
  }
}

/** The quiet bar on top: where one is, and the three places one can always go to. A running check has only Cancel. */
import type { ReactNode } from 'react'
import type { Screen, ScreenName } from '../state/screen.ts'
import { useWindow } from '../state/window-context.ts'
import { words } from '../words/words.ts'
import { Mark } from './Mark.tsx'

const { common } = words

function NavButton({ to, current, children }: { to: Screen; current: ScreenName; children: ReactNode }) {
  const { go } = useWindow()
  return (
    <button
      type="button"
      className="nav-button"
      aria-current={to.name === current ? 'page' : undefined}
      onClick={() => go(to)}
    >
      {children}
    </button>
  )
}

export function Header({ screen, hasNavigation }: { screen: Screen; hasNavigation: boolean }) {
  return (
    <header className="header">
      <div className="header-inner">
        <span className="brand">
          <Mark />
          <span>{common.product}</span>
        </span>
        {hasNavigation && (
          <nav aria-label={common.mainNavigation} className="nav">
            <NavButton to={{ name: 'start' }} current={screen.name}>
              {common.home}
            </NavButton>
            <NavButton to={{ name: 'networks' }} current={screen.name}>
              {common.networks}
            </NavButton>
            <NavButton to={{ name: 'explain' }} current={screen.name}>
              {common.explain}
            </NavButton>
          </nav>
        )}
      </div>
    </header>
  )
}

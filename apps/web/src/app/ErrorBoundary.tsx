import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { Button, LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './ErrorBoundary.module.css'
import { MissingPage } from './MissingPage.tsx'
import { findProblem } from './problem.ts'
import { text } from './strings.ts'
import { useOnline } from './use-online.ts'

type Props = { children: ReactNode; place: string; onReset: () => void; isWhole: boolean }

class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.error && before.place !== this.props.place) this.reset()
  }

  reset = () => {
    this.props.onReset()
    this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className={this.props.isWhole ? styles.whole : undefined}>
        <Broken error={error} onTryAgain={this.reset} />
      </div>
    )
  }
}

/** Catches what a page throws; going elsewhere clears it. `isWhole`: there is no shell around it. */
export function ErrorBoundary({ children, isWhole = false }: { children: ReactNode; isWhole?: boolean }) {
  const { pathname } = useLocation()
  const { reset } = useQueryErrorResetBoundary()
  return (
    <Boundary place={pathname} onReset={reset} isWhole={isWhole}>
      {children}
    </Boundary>
  )
}

function Broken({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const isOnline = useOnline()
  // As it was when the page broke: coming back is for the one that waits to see.
  const [wasOnline] = useState(isOnline)
  const problem = findProblem(error)
  if (problem?.status === 404) return <MissingPage />
  const isNetwork = error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
  // Its code, or its styles, which are loaded beside it. After a deploy those of the old page are gone from the server.
  const isOld =
    error instanceof Error &&
    /dynamically imported|importing a module|unable to preload css/i.test(error.message)
  if (isOld && !wasOnline) return <WaitForNet />
  const again = isOld ? () => location.reload() : onTryAgain
  const title = isOld ? text.updateTitle : isNetwork || problem ? text.unreachableTitle : text.brokenTitle
  const words = isOld
    ? text.updateText
    : isNetwork
      ? text.unreachableText
      : problem?.message || text.brokenText
  return (
    <EmptyState
      title={title}
      actions={
        <>
          <Button look="primary" onClick={again}>
            {isOld ? text.reload : text.tryAgain}
          </Button>
          <LinkButton to="/library">{text.toLibrary}</LinkButton>
        </>
      }
    >
      <p>{words}</p>
    </EmptyState>
  )
}

/** In the place of a page that had not been loaded when the net went. A browser asks for its code once: load it anew. */
function WaitForNet() {
  const isOnline = useOnline()
  useEffect(() => {
    if (isOnline) location.reload()
  }, [isOnline])
  return (
    <EmptyState title={text.notLoadedTitle} actions={<LinkButton to="/library">{text.toLibrary}</LinkButton>}>
      <p>{text.notLoadedText}</p>
    </EmptyState>
  )
}

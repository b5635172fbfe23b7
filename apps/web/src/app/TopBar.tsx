import { Plus, Search } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { LinkButton } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useLiveUpdates } from './events/use-live-updates.ts'
import { useMayEdit } from './me.queries.ts'
import { openPalette } from './palette-store.ts'
import { type Room, rooms } from './rooms.ts'
import { text } from './strings.ts'
import styles from './TopBar.module.css'
import { UserMenu } from './UserMenu.tsx'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'

const TimerBar = lazy(async () => ({ default: (await import('../timer/TimerBar.tsx')).TimerBar }))

export function TopBar({ room }: { room: Room | null }) {
  const mayEdit = useMayEdit()
  useLiveUpdates()
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.mark} aria-label={text.product}>
        <img src="/favicon.svg" alt="" width={28} height={28} />
      </Link>
      <WorkspaceSwitcher />
      <nav aria-label={text.rooms} className={styles.rooms}>
        {rooms.map(({ key, label, to, icon: Icon }) => (
          <Link
            key={key}
            to={to}
            aria-current={room?.key === key ? 'page' : undefined}
            className={styles.room}
          >
            <Icon size={18} aria-hidden />
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.end}>
        {mayEdit && (
          <Suspense fallback={<span className={styles.timer} />}>
            <TimerBar />
          </Suspense>
        )}
        <button
          type="button"
          aria-label={text.find}
          className={styles.find}
          onClick={() => openPalette(true)}
        >
          <Search size={16} aria-hidden />
          <span>{text.find}</span>
          <Kbd>{text.findKeys}</Kbd>
        </button>
        {mayEdit && (
          <LinkButton to="/prompts/new" icon={Plus} className={styles.add} aria-label={text.newPrompt}>
            <span className={styles.addWord}>{text.newPrompt}</span>
          </LinkButton>
        )}
        <UserMenu />
      </div>
    </header>
  )
}

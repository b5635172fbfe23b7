import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { api, ask } from '../app/api.ts'
import { findProblem } from '../app/problem.ts'
import { ImportBox } from '../imports/ImportBox.tsx'
import { refreshPrompts } from '../prompts/prompts.queries.ts'
import { classes } from '../ui/classes.ts'
import { hueOf } from '../ui/hue.ts'
import { toast } from '../ui/toast-store.ts'
import styles from './Onboarding.module.css'
import { type Starter, starters } from './starters.ts'
import { text } from './strings.ts'

/** An empty library: three doors to the first copied prompt. It is gone as soon as there is one. */
export function Onboarding() {
  const navigate = useNavigate()
  const take = useTakeStarter()
  const choose = async (starter: Starter) => {
    try {
      const { id } = await take.mutateAsync(starter)
      // First go, then refresh: this page is gone as soon as the library knows of a prompt.
      navigate(`/prompts/${id}`, { state: { focusCopy: true } })
      void refreshPrompts()
      toast(text.taken)
    } catch (error) {
      toast(findProblem(error)?.message || text.failed, { tone: 'danger' })
    }
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text.title}</h2>
        <p className={styles.lead}>{text.lead}</p>
      </header>
      <ImportBox isBrief label={text.paste} onStarted={(id) => navigate(`/import/${id}`)} />
      <section aria-labelledby="starters" className={styles.starters}>
        <h2 id="starters">{text.startersTitle}</h2>
        <p className={styles.lead}>{text.startersLead}</p>
        <ul className={styles.cards}>
          {starters.map((starter) => (
            <li key={starter.name}>
              <button
                type="button"
                aria-label={text.take(starter.name)}
                aria-busy={(take.isPending && take.variables === starter) || undefined}
                disabled={take.isPending}
                className={classes(styles.card, 'hued')}
                style={hueOf(starter.category)}
                onClick={() => void choose(starter)}
              >
                <b>{starter.name}</b>
                <span>{starter.useCase}</span>
                <small>{starter.category}</small>
              </button>
            </li>
          ))}
        </ul>
        <p className={styles.ways}>
          <Link to="/starters">{text.all}</Link>
          <Link to="/prompts/new">{text.scratch}</Link>
        </p>
      </section>
    </div>
  )
}

function useTakeStarter() {
  return useMutation({
    meta: { saysItself: true },
    mutationFn: (starter: Starter) => ask(api.POST('/v1/prompts', { body: starter })),
  })
}

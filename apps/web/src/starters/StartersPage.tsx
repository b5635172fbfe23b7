import { parseTemplate } from '@promptsheet/shared/template'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { Button } from '../ui/Button.tsx'
import { hueOf } from '../ui/hue.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Segments } from '../ui/Segments.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Starters.module.css'
import { type StarterPack, startersQuery, useAddStarters, useTakeBack } from './starters.queries.ts'
import { text } from './strings.ts'

/** Prompts that come with the product, by job: read them, choose some, add them. */
export function StartersPage() {
  const { data, error } = useQuery(startersQuery)
  const [search, setSearch] = useSearchParams()
  if (error && !data) throw error
  const pack = data?.data.find(({ key }) => key === search.get('job')) ?? data?.data[0]
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      {!data && <Skeleton lines={12} />}
      {data && pack && (
        <>
          <Segments
            label={text.whose}
            choices={data.data.map(({ key, name }) => ({ value: key, label: name }))}
            value={pack.key}
            onChange={(job) => setSearch({ job }, { replace: true })}
          />
          <Pack key={pack.key} pack={pack} />
        </>
      )}
    </>
  )
}

function Pack({ pack }: { pack: StarterPack }) {
  const mayEdit = useMayEdit()
  const add = useAddStarters()
  const takeBack = useTakeBack()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const every = pack.prompts.map(({ key }) => key)
  const wanted = chosen.length > 0 ? chosen : every
  const addThem = () =>
    add.mutate(
      { pack: pack.key, promptKeys: [...wanted] },
      {
        onSuccess: ({ promptIds }) => {
          setChosen([])
          if (promptIds.length === 0) return toast(text.nothing)
          const run = () =>
            takeBack.mutate(promptIds, { onSuccess: () => toast(text.undone(promptIds.length)) })
          return toast(text.added(promptIds.length), { action: { label: text.undo, run } })
        },
      },
    )
  return (
    <section aria-label={pack.name} className="hued" style={hueOf(pack.name)}>
      <div className={styles.head}>
        <p className={styles.soft}>{mayEdit ? pack.description : text.readOnly}</p>
        {mayEdit && (
          <div className={styles.acts}>
            <Button
              look="quiet"
              size="small"
              onClick={() => setChosen(chosen.length === every.length ? [] : every)}
            >
              {chosen.length === every.length ? text.chooseNone : text.chooseAll}
            </Button>
            <Button look="primary" icon={Plus} isBusy={add.isPending} onClick={addThem}>
              {wanted.length === every.length ? text.all(every.length) : text.some(wanted.length)}
            </Button>
          </div>
        )}
      </div>
      <ul className={styles.list}>
        {pack.prompts.map((prompt) => (
          <li key={prompt.key} className={styles.row}>
            {mayEdit && (
              <input
                type="checkbox"
                aria-label={text.choose(prompt.name)}
                checked={chosen.includes(prompt.key)}
                onChange={({ target }) =>
                  setChosen(
                    target.checked ? [...chosen, prompt.key] : chosen.filter((key) => key !== prompt.key),
                  )
                }
              />
            )}
            <details className={styles.prompt}>
              <summary>
                <span className={styles.name}>{prompt.name}</span>
                <span className={styles.when}>{prompt.useCase}</span>
              </summary>
              <Body body={prompt.body} />
              {prompt.notes && <p className={styles.soft}>{prompt.notes}</p>}
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Body({ body }: { body: string }) {
  return (
    <p className={styles.body}>
      {parseTemplate(body).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
          <mark key={index} className={styles.blank}>
            {part.label}
          </mark>
        ),
      )}
    </p>
  )
}

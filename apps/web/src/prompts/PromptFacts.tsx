import { targets } from '@promptsheet/shared/links'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMayEdit } from '../app/me.queries.ts'
import { collectionsQuery } from '../collections/collections.queries.ts'
import { membersQuery } from '../members/members.queries.ts'
import { Ago } from '../ui/Ago.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { DataList, DataRow } from '../ui/DataRow.tsx'
import { hueOf } from '../ui/hue.ts'
import { FactMenu } from './FactMenu.tsx'
import styles from './PromptFacts.module.css'
import { PromptLineage } from './PromptLineage.tsx'
import { type LoadedPrompt, useChangePrompt } from './prompts.queries.ts'
import { Signal } from './Signal.tsx'
import { Spark } from './Spark.tsx'
import { text } from './strings.ts'
import { usageQuery } from './uses.queries.ts'

const statuses = ['draft', 'active', 'battle_tested', 'retired'] as const

/** What is known about a prompt; status, keeper and collection change right here. */
export function PromptFacts({ prompt }: { prompt: LoadedPrompt }) {
  const { id, owner, status, category, tags, collection, currentVersion } = prompt
  const mayEdit = useMayEdit()
  const change = useChangePrompt(id)
  const { data: members } = useQuery(membersQuery)
  const { data: collections } = useQuery(collectionsQuery)
  const { data: usage } = useQuery(usageQuery(id))
  const told = usage ? usage.asIs + usage.edited : 0
  const keeper = (
    <span className={styles.person}>
      <Avatar name={owner.name} />
      {owner.name}
    </span>
  )
  return (
    <aside aria-label={text.facts} className={styles.facts}>
      {usage && (
        <div>
          <p className={styles.signal}>
            <Signal
              usesLast30Days={usage.uses}
              peopleLast30Days={usage.people}
              asIsShare={told > 0 ? usage.asIs / told : null}
            />
          </p>
          <Spark byDay={usage.byDay} />
        </div>
      )}
      <DataList>
        <DataRow name={text.status}>
          <FactMenu
            isFixed={!mayEdit}
            value={status}
            shown={text.statuses[status]}
            options={statuses.map((value) => ({ value, label: text.statuses[value] }))}
            onChange={(value) => change.mutate({ status: value })}
          />
        </DataRow>
        <DataRow name={text.keeper}>
          <FactMenu
            isFixed={!mayEdit}
            value={owner.id}
            shown={keeper}
            options={(members?.data ?? []).map((member) => ({ value: member.id, label: member.name }))}
            onChange={(ownerId) => change.mutate({ ownerId })}
          />
        </DataRow>
        <DataRow name={text.collection}>
          <FactMenu
            isFixed={!mayEdit}
            value={collection?.id ?? ''}
            shown={collection?.name ?? text.noCollection}
            options={[
              { value: '', label: text.noCollection },
              ...(collections?.data ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(value) => change.mutate({ collectionId: value || null })}
          />
        </DataRow>
        {category && (
          <DataRow name={text.category}>
            <SearchLink filter="category" value={category}>
              <span className={`${styles.dot} hued`} style={hueOf(category)} />
              {category}
            </SearchLink>
          </DataRow>
        )}
        {tags.length > 0 && (
          <DataRow name={text.tags}>
            <span className={styles.tags}>
              {tags.map((tag) => (
                <SearchLink key={tag} filter="tag" value={tag}>
                  #{tag}
                </SearchLink>
              ))}
            </span>
          </DataRow>
        )}
        {currentVersion.recommendedModels.length > 0 && (
          <DataRow name={text.bestIn}>{currentVersion.recommendedModels.map(modelName).join(', ')}</DataRow>
        )}
        <DataRow name={text.version(currentVersion.number)}>
          <Link to={`/prompts/${id}/versions`} className={styles.link}>
            <span>
              <Ago at={currentVersion.createdAt} /> {text.by(currentVersion.author.name)}
            </span>
          </Link>
        </DataRow>
        <PromptLineage prompt={prompt} />
      </DataList>
    </aside>
  )
}

/** A known model by its own spelling, any other as somebody wrote it. */
function modelName(model: string): string {
  const target = targets.find((one) => one === model.toLowerCase())
  return target ? text.targets[target] : model
}

function SearchLink({ filter, value, children }: { filter: string; value: string; children: ReactNode }) {
  const written = /\s/.test(value) ? `"${value}"` : value
  const search = new URLSearchParams({ q: `${filter}:${written}` })
  return (
    <Link to={{ pathname: '/library', search: search.toString() }} className={styles.link}>
      {children}
    </Link>
  )
}

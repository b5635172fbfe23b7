import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useMayManage } from '../app/me.queries.ts'
import { TeamsSection } from '../teams/TeamsSection.tsx'
import { teamsQuery } from '../teams/teams.queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { InviteForm } from './InviteForm.tsx'
import { InvitesSection } from './InvitesSection.tsx'
import { MemberRow } from './MemberRow.tsx'
import { invitesQuery, type Member, membersQuery } from './members.queries.ts'
import styles from './People.module.css'
import { RemoveDialog } from './RemoveDialog.tsx'
import { text } from './strings.ts'

export function PeoplePage() {
  const mayManage = useMayManage()
  const { data: members, error } = useQuery(membersQuery)
  const { data: teams } = useQuery(teamsQuery)
  const invites = useQuery({ ...invitesQuery, enabled: mayManage })
  const [isInviting, setIsInviting] = useState(false)
  const [leaving, setLeaving] = useState<Member | null>(null)
  if (error && !members) throw error
  const isLoading = !members || !teams || (mayManage && invites.isPending)
  const isAlone = members?.data.length === 1
  const isJustYou = isAlone && !invites.data?.data.length && !teams?.data.length
  const canInvite = mayManage && !isLoading && !isJustYou
  return (
    <>
      <PageHeader
        title={text.title}
        lead={isJustYou ? undefined : text.lead}
        actions={
          canInvite && (
            <Button look="primary" icon={UserPlus} onClick={() => setIsInviting(true)}>
              {text.invite}
            </Button>
          )
        }
      />
      {isLoading && <Skeleton />}
      {!isLoading && isJustYou && mayManage && (
        <EmptyState title={text.aloneTitle} actions={<InviteForm />}>
          <p>{text.aloneText}</p>
        </EmptyState>
      )}
      {!isLoading && isJustYou && <TeamsSection teams={teams.data} members={members.data} />}
      {!isLoading && !isJustYou && (
        <>
          <ul aria-label={text.listTitle} className={styles.list}>
            {members.data.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                teams={teams.data}
                isAlone={isAlone}
                onRemove={() => setLeaving(member)}
              />
            ))}
          </ul>
          {invites.data && <InvitesSection invites={invites.data.data} />}
          <TeamsSection teams={teams.data} members={members.data} />
        </>
      )}
      {isInviting && (
        <Dialog title={text.inviteTitle} onClose={() => setIsInviting(false)}>
          <InviteForm onSent={() => setIsInviting(false)} onCancel={() => setIsInviting(false)} />
        </Dialog>
      )}
      {leaving && <RemoveDialog member={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

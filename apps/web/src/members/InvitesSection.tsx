import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Section } from '../ui/Section.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Invite, useInvite, useResendInvite, useWithdrawInvite } from './members.queries.ts'
import styles from './People.module.css'
import { text } from './strings.ts'

export function InvitesSection({ invites }: { invites: readonly Invite[] }) {
  if (invites.length === 0) return null
  return (
    <Section title={text.waitingTitle} lead={text.waitingLead}>
      <ul className={styles.list}>
        {invites.map((invite) => (
          <InviteRow key={invite.id} invite={invite} />
        ))}
      </ul>
    </Section>
  )
}

function InviteRow({ invite: { id, email, role, teamIds, status, invitedBy } }: { invite: Invite }) {
  const resend = useResendInvite()
  const withdraw = useWithdrawInvite()
  const invite = useInvite()
  const takeBack = async () => {
    await withdraw.mutateAsync(id)
    const again = async () => {
      await invite.mutateAsync({ email, role, teamIds })
      toast(text.sent(1, email))
    }
    toast(text.withdrawn(email), { action: { label: text.inviteAgain, run: () => void again() } })
  }
  return (
    <li className={classes(styles.row, styles.plain)}>
      <div>
        <p className={styles.name}>{email}</p>
        <p className={styles.soft}>
          <span>{text.as(text.roles[role].name.toLowerCase())}</span>
          <span>{text.invitedBy(invitedBy.name)}</span>
          {status === 'expired' && <span className={styles.late}>{text.expired}</span>}
        </p>
      </div>
      <div className={styles.end}>
        <Button
          size="small"
          isBusy={resend.isPending}
          onClick={() => resend.mutate(id, { onSuccess: () => toast(text.resent(email)) })}
        >
          {text.resend}
        </Button>
        <Button
          size="small"
          look="quiet"
          isBusy={withdraw.isPending}
          onClick={() => void takeBack().catch(() => {})}
        >
          {text.withdraw}
        </Button>
      </div>
    </li>
  )
}

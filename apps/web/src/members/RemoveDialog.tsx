import { useMe } from '../app/me.queries.ts'
import { queryClient } from '../app/query-client.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/toast-store.ts'
import { type Member, useInvite, useRemoveMember } from './members.queries.ts'
import { text } from './strings.ts'

/** Asks first: it takes effect at once. An invitation is the way back, and the toast offers it. */
export function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { workspace } = useMe()
  const remove = useRemoveMember()
  const invite = useInvite()
  const { id, name, email, role, teamIds } = member
  const isYou = id === workspace.memberId
  const goOn = async () => {
    await remove.mutateAsync(id)
    onClose()
    if (isYou) {
      await queryClient.resetQueries()
      return
    }
    const again = async () => {
      await invite.mutateAsync({ email, role, teamIds })
      toast(text.sent(1, email))
    }
    toast(text.removed(name), { action: { label: text.inviteAgain, run: () => void again() } })
  }
  return (
    <Dialog
      title={isYou ? text.leaveTitle(workspace.name) : text.removeTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button look="danger" isBusy={remove.isPending} onClick={() => void goOn().catch(onClose)}>
            {isYou ? text.leaveYes : text.removeYes}
          </Button>
        </>
      }
    >
      <p>{isYou ? text.leaveText : text.removeText}</p>
    </Dialog>
  )
}

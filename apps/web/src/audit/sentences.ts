import type { AuditEntry } from './audit.queries.ts'
import { moneySayings } from './money-sentences.ts'
import { numberIn, wordIn, wordsIn } from './read-detail.ts'
import { text } from './strings.ts'

/** Names for ids, as far as the reader may know them. */
export type Names = {
  member: (id: string) => string
  team: (id: string) => string
  collection: (id: string) => string
}

export type Sentence = { who: string; did: string; promptId: string | null }

/** An audit entry as people would say it. */
export function sentenceOf(entry: AuditEntry, names: Names): Sentence {
  const { actor, action, promptId } = entry
  const person = actor.name ?? (actor.kind === 'job' ? text.product : text.somebody)
  const who = actor.keyName ? text.byKey(person, actor.keyName) : person
  const say = sayings[action]
  return { who, did: say ? say(entry, names) : text.other(action), promptId: say ? promptId : null }
}

export type Saying = (entry: AuditEntry, names: Names) => string

const role = (word: string) => roleNames.get(word) ?? word
const roleNames = new Map<string, string>(Object.entries(text.roles))
const statusNames = new Map<string, string>(Object.entries(text.statuses))

function listed(ids: string[], nameOf: (id: string) => string): string {
  return text.and(ids.map(nameOf))
}

/** The four things that happen to a client, project or task. */
function treeSayings(kind: keyof typeof text.treeKinds): Record<string, Saying> {
  const noun = text.treeKinds[kind]
  return {
    [`${kind}.created`]: ({ detail }) => text.nodeAdded(noun, wordIn(detail, 'name')),
    [`${kind}.changed`]: ({ detail }) => {
      const [from, to] = [wordIn(detail, 'from', 'name'), wordIn(detail, 'to', 'name')]
      if (from) return text.nodeRenamed(noun, from, to)
      const name = wordIn(detail, 'name')
      const isMoved = ['clientId', 'projectId', 'parentId'].some(
        (key) => wordIn(detail, 'from', key) !== wordIn(detail, 'to', key),
      )
      return isMoved ? text.nodeMoved(noun, name) : text.nodeChanged(noun, name)
    },
    [`${kind}.archived`]: ({ detail }) => text.nodeArchived(noun, wordIn(detail, 'name')),
    [`${kind}.unarchived`]: ({ detail }) => text.nodeBack(noun, wordIn(detail, 'name')),
  }
}

const sayings: Record<string, Saying | undefined> = {
  'workspace.changed': ({ detail }) =>
    text.workspaceChanged(
      Object.entries(text.workspaceParts).flatMap(([key, say]) =>
        key in detail ? [say(wordIn(detail, key))] : [],
      ),
    ),
  'member.role_changed': ({ subject, detail }, names) =>
    text.roleChanged(
      names.member(subject.id ?? ''),
      role(wordIn(detail, 'from')),
      role(wordIn(detail, 'to')),
    ),
  'member.removed': ({ subject }, names) => text.memberRemoved(names.member(subject.id ?? '')),
  'workspace.deleted': () => text.workspaceDeleted,
  'workspace.undeleted': () => text.workspaceBack,
  'member.logged_in': ({ detail }) =>
    text.memberLoggedIn([wordIn(detail, 'browser'), wordIn(detail, 'system')].filter(Boolean).join(' on ')),
  'timer.start_changed': () => text.timerMoved,
  'timer.discarded': () => text.timerDiscarded,
  'timer.undeleted': () => text.timerUndeleted,
  'timer.unstopped': () => text.timerUnstopped,
  'time_entry.created': ({ detail }) => text.timeWritten(wordIn(detail, 'date')),
  'time_entry.changed': ({ detail }) => text.timeChanged(wordIn(detail, 'date')),
  'time_entry.deleted': ({ detail }) => text.timeDeleted(wordIn(detail, 'date')),
  'time_entry.undeleted': ({ detail }) => text.timeUndeleted(wordIn(detail, 'date')),
  'time_entry.split': ({ detail }) => text.timeSplit(wordIn(detail, 'date')),
  'time_entry.unsplit': ({ detail }) => text.timeUnsplit(wordIn(detail, 'date')),
  'week.submitted': ({ detail }) => text.weekSubmitted(numberIn(detail, 'entries'), wordIn(detail, 'week')),
  'week.approved': ({ subject, detail }, names) =>
    text.weekApproved(numberIn(detail, 'entries'), names.member(subject.id ?? ''), wordIn(detail, 'week')),
  'week.returned': ({ subject, detail }, names) =>
    text.weekReturned(numberIn(detail, 'entries'), names.member(subject.id ?? ''), wordIn(detail, 'week')),
  'week.reopened': ({ subject, detail }, names) =>
    text.weekReopened(numberIn(detail, 'entries'), names.member(subject.id ?? ''), wordIn(detail, 'week')),
  'week.copied': ({ detail }) =>
    text.weekCopied(numberIn(detail, 'entries'), wordIn(detail, 'from'), wordIn(detail, 'week')),
  'time_settings.changed': () => text.timeSettingsChanged,
  ...moneySayings,
  'invoice.drafted': ({ detail }) => text.invoiceDrafted(wordIn(detail, 'from'), wordIn(detail, 'to')),
  'invoice.draft_changed': () => text.invoiceDraftChanged,
  'invoice.draft_deleted': () => text.invoiceDraftDeleted,
  'invoice.draft_undeleted': () => text.invoiceDraftBack,
  'invoice.issued': ({ detail }) => text.invoiceIssued(wordIn(detail, 'number')),
  'invoice.paid': ({ detail }) => text.invoicePaid(wordIn(detail, 'number')),
  'invoice.unpaid': ({ detail }) => text.invoiceUnpaid(wordIn(detail, 'number')),
  'invoice.voided': ({ detail }) => text.invoiceVoided(wordIn(detail, 'number'), wordIn(detail, 'reason')),
  'invoice.next_number_set': ({ detail }) => text.invoiceNumberSet(wordIn(detail, 'number')),
  'member.left': () => text.memberLeft,
  'member.joined': ({ detail }) => text.memberJoined(role(wordIn(detail, 'role'))),
  'invite.created': ({ detail }) => text.inviteCreated(wordIn(detail, 'email'), role(wordIn(detail, 'role'))),
  'invite.resent': ({ detail }) => text.inviteResent(wordIn(detail, 'email')),
  'invite.revoked': ({ detail }) => text.inviteRevoked(wordIn(detail, 'email')),
  'team.created': ({ detail }) => text.teamCreated(wordIn(detail, 'name')),
  'team.renamed': ({ detail }) => text.teamRenamed(wordIn(detail, 'from'), wordIn(detail, 'to')),
  'team.deleted': ({ detail }) => text.teamDeleted(wordIn(detail, 'name')),
  'team.members_changed': ({ subject, detail }, names) =>
    text.teamMembers(
      names.team(subject.id ?? ''),
      listed(wordsIn(detail, 'added'), names.member),
      listed(wordsIn(detail, 'removed'), names.member),
    ),
  'api_key.created': ({ detail }) => text.keyCreated(wordIn(detail, 'name')),
  'api_key.revoked': ({ detail }) => text.keyRevoked(wordIn(detail, 'name')),
  'collection.created': ({ detail }) => text.collectionCreated(wordIn(detail, 'name')),
  'collection.changed': ({ detail }) =>
    text.collectionChanged(wordIn(detail, 'before', 'name'), wordIn(detail, 'after', 'name')),
  'collection.access_changed': ({ subject, detail }, names) => {
    const name = names.collection(subject.id ?? '')
    const teams = listed(wordsIn(detail, 'after', 'teamIds'), names.team)
    return wordIn(detail, 'after', 'visibility') === 'teams'
      ? text.collectionForTeams(name, teams || text.nobody)
      : text.collectionForAll(name)
  },
  'collection.deleted': ({ detail }) =>
    text.collectionDeleted(wordIn(detail, 'name'), wordsIn(detail, 'promptIds').length),
  'collection.undeleted': ({ detail }) => text.collectionBack(wordIn(detail, 'name')),
  'prompt.created': () => text.promptCreated,
  'prompt.changed': ({ detail }) => {
    const status = statusNames.get(wordIn(detail, 'after', 'status'))
    return status ? text.promptStatus(status) : text.promptChanged
  },
  'prompt.moved': () => text.promptMoved,
  'prompt.version_published': ({ detail }) => text.promptPublished(numberIn(detail, 'number')),
  'prompt.version_restored': ({ detail }) => text.promptRestored(numberIn(detail, 'restoredFrom')),
  'prompt.branch_published': ({ detail }) => text.branchPublished(wordIn(detail, 'name')),
  'prompt.branch_merged': ({ detail }) => text.branchMerged(wordIn(detail, 'name')),
  'prompt.branch_deleted': ({ detail }) => text.branchDeleted(wordIn(detail, 'name')),
  'prompt.branch_undeleted': ({ detail }) => text.branchUndeleted(wordIn(detail, 'name')),
  'prompt.forked': () => text.promptForked,
  'prompt.source_skipped': () => text.sourceSkipped,
  'prompt.source_merged': () => text.sourceMerged,
  'prompt.deleted': () => text.promptDeleted,
  'prompt.undeleted': () => text.promptUndeleted,
  'import.started': () => text.importStarted,
  'import.committed': ({ detail }) =>
    text.importCommitted(numberIn(detail, 'created'), numberIn(detail, 'updated')),
  'import.undone': () => text.importUndone,
  'time_import.started': ({ detail }) => text.hoursStarted(wordIn(detail, 'fileName')),
  'time_import.committed': ({ detail }) =>
    text.hoursImported(wordIn(detail, 'fileName'), numberIn(detail, 'entries')),
  'time_import.undone': ({ detail }) =>
    text.hoursUndone(wordIn(detail, 'fileName'), numberIn(detail, 'deleted'), numberIn(detail, 'kept')),
  'time_import.discarded': ({ detail }) => text.hoursDropped(wordIn(detail, 'fileName')),
  'prompts.exported': () => text.exported,
  ...treeSayings('client'),
  ...treeSayings('project'),
  ...treeSayings('task'),
}

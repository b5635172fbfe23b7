import { useMayManage, useMe } from '../app/me.queries.ts'
import { DeleteWorkspaceSection } from '../leaving/DeleteWorkspaceSection.tsx'
import { DataList, DataRow } from '../ui/DataRow.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { plainZone } from '../ui/TimeZoneSelect.tsx'
import { nameCurrency, nameWeekday } from './plain-settings.ts'
import styles from './Settings.module.css'
import { text } from './strings.ts'
import { WorkspaceForm } from './WorkspaceForm.tsx'

export function WorkspacePage() {
  const { workspace } = useMe()
  const mayManage = useMayManage()
  return (
    <>
      <PageHeader
        title={text.workspaceTitle}
        lead={mayManage ? text.workspaceLead : text.workspaceReadOnly}
      />
      <div className={styles.form}>
        {mayManage ? (
          <WorkspaceForm key={workspace.id} workspace={workspace} />
        ) : (
          <DataList>
            <DataRow name={text.name}>{workspace.name}</DataRow>
            <DataRow name={text.timezone}>{plainZone(workspace.timezone)}</DataRow>
            <DataRow name={text.weekStart}>{nameWeekday(workspace.weekStart)}</DataRow>
            <DataRow name={text.currency}>{nameCurrency(workspace.currency)}</DataRow>
          </DataList>
        )}
      </div>
      <DeleteWorkspaceSection />
    </>
  )
}

import { MissingPage } from '../app/MissingPage.tsx'
import { useMayEdit, useMayManage, useMayManageTime, useMe } from '../app/me.queries.ts'
import { nameCurrency, nameWeekday } from '../settings/plain-settings.ts'
import { AskAfter } from '../timer/AskAfter.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { DataList, DataRow } from '../ui/DataRow.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { LongFrom } from './LongFrom.tsx'
import { Overlaps } from './Overlaps.tsx'
import { text } from './strings.ts'
import styles from './TimeSettings.module.css'

/** How hours are kept: what each person chooses, and what holds for everybody. */
export function TimeSettingsPage() {
  return useMayEdit() ? <TimeSettings /> : <MissingPage />
}

function TimeSettings() {
  const { workspace } = useMe()
  const mayManage = useMayManage()
  const mayManageTime = useMayManageTime()
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} />
      <Section title={text.yours} lead={text.yoursLead}>
        <div className={styles.form}>
          <AskAfter label={text.askAfter} />
          <LongFrom />
        </div>
      </Section>
      <Section title={text.everybody} lead={mayManageTime ? text.everybodyLead : text.readOnly}>
        <div className={styles.form}>
          <Overlaps />
          <DataList>
            <DataRow name={text.weekStart}>{nameWeekday(workspace.weekStart)}</DataRow>
            <DataRow name={text.currency}>{nameCurrency(workspace.currency)}</DataRow>
          </DataList>
          <p className={styles.links}>
            {mayManage && <LinkButton to="/settings/workspace">{text.toWorkspace}</LinkButton>}
            {mayManageTime && <LinkButton to="/time/rates">{text.toRates}</LinkButton>}
            {mayManageTime && <LinkButton to="/time/invoices">{text.toInvoices}</LinkButton>}
          </p>
        </div>
      </Section>
    </>
  )
}

import { Moon, Sun, SunMoon } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { getTheme, setTheme, type Theme } from '../app/theme.ts'
import { YourDataSections } from '../leaving/YourDataSections.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { TextInput } from '../ui/Input.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Section } from '../ui/Section.tsx'
import { Segments } from '../ui/Segments.tsx'
import { TimeZoneSelect } from '../ui/TimeZoneSelect.tsx'
import { toast } from '../ui/toast-store.ts'
import styles from './Settings.module.css'
import { useChangeMe, useResendVerification } from './settings.queries.ts'
import { text } from './strings.ts'

const themes = [
  { value: 'system', label: text.themes.system, icon: SunMoon },
  { value: 'light', label: text.themes.light, icon: Sun },
  { value: 'dark', label: text.themes.dark, icon: Moon },
] as const

export function YouPage() {
  const { user } = useMe()
  const change = useChangeMe()
  const resend = useResendVerification()
  const [theme, setChosen] = useState<Theme>(getTheme)
  const problem = findProblem(change.error)
  const save = ({ name = '', timezone = '' }: Record<string, string>) =>
    change.mutate({ name, timezone }, { onSuccess: () => toast(text.saved) })
  return (
    <>
      <PageHeader title={text.youTitle} lead={text.youLead} />
      <div className={styles.form}>
        <Form onSubmit={save} error={problem?.errors.length ? null : problem?.message}>
          <Field label={text.name} error={problem?.about('name')}>
            {(control) => (
              <TextInput
                {...control}
                name="name"
                autoComplete="name"
                required
                maxLength={100}
                defaultValue={user.name}
              />
            )}
          </Field>
          <Field
            label={text.email}
            hint={
              user.emailVerified ? (
                <Link to="/settings/security">{text.emailElsewhere}</Link>
              ) : (
                text.emailNotVerified
              )
            }
            aside={
              !user.emailVerified && (
                <Button
                  look="quiet"
                  size="small"
                  isBusy={resend.isPending}
                  onClick={() =>
                    resend.mutate(undefined, { onSuccess: () => toast(text.sentAgain(user.email)) })
                  }
                >
                  {text.sendAgain}
                </Button>
              )
            }
          >
            {(control) => <TextInput {...control} value={user.email} readOnly />}
          </Field>
          <Field label={text.timezone} hint={text.timezoneHint} error={problem?.about('timezone')}>
            {(control) => <TimeZoneSelect {...control} name="timezone" defaultValue={user.timezone} />}
          </Field>
          <FormFoot>
            <Button type="submit" look="primary" isBusy={change.isPending}>
              {text.save}
            </Button>
          </FormFoot>
        </Form>
      </div>
      <Section title={text.look} lead={text.lookLead}>
        <Segments
          label={text.look}
          choices={themes}
          value={theme}
          onChange={(value) => {
            setTheme(value)
            setChosen(value)
          }}
        />
      </Section>
      <YourDataSections />
    </>
  )
}

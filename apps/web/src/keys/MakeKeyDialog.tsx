import { useState } from 'react'
import { useMe } from '../app/me.queries.ts'
import { findProblem } from '../app/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Check, CheckList } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Select, TextInput } from '../ui/Input.tsx'
import { type MadeApiKey, type Scope, useMakeKey } from './keys.queries.ts'
import { text } from './strings.ts'

const scopes: readonly Scope[] = [
  'prompts:read',
  'prompts:write',
  'reports:read',
  'time:read',
  'time:write',
  'invoices:read',
  'invoices:write',
  'workspace:read',
  'workspace:manage',
]
const dayMs = 86_400_000

type Props = { onClose: () => void; onMade: (key: MadeApiKey) => void }

export function MakeKeyDialog({ onClose, onMade }: Props) {
  const { role } = useMe().workspace
  const make = useMakeKey()
  const [chosen, setChosen] = useState<Scope[]>(['prompts:read'])
  const problem = findProblem(make.error)
  const offered = scopes.filter((scope) => {
    if (scope === 'workspace:manage') return role === 'owner' || role === 'admin'
    return scope !== 'prompts:write' || role !== 'viewer'
  })
  const submit = ({ name = '', days = '' }: Record<string, string>) => {
    const expiresAt = days ? new Date(Date.now() + Number(days) * dayMs).toISOString() : null
    make.mutate({ name, scopes: chosen, expiresAt }, { onSuccess: onMade })
  }
  return (
    <Dialog title={text.makeTitle} onClose={onClose}>
      <Form
        onSubmit={submit}
        error={make.error && !problem?.errors.length ? problem?.message || text.failed : null}
      >
        <Field label={text.name} error={problem?.about('name')}>
          {(control) => (
            <TextInput
              {...control}
              name="name"
              required
              maxLength={100}
              autoComplete="off"
              placeholder={text.namePlaceholder}
            />
          )}
        </Field>
        <CheckList legend={text.may}>
          {offered.map((scope) => (
            <Check
              key={scope}
              checked={chosen.includes(scope)}
              note={text.scopes[scope].note}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
              }
            >
              {text.scopes[scope].name}
            </Check>
          ))}
        </CheckList>
        <Field label={text.expires} error={problem?.about('expiresAt')}>
          {(control) => (
            <Select {...control} name="days" defaultValue="90">
              <option value="30">{text.inDays[30]}</option>
              <option value="90">{text.inDays[90]}</option>
              <option value="365">{text.inDays[365]}</option>
              <option value="">{text.never}</option>
            </Select>
          )}
        </Field>
        <FormFoot>
          <Button type="submit" look="primary" disabled={chosen.length === 0} isBusy={make.isPending}>
            {text.make}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

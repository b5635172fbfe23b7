import { Button, LinkButton } from '../ui/Button.tsx'
import { FormFoot } from '../ui/FormFoot.tsx'
import { AuthLayout, useToken } from './AuthLayout.tsx'
import { useUndoSecondStep, whyNot } from './auth.queries.ts'
import { text } from './strings.ts'

/** Where the letter about a second step leads. It asks first: a program that follows links must not undo it. */
export function UndoSecondStepPage() {
  const token = useToken()
  const undo = useUndoSecondStep()
  if (undo.isSuccess)
    return (
      <AuthLayout title={text.undoStepTitle} lead={text.undoStepDone}>
        <LinkButton look="primary" to="/forgot-password">
          {text.savePassword}
        </LinkButton>
      </AuthLayout>
    )
  if (undo.isError)
    return (
      <AuthLayout title={text.undoStepTitle} lead={whyNot(undo.error)}>
        <LinkButton look="primary" to="/">
          {text.goOn}
        </LinkButton>
      </AuthLayout>
    )
  return (
    <AuthLayout title={text.undoStepTitle} lead={text.undoStepAsk}>
      <FormFoot>
        <Button look="primary" isBusy={undo.isPending} onClick={() => undo.mutate({ token })}>
          {text.undoStep}
        </Button>
        <LinkButton look="quiet" to="/">
          {text.undoStepNot}
        </LinkButton>
      </FormFoot>
    </AuthLayout>
  )
}

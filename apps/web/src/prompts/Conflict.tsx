import { useEffect } from 'react'
import { Button } from '../ui/Button.tsx'
import { keepFocusInPage } from '../ui/keep-focus-in-page.ts'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ChoosePassages } from './ChoosePassages.tsx'
import type { LoadedPrompt } from './prompts.queries.ts'
import { text } from './writing-strings.ts'

type Props = {
  baseBody: string
  theirs: LoadedPrompt
  body: string
  isSaving: boolean
  onSave: (body: string) => void
  onBack: () => void
}

/** Somebody saved another text while one was typing: both are shown, and nothing is lost. */
export function Conflict({ baseBody, theirs, body, isSaving, onSave, onBack }: Props) {
  const { author } = theirs.currentVersion
  useEffect(() => {
    // It comes in place of the editor, from the top.
    scrollTo(0, 0)
    keepFocusInPage()
  }, [])
  return (
    <>
      <PageHeader title={text.conflictTitle} lead={text.conflictText(author.name)} />
      <ChoosePassages
        base={baseBody}
        theirs={{
          body: theirs.currentVersion.body,
          title: text.theirs(author.name),
          keep: text.keepTheirs(author.name),
        }}
        mine={{ body, title: text.mine, keep: text.keepMine }}
        saveLabel={text.saveMerged}
        isSaving={isSaving}
        onSave={onSave}
        cancel={
          <Button look="quiet" onClick={onBack}>
            {text.goBack}
          </Button>
        }
      />
    </>
  )
}

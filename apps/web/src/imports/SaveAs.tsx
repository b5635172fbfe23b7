import { FileDown } from 'lucide-react'
import type { ReactNode } from 'react'
import buttons from '../ui/Button.module.css'
import { classes } from '../ui/classes.ts'
import { FormFoot } from '../ui/FormFoot.tsx'
import { Section } from '../ui/Section.tsx'

type Props = {
  title: string
  lead: ReactNode
  files: readonly { href: string; label: string }[]
  children?: ReactNode
}

/** Everything as a file, in the form one chooses: the browser fetches it, however long that takes. */
export function SaveAs({ title, lead, files, children }: Props) {
  return (
    <Section title={title} lead={lead}>
      {children}
      <FormFoot>
        {files.map(({ href, label }) => (
          <a
            key={label}
            href={href}
            download
            className={classes(buttons.button, buttons.plain, buttons.normal)}
          >
            <FileDown size={16} aria-hidden />
            {label}
          </a>
        ))}
      </FormFoot>
    </Section>
  )
}

const tasks =
  'Draft,Rewrite,Summarise,Translate,Check,Outline,Shorten,Plan,Compare,Explain,Review,Brainstorm,Prepare,Answer,Polish,Structure,Critique,Estimate,Announce,Research'.split(
    ',',
  )
const things =
  'newsletter,cold email,press release,job advert,case study,landing page,meeting notes,product description,sales pitch,complaint reply,interview questions,onboarding checklist,survey results,blog article,LinkedIn post,contract summary,training plan,webinar invitation,customer story,release notes,support macro,budget request,bug report,user manual,retrospective,quarterly forecast,tender response,reference letter,refund policy,campaign brief,headline variants,feature announcement,performance review,roadmap update,status report,spreadsheet formula,discovery call,proposal,travel policy,churn analysis'.split(
    ',',
  )
const settings =
  'for new customers,for the leadership team,in plain language,before a deadline,after the conference,with three options,for healthcare clients,in German,on one page,for social media,without jargon,for freelancers,from rough notes,for the autumn launch,by region,with a friendly tone,for warehouse staff,from a transcript,for investors,in five minutes'.split(
    ',',
  )

/** Every task, thing and setting together: up to 16,000 names as people give them, in a mixed but fixed order. */
export function sampleNames(count: number): string[] {
  const all = tasks.length * things.length * settings.length
  return Array.from({ length: count }, (_, n) => {
    // 7919 shares no factor with the count, so no name comes twice.
    const at = (n * 7919) % all
    const setting = settings[at % settings.length]
    const thing = things[Math.floor(at / settings.length) % things.length]
    return `${tasks[Math.floor(at / settings.length / things.length)]} ${thing} ${setting}`
  })
}

/** The text with so many random edits inside its words: a letter too many, missing, wrong, or two swapped. */
export function misspell(text: string, edits: number, random: () => number): string {
  let letters = [...text]
  for (let done = 0; done < edits; ) {
    const next = misspellOnce(letters, random)
    if (next === null) continue
    letters = next
    done++
  }
  return letters.join('')
}

function misspellOnce(letters: readonly string[], random: () => number): string[] | null {
  const at = Math.floor(random() * letters.length)
  const letter = letters[at] ?? ''
  if (!isLetter(letter)) return null
  const other = String.fromCharCode(97 + Math.floor(random() * 26))
  const kind = Math.floor(random() * 4)
  if (kind === 0) return letters.toSpliced(at, 0, other)
  if (kind === 1) return letters.toSpliced(at, 1)
  if (kind === 2) return other === letter.toLowerCase() ? null : letters.toSpliced(at, 1, other)
  const after = letters[at + 1] ?? ''
  return isLetter(after) && after !== letter ? letters.toSpliced(at, 2, after, letter) : null
}

function isLetter(text: string) {
  return /^\p{L}$/u.test(text)
}

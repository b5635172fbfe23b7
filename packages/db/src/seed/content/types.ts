export type PersonKey = 'mia' | 'jonas' | 'leyla' | 'tomasz' | 'clara' | 'david' | 'ines' | 'sofia' | 'ben'
export type TeamKey = 'client-work' | 'people-hr'
export type CollectionKey = 'everyday' | 'marketing' | 'sales' | 'support' | 'delivery' | 'hiring'
export type Role = 'owner' | 'admin' | 'manager' | 'member' | 'viewer'
export type Model = 'chatgpt' | 'claude' | 'gemini'
export type PromptStatus = 'draft' | 'active' | 'battle_tested' | 'retired'
export type Category = 'Marketing' | 'Sales' | 'Support' | 'Delivery' | 'Analysis' | 'People' | 'Everyday'

export type DemoWorkspace = { name: string; timezone: string; currency: string; weekStart: 'monday' }

export type DemoTeam = { key: TeamKey; name: string }

export type DemoPerson = {
  key: PersonKey
  name: string
  email: string
  jobTitle: string
  role: Role
  teams: readonly TeamKey[]
}

/** `teams` is empty when the whole workspace may see the collection. */
export type DemoCollection = {
  key: CollectionKey
  name: string
  description: string
  visibility: 'workspace' | 'teams'
  teams: readonly TeamKey[]
}

/** What the text's own notation cannot say about a blank; `id` is the blank's id, such as `client_name`. */
export type DemoInput = {
  id: string
  label?: string
  type?: 'text' | 'long_text' | 'choice' | 'number' | 'date'
  required?: boolean
  default?: string
  options?: readonly string[]
}

/** `daysAgo` counts back from the moment of seeding. Without `notes`, the prompt's apply. */
export type DemoVersion = {
  daysAgo: number
  author: PersonKey
  changeNote: string
  body: string
  notes?: string
}

/** Versions are oldest first; an input applies to every version whose text has a blank with that id. */
export type DemoPrompt = {
  key: string
  name: string
  useCase: string
  category: Category
  tags: readonly string[]
  status: PromptStatus
  owner: PersonKey
  collection: CollectionKey | null
  recommendedModels: readonly Model[]
  notes: string
  inputs: readonly DemoInput[]
  versions: readonly DemoVersion[]
}

export type DemoUse = {
  prompt: string
  person: PersonKey
  /** Days, with a fraction, before the moment of seeding. */
  daysAgo: number
  surface: 'web' | 'extension' | 'api' | 'cli'
  target: Model | 'clipboard'
  /** Known only where the extension saw what was sent. */
  outcome: 'as_is' | 'edited' | null
  /** 0 to 1 between the prompt and what was sent; null where the outcome is. */
  similarity: number | null
}

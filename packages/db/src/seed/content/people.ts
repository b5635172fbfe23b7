import type { DemoPerson, DemoTeam, DemoWorkspace } from './types.ts'

export const demoEmail = 'mia@northlight.example'
export const demoPassword = 'demo demo demo'

export const demoWorkspace: DemoWorkspace = {
  name: 'Northlight Studio',
  timezone: 'Europe/Berlin',
  currency: 'EUR',
  weekStart: 'monday',
}

export const demoTeams: readonly DemoTeam[] = [
  { key: 'client-work', name: 'Client work' },
  { key: 'people-hr', name: 'People & HR' },
]

// Jonas is an admin outside People & HR, and Ben is in no team: neither may see that "Hiring and people" exists.
export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'mia',
    name: 'Mia Brandt',
    email: demoEmail,
    jobTitle: 'Managing director',
    role: 'owner',
    teams: ['client-work', 'people-hr'],
  },
  {
    key: 'jonas',
    name: 'Jonas Weber',
    email: 'jonas@northlight.example',
    jobTitle: 'Head of operations',
    role: 'admin',
    teams: ['client-work'],
  },
  {
    key: 'leyla',
    name: 'Leyla Demir',
    email: 'leyla@northlight.example',
    jobTitle: 'HR lead',
    role: 'manager',
    teams: ['people-hr'],
  },
  {
    key: 'tomasz',
    name: 'Tomasz Nowak',
    email: 'tomasz@northlight.example',
    jobTitle: 'Account director',
    role: 'manager',
    teams: ['client-work', 'people-hr'],
  },
  {
    key: 'clara',
    name: 'Clara Vogt',
    email: 'clara@northlight.example',
    jobTitle: 'Marketing lead',
    role: 'member',
    teams: ['client-work'],
  },
  {
    key: 'david',
    name: 'David Okafor',
    email: 'david@northlight.example',
    jobTitle: 'Support lead',
    role: 'member',
    teams: ['client-work'],
  },
  {
    key: 'ines',
    name: 'Inês Duarte',
    email: 'ines@northlight.example',
    jobTitle: 'Analyst',
    role: 'member',
    teams: ['client-work'],
  },
  {
    key: 'sofia',
    name: 'Sofia Lindqvist',
    email: 'sofia@northlight.example',
    jobTitle: 'Designer',
    role: 'member',
    teams: ['client-work'],
  },
  {
    key: 'ben',
    name: 'Ben Hartmann',
    email: 'ben@northlight.example',
    jobTitle: 'Intern',
    role: 'viewer',
    teams: [],
  },
]

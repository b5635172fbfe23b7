export const text = {
  title: 'Your library starts with one prompt',
  lead: 'Bring the ones you use, or take one of ours. In a minute you copy your first.',
  paste: 'Paste what you have, one prompt or a whole pile',
  startersTitle: 'Or start with a good one',
  startersLead: 'One click and it is yours to change.',
  take: (name: string) => `Take ${name}`,
  taken: 'It is in your library. Fill the blanks and copy it.',
  failed: 'It did not get into the library. Try again in a moment.',
  all: 'See all 120, by job',
  scratch: 'Or write one from scratch',
}

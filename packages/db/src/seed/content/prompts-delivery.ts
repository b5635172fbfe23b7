// long because: demo content
import { history } from './history.ts'
import type { DemoPrompt } from './types.ts'

export const deliveryPrompts: readonly DemoPrompt[] = [
  {
    key: 'meeting-notes-actions',
    name: 'Meeting notes to actions',
    useCase: 'After any internal meeting, to turn a page of notes or a transcript into who does what.',
    category: 'Everyday',
    tags: ['meetings', 'notes', 'summary'],
    status: 'battle_tested',
    owner: 'jonas',
    collection: 'everyday',
    recommendedModels: ['claude', 'chatgpt', 'gemini'],
    notes:
      'The keeper of the house. Also works for recordings that were typed up by a machine, with all their mistakes.',
    inputs: [{ id: 'notes_or_transcript', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 91.4,
        author: 'jonas',
        changeNote: 'Moved over from the shared document',
        notes: '',
        body: `
Summarise these meeting notes and list the action items.

{{notes or transcript}}`,
      },
      {
        daysAgo: 77.5,
        author: 'jonas',
        changeNote: 'Decisions and actions are two different lists',
        edits: [
          [
            'Summarise these meeting notes and list the action items.',
            'Turn these meeting notes into a page that somebody who was not there can use.',
          ],
          [
            '{{notes or transcript}}',
            `{{notes or transcript}}

Decisions: what was decided, one line each, with the reason if one was given.
Actions: who, what, by when.
Open: questions that were raised and not answered.`,
          ],
        ],
      },
      {
        daysAgo: 54.8,
        author: 'ines',
        changeNote: 'No invented owners: half of the names were guesses',
        edits: [
          [
            'Actions: who, what, by when.',
            'Actions: who, what, by when, as a table. A name or a date only if it was said; otherwise "nobody yet" or "no date". Never give a task to somebody only because they talked about it.',
          ],
        ],
      },
      {
        daysAgo: 28.2,
        author: 'mia',
        changeNote: 'Three-line summary on top for those who read nothing else',
        edits: [
          [
            'Decisions: what was decided',
            'In short: three lines at most, the most important thing first.\nDecisions: what was decided',
          ],
        ],
      },
      {
        daysAgo: 6.3,
        author: 'jonas',
        changeNote: 'Private remarks stay out, and doubts are shown instead of smoothed over',
        edits: [
          [
            'Open: questions that were raised and not answered.',
            'Open: questions that were raised and not answered, and points where people thought they agreed but said different things.\n\nLeave out small talk and remarks about people. Keep names, numbers and product names as they are spelled most often in the notes. 300 words at most, in the language of the notes.',
          ],
        ],
      },
    ),
  },
  {
    key: 'weekly-client-update',
    name: 'Weekly update to a client',
    useCase: 'Friday afternoon, one mail for each running project.',
    category: 'Delivery',
    tags: ['email', 'status', 'clients'],
    status: 'battle_tested',
    owner: 'tomasz',
    collection: 'delivery',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Write the bad news yourself, then let this put it in the right place.',
    inputs: [
      { id: 'what_happened_this_week', type: 'long_text' },
      { id: 'what_is_in_the_way', type: 'long_text', required: false },
    ],
    versions: history(
      {
        daysAgo: 87.3,
        author: 'tomasz',
        body: `
Write a weekly status e-mail to {{client name}} about {{project}}.

This week:
{{what happened this week}}

Next week:
{{plan for next week}}

Keep it positive and professional.`,
      },
      {
        daysAgo: 62.2,
        author: 'tomasz',
        changeNote: 'What we need from the client goes on top, it was always overlooked',
        edits: [
          [
            'Keep it positive and professional.',
            `In the way:
{{what is in the way}}

Order: what we need from you and by when (or "nothing this week"), what is finished, what comes next, what worries us. Each part at most three lines. Calm and concrete; a client should be able to forward it to their boss.`,
          ],
        ],
      },
      {
        daysAgo: 22.9,
        author: 'jonas',
        changeNote: 'First sentence says whether we are on track',
        edits: [
          [
            'Order: what we need',
            'Begin with one sentence that says whether we are {{state=on track|a little behind|in trouble}} and what that means for the delivery date. Do not soften it.\n\nThen: what we need',
          ],
          [
            'Each part at most three lines.',
            'Each part at most three lines, in terms of what the client can see or use, not of what we were busy with.',
          ],
        ],
      },
    ),
  },
  {
    key: 'late-delivery',
    name: 'Tell a client it will be late',
    useCase: 'You know that a date will not hold and the client does not know yet.',
    category: 'Delivery',
    tags: ['email', 'clients', 'deadline'],
    status: 'active',
    owner: 'jonas',
    collection: 'delivery',
    recommendedModels: ['claude'],
    notes: 'For more than a week of delay: call, and use the answer as notes for the call.',
    inputs: [
      { id: 'the_real_reason', type: 'long_text' },
      { id: 'old_date', type: 'date' },
      { id: 'new_date', type: 'date' },
    ],
    versions: history({
      daysAgo: 50.3,
      author: 'jonas',
      body: `
Write to {{client name}} that {{what is late}} will not be ready on {{old date}} but on {{new date}}.

The real reason, for you to word with care: {{the real reason}}

- The new date stands in the first or second sentence.
- The reason is true and short, names no person, and does not blame the client even if they had a part in it.
- Say what they get on the old date after all, if anything.
- Say what we changed so that the new date holds.
- Ask what the delay breaks on their side. Do not assume that it breaks nothing.

Under 140 words. One apology. No passive voice ("delays were encountered").`,
    }),
  },
  {
    key: 'kickoff-agenda',
    name: 'Kick-off agenda',
    useCase: 'A week before a project starts, to send an agenda people will prepare for.',
    category: 'Delivery',
    tags: ['meetings', 'planning', 'clients'],
    status: 'active',
    owner: 'tomasz',
    collection: 'delivery',
    recommendedModels: ['chatgpt'],
    notes: '',
    inputs: [
      { id: 'minutes', type: 'number', default: '90' },
      { id: 'what_we_know_about_the_project', type: 'long_text' },
    ],
    versions: history({
      daysAgo: 48.6,
      author: 'tomasz',
      body: `
Plan a kick-off meeting of {{minutes}} minutes with {{client name}}. Taking part: {{who takes part}}.

What we know about the project:
{{what we know about the project}}

Make a table: minutes, topic as a question we must be able to answer afterwards, who leads, what has to be prepared. Rules:
- No introductions round longer than five minutes and no slides about ourselves.
- One item is "What would make this fail?", in the first half while people are awake.
- One item settles how decisions are made, and by whom when people are on holiday.
- The last ten minutes are for reading the decisions aloud.

Then write the invitation, six lines, with the two things each side should bring.`,
    }),
  },
  {
    key: 'retro-themes',
    name: 'Themes from a retrospective',
    useCase: 'The sticky notes are typed up and somebody has to see the pattern.',
    category: 'Delivery',
    tags: ['review', 'summary', 'team'],
    status: 'active',
    owner: 'jonas',
    collection: 'delivery',
    recommendedModels: ['claude'],
    notes: '',
    inputs: [{ id: 'all_the_notes', type: 'long_text' }],
    versions: history({
      daysAgo: 39.5,
      author: 'jonas',
      body: `
These are the notes from our retrospective on {{project}}, one a line:

{{all the notes}}

Find three to five themes. For each: a title that is a full sentence, how many notes belong to it, two notes word for word, and whether people agree or pull in different directions.

Then name the one theme that explains most of the others, and suggest two experiments of at most two weeks: what we would do, who notices first, how we know whether it helped.

List single notes that fit nowhere but look important. Do not guess who wrote what.`,
    }),
  },
  {
    key: 'plan-from-brief',
    name: 'Project plan from a brief',
    useCase: 'The brief is signed and you need a first plan to argue about.',
    category: 'Delivery',
    tags: ['planning', 'estimates'],
    status: 'active',
    owner: 'jonas',
    collection: 'delivery',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Estimates are too low for everything that needs a client decision. Double those.',
    inputs: [
      { id: 'the_brief', type: 'long_text' },
      { id: 'deadline', type: 'date' },
      { id: 'people_available', type: 'number', default: '2' },
    ],
    versions: history(
      {
        daysAgo: 58.9,
        author: 'jonas',
        body: `
Make a project plan from this brief:

{{the brief}}

Deadline: {{deadline}}. People: {{people available}}.

Break the work into phases and tasks with an estimate in days for each.`,
      },
      {
        daysAgo: 26.8,
        author: 'jonas',
        changeNote: 'Low and high estimate, and waiting for the client is a task of its own',
        edits: [
          [
            'Break the work into phases and tasks with an estimate in days for each.',
            `Break the work into at most five phases. Each ends with something the client can look at.

Table: phase, task, low estimate and high estimate in days, who (designer, developer, text, client), depends on. No task longer than three days. Every approval and every delivery of material by the client is a task of its own, with waiting time.

Then:
- add up low and high, and say honestly whether the deadline holds with the people we have
- the chain of tasks where a day lost is a day late
- the five assumptions on which the plan stands, shakiest first
- what to drop first if we lose a week`,
          ],
        ],
      },
    ),
  },
  {
    key: 'what-could-go-wrong',
    name: 'What could go wrong',
    useCase: 'Before saying yes to a date, or when everybody is suspiciously calm.',
    category: 'Delivery',
    tags: ['planning', 'risk'],
    status: 'active',
    owner: 'mia',
    collection: 'delivery',
    recommendedModels: ['claude', 'gemini'],
    notes: '',
    inputs: [{ id: 'the_plan', type: 'long_text' }],
    versions: history({
      daysAgo: 35.7,
      author: 'mia',
      body: `
Imagine it is {{months from now=three}} months from now and this project has failed badly:

{{the plan}}

Write the short, frank story of how it happened, as told by somebody who was there. Use only things that could follow from the plan.

Then list the eight turning points of that story. For each: how likely (low, medium, high), how we would notice a week earlier, and the cheapest thing we could do about it now. Leave out what would sink any project, such as a fire or the flu.

End with the one question I should ask the client this week.`,
    }),
  },
  {
    key: 'spreadsheet-formula',
    name: 'Spreadsheet formula, explained',
    useCase: 'You know what the cell should show but not how to write it.',
    category: 'Analysis',
    tags: ['spreadsheet', 'short'],
    status: 'active',
    owner: 'ines',
    collection: 'everyday',
    recommendedModels: ['chatgpt', 'gemini'],
    notes: '',
    inputs: [
      {
        id: 'what_the_columns_hold',
        type: 'long_text',
        label: 'What the columns hold, with two sample rows',
      },
    ],
    versions: history({
      daysAgo: 70.9,
      author: 'ines',
      body: `
I use {{program=Excel|Google Sheets|LibreOffice}} in {{language of the program=German|English}}.

Columns:
{{what the columns hold}}

I want: {{what I want to see}}

Give me the formula with the right separators and function names for my language, say into which cell it goes, and explain each part in one line. Say what it shows for empty cells. If there is a simpler way without a formula, such as a pivot table or a filter, tell me that first.`,
    }),
  },
  {
    key: 'csv-first-look',
    name: 'First look at a data export',
    useCase: 'A client sends an export and you want to know what is in it before you believe it.',
    category: 'Analysis',
    tags: ['data', 'analysis', 'spreadsheet'],
    status: 'battle_tested',
    owner: 'ines',
    collection: 'delivery',
    recommendedModels: ['chatgpt', 'claude'],
    notes: 'Attach the file. Personal data has to be removed or replaced before.',
    inputs: [],
    versions: history(
      {
        daysAgo: 79.1,
        author: 'ines',
        body: `
Look at the attached export from {{where it comes from}}. Describe the columns, show basic statistics and tell me about interesting patterns.`,
      },
      {
        daysAgo: 37.4,
        author: 'ines',
        changeNote: 'Check the data before interpreting it: duplicates cost us a Friday',
        edits: [
          [
            'Describe the columns, show basic statistics and tell me about interesting patterns.',
            `One row should be {{what one row is}}. Work in this order and show the numbers for every step:

1. Size: rows, columns, first and last date, time zone if it shows.
2. Trust: duplicates, empty cells by column, impossible values, mixed formats, gaps in time, totals that do not add up. Check whether one row really is what I think it is.
3. Shape: for each column that matters, the typical value, the range, and the three most frequent values.
4. Only now: three things worth a second look, each with the numbers, and with an innocent explanation beside the interesting one.
5. What this export cannot tell us, and what to ask the client for.

Do not clean or drop anything silently. If you had to assume something, list it.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'say-what-the-chart-says',
    name: 'Say what the chart says',
    useCase: 'A chart is finished and needs a headline and two sentences for people who skim.',
    category: 'Analysis',
    tags: ['reporting', 'short', 'copy'],
    status: 'active',
    owner: 'ines',
    collection: null,
    recommendedModels: ['claude', 'gemini'],
    notes: '',
    inputs: [],
    versions: history({
      daysAgo: 32.6,
      author: 'ines',
      body: `
I attach a chart. It is for {{who will read it}}.

Give me a headline that states the finding as a full sentence with a number, two sentences underneath (what it means, what to do about it), and a caption that says what is measured, the period and the source. If the chart does not support a clear finding, say so and suggest which chart would. Do not explain movements the chart cannot explain.`,
    }),
  },
  {
    key: 'survey-themes',
    name: 'Themes in survey answers',
    useCase: 'A survey with an open question came back with 50 to 500 answers.',
    category: 'Analysis',
    tags: ['survey', 'analysis', 'research'],
    status: 'active',
    owner: 'ines',
    collection: 'delivery',
    recommendedModels: ['claude', 'gemini'],
    notes:
      'Over 300 answers: split into two halves, run it twice and compare. If the themes differ, there are not enough answers.',
    inputs: [{ id: 'answers', type: 'long_text', label: 'Answers, one a line' }],
    versions: history(
      {
        daysAgo: 67.1,
        author: 'ines',
        body: `
Find the main themes in these answers to the question "{{the question}}" and summarise them.

{{answers}}`,
      },
      {
        daysAgo: 43.8,
        author: 'ines',
        changeNote: 'Counts and quotes, so that the themes can be checked',
        edits: [
          ['and summarise them.', 'and show me how you got there.'],
          [
            '{{answers}}',
            `{{answers}}

Five to eight themes. For each: a name in the words of the people, the number of answers, three quotes word for word with their line number, and one quote that disagrees. An answer may belong to two themes. Give the number of answers that belong to none.`,
          ],
        ],
      },
      {
        daysAgo: 14.6,
        author: 'clara',
        changeNote: 'Rare but serious answers no longer disappear',
        edits: [
          [
            'Give the number of answers that belong to none.',
            'Give the number of answers that belong to none.\n\nAfter that, list up to five answers that stand alone but that we should not ignore: a danger, a legal matter, an idea, a person in trouble. End with what you would ask next time to learn more, as one question.',
          ],
        ],
      },
    ),
  },
  {
    key: 'monthly-report-summary',
    name: 'Summary of the monthly report',
    useCase: 'The numbers are in the report and the client reads only the first half page.',
    category: 'Analysis',
    tags: ['reporting', 'clients', 'summary'],
    status: 'active',
    owner: 'ines',
    collection: 'delivery',
    recommendedModels: ['claude', 'chatgpt'],
    notes:
      'Goal and previous month must both be in what you paste, otherwise it has nothing to compare with.',
    inputs: [{ id: 'the_numbers', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 81.8,
        author: 'ines',
        body: `
Write an executive summary of these numbers for {{client name}}, {{month}}:

{{the numbers}}

Highlight successes and give recommendations. One page.`,
      },
      {
        daysAgo: 51.6,
        author: 'ines',
        changeNote: 'Against the goal instead of against last month only; also what went badly',
        edits: [
          ['Write an executive summary of', 'Write the first half page of the monthly report on'],
          [
            'Highlight successes and give recommendations. One page.',
            `1. One sentence: are we on the way to the goal, yes or no, and by how much.
2. Two things that went well and two that did not, each with its number, the goal, and the month before.
3. What we will do differently, and what we ask the client to decide.

180 words at most. Percentages only together with the numbers behind them.`,
          ],
        ],
      },
      {
        daysAgo: 17.2,
        author: 'tomasz',
        changeNote: 'Mark what is chance, and no technical terms',
        edits: [
          [
            '180 words at most.',
            'If a change is small enough to be chance, call it "about the same". Do not give a cause unless the numbers show it; otherwise write "we think". Explain any term the managing director of a small company would not use.\n\n180 words at most.',
          ],
        ],
      },
    ),
  },
  {
    key: 'explain-a-query',
    name: 'Explain a database query',
    useCase: 'A developer hands over a query and you want to know what it counts, and what it does not.',
    category: 'Analysis',
    tags: ['data', 'analysis'],
    status: 'draft',
    owner: 'ines',
    collection: null,
    recommendedModels: ['claude'],
    notes: 'Draft. Good with short queries.',
    inputs: [{ id: 'the_query', type: 'long_text' }],
    versions: history({
      daysAgo: 16.4,
      author: 'ines',
      body: `
Explain this query to somebody who works with spreadsheets every day but has never written one:

{{the query}}

1. In one sentence: what does one row of the result stand for?
2. Step by step, in the order in which it happens, as if somebody did it by hand with lists.
3. What is left out on the way? Name every condition and join that removes rows, and who might be missing.
4. Could something be counted twice? How would I check?
5. It is supposed to answer this: {{question it should answer}}. Does it? If not quite, which question does it answer?

No code in your explanation.`,
    }),
  },
  {
    key: 'ab-test-readout',
    name: 'Read the result of an A/B test',
    useCase: 'A test has ended and somebody already calls it a winner.',
    category: 'Analysis',
    tags: ['analysis', 'conversion', 'reporting'],
    status: 'active',
    owner: 'ines',
    collection: 'delivery',
    recommendedModels: ['chatgpt', 'claude'],
    notes: 'No test has run since the shop client left. Keep until the next one?',
    inputs: [
      { id: 'visitors_and_conversions', type: 'long_text', label: 'Visitors and conversions of A and B' },
      { id: 'days_it_ran', type: 'number' },
    ],
    versions: history({
      daysAgo: 85.1,
      author: 'ines',
      body: `
Help me read an A/B test.

What was tested: {{what was tested}}
Result:
{{visitors and conversions}}
It ran {{days it ran}} days.

1. Work out both rates, the difference and a 95% interval. Show the calculation.
2. Say in one plain sentence what we may conclude and what we may not.
3. Check for the usual traps: stopped early, uneven groups, less than two full weeks, a campaign in between, several goals with only the good one reported.
4. What would the difference be worth in a month, from the pessimistic to the optimistic end of the interval?
5. Recommend: switch, run longer (how many visitors?) or drop it.

Write number 2 so that I can read it to the client.`,
    }),
  },
]

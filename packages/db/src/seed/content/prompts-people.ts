// long because: demo content
import { history } from './history.ts'
import type { DemoPrompt } from './types.ts'

export const peoplePrompts: readonly DemoPrompt[] = [
  {
    key: 'job-ad',
    name: 'Job ad that says what the job is',
    useCase: 'A position is approved and the team lead has sent you bullet points.',
    category: 'People',
    tags: ['hiring', 'copy'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Salary range is a must, we agreed on that for all positions.',
    inputs: [{ id: 'what_the_person_will_do', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 88.6,
        author: 'leyla',
        notes: '',
        body: `
Write a job ad for a {{job title}} at Northlight Studio in Berlin.

Tasks: {{what the person will do}}

Sections: about us, your tasks, your profile, what we offer, how to apply. Modern and appealing.`,
      },
      {
        daysAgo: 57.9,
        author: 'leyla',
        changeNote: 'Salary range, and a short list of real must-haves',
        edits: [
          [
            'Tasks: {{what the person will do}}',
            'Tasks: {{what the person will do}}\nSalary range: {{salary range}}\nWithout this it does not work: {{must haves}}',
          ],
          [
            'Sections: about us, your tasks, your profile, what we offer, how to apply. Modern and appealing.',
            `Order: the job in two sentences, a normal Tuesday, what you should bring (the must-haves and nothing else), what you will learn, salary and hours, how the application works and how long it takes, two sentences about us.

No "young dynamic team", no "hands-on mentality", no list of twelve requirements.`,
          ],
        ],
      },
      {
        daysAgo: 26.1,
        author: 'mia',
        changeNote: 'Addresses everybody, and is checked for words that put people off',
        edits: [
          [
            'no list of twelve requirements.',
            'no list of twelve requirements. Write for people of any gender, age and origin, with (f/m/d) only in the title. 350 words at most.\n\nAfterwards, quote words in your own text that could put somebody suitable off, and replace them.',
          ],
        ],
      },
    ),
  },
  {
    key: 'interview-questions',
    name: 'Interview questions for a role',
    useCase: 'Two days before a round of interviews, so that every candidate gets the same questions.',
    category: 'People',
    tags: ['hiring', 'interviews'],
    status: 'battle_tested',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude'],
    notes: 'Agree on the scale with the second interviewer before the first talk.',
    inputs: [
      { id: 'what_matters_most', type: 'long_text', label: 'What matters most in this job' },
      { id: 'minutes', type: 'number', default: '45' },
    ],
    versions: history(
      {
        daysAgo: 83.1,
        author: 'leyla',
        body: `
Give me 15 interview questions for a {{job title}}.

What matters most in this job:
{{what matters most}}

Mix technical questions, questions about behaviour and questions about motivation.`,
      },
      {
        daysAgo: 45.5,
        author: 'tomasz',
        changeNote: 'Fewer questions, with what a good answer sounds like',
        edits: [
          [
            'Give me 15 interview questions for a {{job title}}.',
            'Plan an interview of {{minutes}} minutes for a {{job title}}.',
          ],
          [
            'Mix technical questions, questions about behaviour and questions about motivation.',
            `Six questions, each tied to one of the points above. All ask about something the person has really done ("Tell me about the last time …"), not what they would do.

For each: the question, two follow-ups, what a weak, a solid and a strong answer sounds like, and how long to spend on it. Add one small task of ten minutes that looks like the real work.

Nothing about family plans, health, religion, origin, age or party; no puzzles, no "greatest weakness". Close with the three questions candidates will probably ask us, and what we should have ready.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'kind-rejection',
    name: 'Kind and clear rejection',
    useCase: 'After an interview, when it is a no.',
    category: 'People',
    tags: ['hiring', 'email'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Reasons only as agreed with Mia; nothing that could touch the equal treatment act.',
    inputs: [{ id: 'what_was_good', type: 'long_text' }],
    versions: history({
      daysAgo: 68.8,
      author: 'leyla',
      body: `
Write a rejection to {{first name}}, who applied as {{job title}} and got as far as {{stage=the written application|the first talk|the last round}}.

What was good: {{what was good}}
Reason we may give: {{reason we may give}}

The no stands in the first two sentences. Then one thing that stayed in our memory, real and specific. Give the reason in one sentence, about the position and not about the person. If they reached the last round, offer a call. No "with regret we must inform you", no "wish you all the best for your future path", and no talk of keeping the file unless I say so.

70 to 110 words, in {{language=German|English}}.`,
    }),
  },
  {
    key: 'interview-notes-summary',
    name: 'Sort my interview notes',
    useCase: 'Right after an interview, before you talk to the other interviewer.',
    category: 'People',
    tags: ['hiring', 'notes', 'summary'],
    status: 'active',
    owner: 'tomasz',
    collection: 'hiring',
    recommendedModels: ['claude'],
    notes: 'Initials only, never a full name. Delete the chat when the position is filled.',
    inputs: [
      { id: 'my_notes', type: 'long_text' },
      { id: 'what_matters_most', type: 'long_text', label: 'What matters most in this job' },
    ],
    versions: history({
      daysAgo: 45.1,
      author: 'tomasz',
      body: `
Sort my notes from an interview with {{initials}}.

What matters most in this job:
{{what matters most}}

My notes:
{{my notes}}

For each point that matters: what they said or did (evidence), what I made of it (impression), and what I did not ask. Keep evidence and impression strictly apart. Point out where my impression has no evidence, and where I may have judged how they talk instead of what they can do.

No score and no recommendation. Finish with two questions for the second interviewer.`,
    }),
  },
  {
    key: 'onboarding-plan',
    name: 'First four weeks for a new colleague',
    useCase: 'A contract is signed and somebody starts next month.',
    category: 'People',
    tags: ['onboarding', 'planning'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['chatgpt', 'claude'],
    notes: '',
    inputs: [
      { id: 'start_date', type: 'date' },
      {
        id: 'what_they_should_be_able_to_do',
        type: 'long_text',
        label: 'What they should be able to do after four weeks',
      },
    ],
    versions: history(
      {
        daysAgo: 72.8,
        author: 'leyla',
        body: `
Make an onboarding plan for a new {{job title}} starting on {{start date}}, week by week for four weeks: introductions, tools, training, first tasks.

Goal: {{what they should be able to do}}`,
      },
      {
        daysAgo: 28.9,
        author: 'leyla',
        changeNote: 'Something real is finished in week one; a buddy and check-in questions',
        edits: [
          [', week by week for four weeks: introductions, tools, training, first tasks.', '.'],
          [
            'Goal: {{what they should be able to do}}',
            `After four weeks they should be able to:
{{what they should be able to do}}

Buddy: {{buddy}}

Table by week: what they finish (a real thing, however small, already in week one), whom they meet and with which question, what they read or watch (two hours a week at most), who looks after it.

Add: a list for us of what must be ready before day one; the message the buddy sends three days before; and three honest questions for the talk at the end of weeks one, two and four. Leave Friday afternoons free.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'review-feedback',
    name: 'Feedback for a yearly review',
    useCase: 'You know what you want to say to a colleague but not yet how.',
    category: 'People',
    tags: ['feedback', 'reviews'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude'],
    notes: 'For preparation only. Nobody gets a text from a machine as their review.',
    inputs: [{ id: 'what_i_have_seen', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 76.2,
        author: 'leyla',
        body: `
Help me write feedback for a {{job title}} for their yearly review. My observations:

{{what I have seen}}

Write strengths, areas for improvement and goals. Constructive and appreciative.`,
      },
      {
        daysAgo: 48.2,
        author: 'mia',
        changeNote: 'Situations instead of traits: "unreliable" helps nobody',
        edits: [
          [
            'Write strengths, areas for improvement and goals. Constructive and appreciative.',
            `For each observation: the situation, what the person did, what it led to. Turn every word about character ("unreliable", "great") into something one could have filmed. If I gave no situation, ask me for one.

Then: the two strengths to build on, and the one change that would help most, with a first step for next week.`,
          ],
        ],
      },
      {
        daysAgo: 10.5,
        author: 'leyla',
        changeNote: 'Adds our part and how they may see it themselves',
        edits: [
          [
            'with a first step for next week.',
            'with a first step for next week. Add what we as the company did that made it harder.\n\nFinally, put yourself in their place: what will they agree with, what will hurt, what would they tell me that I do not know? Give me two open questions to start the talk with.',
          ],
        ],
      },
    ),
  },
  {
    key: 'salary-talk',
    name: 'Prepare a salary talk',
    useCase: 'Somebody has asked for more money and you have a few days to prepare.',
    category: 'People',
    tags: ['pay', 'talks'],
    status: 'draft',
    owner: 'mia',
    collection: 'hiring',
    recommendedModels: ['claude'],
    notes: 'Draft. No names, no real figures: use an index where 100 is today.',
    inputs: [{ id: 'background', type: 'long_text' }],
    versions: history({
      daysAgo: 11.8,
      author: 'mia',
      body: `
Help me prepare a talk about pay. The role is {{job title}}. Today's pay is 100, they ask for {{asked for}}, our range for the role is {{range}}.

Background:
{{background}}

1. Make their case as strongly as they could, and better than I would like.
2. What in it is about the work, what about the market, what about fairness inside the team?
3. Three possible answers: yes, partly or later with a condition that can be checked, no. For each the first two sentences, word for word.
4. What must I find out in the talk before I answer at all?
5. Which sentence would I regret?`,
    }),
  },
  {
    key: 'parental-leave-reply',
    name: 'Answer a parental leave request',
    useCase: 'A colleague announces parental leave and should get a warm and complete answer.',
    category: 'People',
    tags: ['email', 'leave'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude'],
    notes: 'Deadlines and forms change: check them before you send.',
    inputs: [
      { id: 'leave_starts', type: 'date' },
      { id: 'leave_ends', type: 'date' },
    ],
    versions: history({
      daysAgo: 78.8,
      author: 'leyla',
      body: `
Write an answer to {{first name}}, who wants parental leave from {{leave starts}} to {{leave ends}}.

Start with congratulations that do not sound like a form. Confirm what we can confirm already. Then a list of what we need, what they get from us, and by when, in the order of time. Say who stands in for them ({{who stands in}}) and that nobody expects them to read e-mails during leave. Offer a talk about how they want to come back, without asking them to decide now.

At most 200 words. Mark every legal deadline with [CHECK].`,
    }),
  },
  {
    key: 'reference-letter',
    name: 'Reference letter in German',
    useCase: 'Somebody leaves and is owed a qualified reference ("Arbeitszeugnis").',
    category: 'People',
    tags: ['documents', 'german'],
    status: 'active',
    owner: 'leyla',
    collection: 'hiring',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Mia signs. Print on letterhead, dated on the last day of work.',
    inputs: [
      { id: 'tasks', type: 'long_text' },
      { id: 'last_day', type: 'date' },
    ],
    versions: history(
      {
        daysAgo: 59.7,
        author: 'leyla',
        body: `
Write a qualified German reference letter (Arbeitszeugnis) for a {{job title}}.

Tasks: {{tasks}}
Overall mark: {{mark=very good|good|satisfactory}}
Last day: {{last day}}

Use the usual structure and wording.`,
      },
      {
        daysAgo: 33.2,
        author: 'leyla',
        changeNote: 'The mark has to be the same in every sentence; a lawyer complained',
        edits: [
          [
            'Use the usual structure and wording.',
            `Reason for leaving: {{reason for leaving}}

In German. Usual order: introduction, company in two sentences, tasks, performance (ability, readiness, way of working, results), summary of performance, conduct (superiors, colleagues, clients, in this order), closing words with thanks, regret and wishes.

Every sentence must carry the same mark. After the letter, make a table: sentence, the mark it stands for, and what a reader who knows the code would hear in it. Point out anything missing that would be read as a hidden criticism. Use [NAME] and [DATE OF BIRTH], I fill those in myself.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'one-to-one-prep',
    name: 'Prepare a one-to-one',
    useCase: 'Ten minutes before the regular talk with somebody on your team, or with your own lead.',
    category: 'Everyday',
    tags: ['meetings', 'team', 'talks'],
    status: 'active',
    owner: 'leyla',
    collection: 'everyday',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'For both sides of the table.',
    inputs: [{ id: 'what_is_on_my_mind', type: 'long_text' }],
    versions: history({
      daysAgo: 37.9,
      author: 'leyla',
      body: `
I have a one-to-one of half an hour with {{my lead or my colleague=my colleague|my lead}}. On my mind:

{{what is on my mind}}

Sort it: what needs this talk, what could be a message, what is not mine. From the first pile choose at most three points, and for each give me an opening question that is not a trap and what a good result would be.

Suggest one thing to thank the other person for, if my notes give a reason. Remind me of one thing I seem to be avoiding.`,
    }),
  },
]

// long because: demo content
import { history } from './history.ts'
import type { DemoPrompt } from './types.ts'

export const salesPrompts: readonly DemoPrompt[] = [
  {
    key: 'cold-email-first-touch',
    name: 'Cold email, first touch',
    useCase: 'First mail to somebody who does not know us but has a reason to care.',
    category: 'Sales',
    tags: ['email', 'outbound'],
    status: 'battle_tested',
    owner: 'tomasz',
    collection: 'sales',
    recommendedModels: ['claude', 'chatgpt'],
    notes:
      'No warm introductions: those deserve a sentence of your own. If you cannot fill "what I noticed", do not send it.',
    inputs: [{ id: 'what_i_noticed', type: 'long_text', label: 'What I noticed about them' }],
    versions: history(
      {
        daysAgo: 90.4,
        author: 'tomasz',
        changeNote: 'Moved over from the shared document',
        body: `
Write a cold e-mail to {{first name}}, {{job title}} at {{company}}.

What I noticed: {{what I noticed}}
What we can do for them: {{what we offer}}

Introduce Northlight Studio, mention what I noticed, explain the offer and suggest a call next week. Friendly and professional, about 150 words.`,
      },
      {
        daysAgo: 74.3,
        author: 'tomasz',
        changeNote: 'Start with them, not with us',
        edits: [
          [
            'Introduce Northlight Studio, mention what I noticed, explain the offer and suggest a call next week.',
            'The first sentence is about what I noticed and nothing else. Second: the problem that usually comes with it. Then what we would do, with one example. Who we are comes last, in half a sentence.',
          ],
        ],
      },
      {
        daysAgo: 49.1,
        author: 'mia',
        changeNote: 'Under 90 words and an easy question instead of a call',
        edits: [
          [
            'Friendly and professional, about 150 words.',
            'End with a question that can be answered in one line, not with a request for a call. At most 90 words, no links, no attachments, no "I hope this finds you well".',
          ],
        ],
      },
      {
        daysAgo: 18.8,
        author: 'tomasz',
        changeNote: 'Two subject lines in lower case, they get opened more',
        edits: [
          [
            'no "I hope this finds you well".',
            'no "I hope this finds you well".\n\nAdd two subject lines of two to four words, in lower case, that could come from a colleague.',
          ],
        ],
      },
    ),
  },
  {
    key: 'discovery-call-prep',
    name: 'Prepare a first call',
    useCase: 'Thirty minutes before a first call with a possible client.',
    category: 'Sales',
    tags: ['calls', 'research', 'planning'],
    status: 'battle_tested',
    owner: 'tomasz',
    collection: 'sales',
    recommendedModels: ['gemini', 'chatgpt'],
    notes: 'Copy text from their website and the mail thread into the last blank. More is better.',
    inputs: [{ id: 'what_i_know_so_far', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 86.2,
        author: 'tomasz',
        body: `
I have a first call with {{company}} about {{what they asked for}}.

What I know so far:
{{what I know so far}}

Give me a short profile of the company and ten questions to ask.`,
      },
      {
        daysAgo: 59.2,
        author: 'tomasz',
        changeNote: 'Ten questions were too many for half an hour; ranked five',
        edits: [
          [
            'Give me a short profile of the company and ten questions to ask.',
            `Prepare me on one page:
- What they do and how they earn money, in two sentences.
- What has probably changed that makes them ask now. Two guesses, marked as guesses.
- Five questions, the most useful first. Each is open, short, and not answered by what I have above.
- One thing they may be worried about but will not say.`,
          ],
        ],
      },
      {
        daysAgo: 21.1,
        author: 'mia',
        changeNote: 'Add the money question and a clear end of the call',
        edits: [
          [
            'will not say.',
            'will not say.\n- One natural way to ask about the budget, and one about who decides.\n- Three possible next steps to offer at the end, from smallest to biggest.\n\nIf what I have is too thin for a point, say what to look up instead of guessing.',
          ],
        ],
      },
    ),
  },
  {
    key: 'proposal-first-draft',
    name: 'Proposal, first draft',
    useCase: 'After the second call, when you know what they need and about what it costs.',
    category: 'Sales',
    tags: ['proposal', 'pricing', 'copy'],
    status: 'active',
    owner: 'mia',
    collection: 'sales',
    recommendedModels: ['claude'],
    notes: 'Needs a human for the price section every time. To be looked at in the next monthly review.',
    inputs: [
      { id: 'call_notes', type: 'long_text' },
      { id: 'price_in_euros', type: 'number' },
      { id: 'start_date', type: 'date', required: false },
    ],
    versions: history(
      {
        daysAgo: 80.7,
        author: 'mia',
        notes: 'Check the dates with Jonas before it goes out.',
        body: `
Write a proposal for {{client name}} from these call notes:

{{call notes}}

Price in euros: {{price in euros}}

Sections: situation, goals, our approach, timeline, team, price, next steps. Professional and convincing. About three pages.`,
      },
      {
        daysAgo: 53.3,
        author: 'tomasz',
        changeNote: 'Use their words for the problem; one page less',
        edits: [
          [
            'Sections: situation, goals, our approach, timeline, team, price, next steps. Professional and convincing. About three pages.',
            `Sections: what you told us, what we suggest, what you get and when, what it costs, what we need from you, next step.

"What you told us" uses the client's own words from the notes, so that they recognise themselves. Plain sentences, addressed to "you", no "we are thrilled". Two pages at most.`,
          ],
        ],
      },
      {
        daysAgo: 15.5,
        author: 'mia',
        changeNote: 'Say what is not included, after the trouble with the last relaunch',
        edits: [
          [
            'Price in euros: {{price in euros}}',
            'Price in euros: {{price in euros}}\nPossible start: {{start date}}',
          ],
          ['what it costs, what we need', 'what it costs, what is not included, what we need'],
          [
            'Two pages at most.',
            '"What is not included" lists four to six things a client could reasonably expect but which cost extra. Two pages at most.\n\nBefore the proposal, list the points where the notes contradict each other or leave a gap.',
          ],
        ],
      },
    ),
  },
  {
    key: 'half-as-long',
    name: 'Make it half as long',
    useCase: 'Any text that is too long, from a proposal to a chat message.',
    category: 'Everyday',
    tags: ['editing', 'short'],
    status: 'active',
    owner: 'mia',
    collection: 'everyday',
    recommendedModels: ['claude', 'chatgpt', 'gemini'],
    notes: '',
    inputs: [{ id: 'text', type: 'long_text' }],
    versions: history({
      daysAgo: 78.3,
      author: 'mia',
      body: `
Cut this text to half its length. Keep every fact, name, number and promise; drop repetition, throat-clearing and sentences that only announce what comes next. Do not change the order or the tone. Then list in one line what you left out.

{{text}}`,
    }),
  },
  {
    key: 'follow-up-after-silence',
    name: 'Follow up after silence',
    useCase: 'The proposal is out and nobody has answered for a week or more.',
    category: 'Sales',
    tags: ['email', 'follow-up'],
    status: 'active',
    owner: 'tomasz',
    collection: 'sales',
    recommendedModels: ['claude', 'chatgpt'],
    notes: '',
    inputs: [
      { id: 'days_of_silence', type: 'number', default: '7' },
      { id: 'something_useful', type: 'long_text', label: 'Something useful since then' },
    ],
    versions: history(
      {
        daysAgo: 71.2,
        author: 'tomasz',
        body: `
Write a short follow-up to {{first name}} about {{what we proposed}}. It has been {{days of silence}} days without an answer. Be polite, remind them of the benefits and ask whether they have made a decision.`,
      },
      {
        daysAgo: 38.7,
        author: 'tomasz',
        changeNote: 'Bring something new instead of "just checking in"',
        edits: [
          [
            ' Be polite, remind them of the benefits and ask whether they have made a decision.',
            `

Something useful that has come up since: {{something useful}}

Give me two versions:
A. Three sentences. Begin with the useful thing, link it to their project, ask one question with a yes or no answer.
B. A graceful way out: say that it is fine if the time is wrong, and ask whether to come back in three months or close the file.

In both: no "just checking in", no guilt, no list of benefits, no "any news?".`,
          ],
        ],
      },
    ),
  },
  {
    key: 'price-objection',
    name: 'Answer "that is too expensive"',
    useCase: 'A client balks at the price and you want to answer today without giving a discount.',
    category: 'Sales',
    tags: ['pricing', 'email', 'negotiation'],
    status: 'active',
    owner: 'mia',
    collection: 'sales',
    recommendedModels: ['claude'],
    notes: 'Read the internal part, send only the reply.',
    inputs: [
      { id: 'what_they_wrote', type: 'long_text' },
      { id: 'what_could_be_left_out', type: 'long_text' },
    ],
    versions: history(
      {
        daysAgo: 67.5,
        author: 'mia',
        body: `
A client says our offer is too expensive. This is what they wrote:

{{what they wrote}}

Our price: {{our price}}. Write a reply that explains why it is worth it. Friendly but firm.`,
      },
      {
        daysAgo: 31.9,
        author: 'mia',
        changeNote: 'Find out what "expensive" means first; offer less, not cheaper',
        edits: [
          [
            'Our price: {{our price}}. Write a reply that explains why it is worth it. Friendly but firm.',
            `Our price: {{our price}}
What could be left out: {{what could be left out}}

First, for me only: which of these is it most likely: no budget, compared with a cheaper offer, does not see the value yet, wants to negotiate on principle? Quote the words that tell you.

Then write the reply, at most 130 words:
1. Take the objection seriously in one sentence, without defending yourself.
2. Ask the one question that would tell us which case it is.
3. Offer a smaller scope at a smaller price, with what they would lose. Never the same scope for less.
4. Leave the decision with them.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'call-notes-next-steps',
    name: 'Call notes to next steps',
    useCase: 'Right after a call, to send everybody who said what and who does what.',
    category: 'Everyday',
    tags: ['calls', 'notes', 'email'],
    status: 'battle_tested',
    owner: 'tomasz',
    collection: 'everyday',
    recommendedModels: ['chatgpt', 'claude', 'gemini'],
    notes: 'Works with raw notes in German or English, also half sentences.',
    inputs: [{ id: 'raw_notes', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 85.6,
        author: 'tomasz',
        body: `
Turn my raw notes from a call with {{client name}} into an e-mail with a summary and next steps.

{{raw notes}}`,
      },
      {
        daysAgo: 64.7,
        author: 'david',
        changeNote: 'Every step has a name and a date, open points are separate',
        edits: [
          ['with a summary and next steps.', 'that I can send to everybody who was there.'],
          [
            '{{raw notes}}',
            `{{raw notes}}

Format:
- One sentence: what the call was about and what came out of it.
- Decided: what we agreed, one line each.
- Next steps: who does what by when. If a name or a date is missing in my notes, write "who?" or "when?".
- Open: what nobody could answer.`,
          ],
        ],
      },
      {
        daysAgo: 19.9,
        author: 'jonas',
        changeNote: 'Language as a choice, and nothing that was said in confidence',
        edits: [
          [
            '- Open: what nobody could answer.',
            '- Open: what nobody could answer.\n\nWrite in {{language=German|English}}, at most 180 words. Leave out small talk and anything about people or prices that does not belong in a mail to the client; list what you left out below, for me only.',
          ],
        ],
      },
    ),
  },
  {
    key: 'tender-answers',
    name: 'Answer tender questions',
    useCase: 'A questionnaire with forty questions arrives and half of them we have answered before.',
    category: 'Sales',
    tags: ['tender', 'proposal'],
    status: 'active',
    owner: 'jonas',
    collection: 'sales',
    recommendedModels: ['claude', 'gemini'],
    notes: 'Legal and data protection answers always go past Jonas before they leave the house.',
    inputs: [
      { id: 'questions', type: 'long_text' },
      { id: 'what_we_can_say', type: 'long_text', label: 'What we can say (old answers, facts)' },
      { id: 'word_limit', type: 'number', default: '120' },
    ],
    versions: history({
      daysAgo: 44.9,
      author: 'jonas',
      body: `
Answer these tender questions for {{who is asking}}.

Questions:
{{questions}}

The only facts you may use:
{{what we can say}}

For each question give:
- the answer in at most {{word limit}} words, starting with the answer itself ("Yes, …", "Two people, …") before any explanation
- the fact it rests on, quoted in brackets
- a traffic light: green (fully answered), amber (we should add something), red (the facts do not answer it)

Do not promise anything that is not in the facts. Where a question asks for several things, answer each in the same order. Finish with a list of all amber and red questions and whom you would ask: sales, operations, data protection or finance.`,
    }),
  },
  {
    key: 'scope-change',
    name: 'Explain a scope change',
    useCase: 'The client asks for something that was not agreed, and it costs money or time.',
    category: 'Sales',
    tags: ['email', 'scope', 'pricing'],
    status: 'active',
    owner: 'jonas',
    collection: 'sales',
    recommendedModels: ['claude'],
    notes: '',
    inputs: [
      { id: 'what_was_agreed', type: 'long_text' },
      { id: 'what_they_want_now', type: 'long_text' },
    ],
    versions: history(
      {
        daysAgo: 60.8,
        author: 'jonas',
        body: `
Write to {{client name}} that a request is outside what we agreed.

Agreed: {{what was agreed}}
Requested now: {{what they want now}}
Extra effort: {{extra effort}}

Explain politely that this is additional work and has to be charged separately.`,
      },
      {
        daysAgo: 25.6,
        author: 'tomasz',
        changeNote: 'Three options to choose from: a plain no started arguments',
        edits: [
          [
            'Explain politely that this is additional work and has to be charged separately.',
            `Do it in this order:
1. Say what is good about the idea, honestly, in one sentence.
2. Put the agreed and the new side by side in two lines, without blame and without quoting the contract.
3. Offer three ways: add it (price and new date), swap it for something not yet started, or keep it for a second phase.
4. Recommend one and say why.
5. Ask for a decision by {{decision needed by}}, and say what we do until then.

At most 180 words. The words "unfortunately", "as per" and "out of scope" do not appear.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'lost-deal-review',
    name: 'Learn from a lost pitch',
    useCase: 'A pitch is lost and the reasons are still fresh.',
    category: 'Sales',
    tags: ['review', 'learning'],
    status: 'active',
    owner: 'mia',
    collection: 'sales',
    recommendedModels: ['claude'],
    notes: 'Bring the answer to the Monday meeting.',
    inputs: [{ id: 'what_happened', type: 'long_text' }],
    versions: history({
      daysAgo: 83.9,
      author: 'mia',
      body: `
We lost the pitch for {{company}}. Here is everything I remember, in order of time, with what they said to us:

{{what happened}}

1. Draw the timeline and mark the moment where you think it turned. Quote the sign we could have seen.
2. Separate what we could not change from what we could.
3. What did they really buy from the other agency, if not the price?
4. Give me three questions I may still ask them without sounding hurt.
5. Suggest one habit for the next pitch. One, not five.

Do not comfort me and do not be harsh.`,
    }),
  },
  {
    key: 'linkedin-connect',
    name: 'LinkedIn connection request',
    useCase: 'Retired: we no longer write to strangers there.',
    category: 'Sales',
    tags: ['linkedin', 'outbound', 'short'],
    status: 'retired',
    owner: 'tomasz',
    collection: 'sales',
    recommendedModels: ['chatgpt'],
    notes: 'Retired. Two replies from eighty requests.',
    inputs: [],
    versions: history({
      daysAgo: 87.7,
      author: 'tomasz',
      body: `
Write a LinkedIn connection request to {{first name}} at {{company}}, at most 280 characters. Mention {{something we have in common}}. Do not sell anything.`,
    }),
  },
  {
    key: 'grow-the-account',
    name: 'Ideas to grow an account',
    useCase: 'Before the yearly talk with a client, to bring ideas and not a price list.',
    category: 'Sales',
    tags: ['planning', 'accounts'],
    status: 'draft',
    owner: 'tomasz',
    collection: 'sales',
    recommendedModels: ['claude', 'gemini'],
    notes: 'Draft: try it on two clients before we share it.',
    inputs: [
      { id: 'what_we_did_this_year', type: 'long_text' },
      { id: 'what_they_care_about', type: 'long_text' },
    ],
    versions: history({
      daysAgo: 13.6,
      author: 'tomasz',
      body: `
I meet {{client name}} for our yearly talk.

What we did for them this year:
{{what we did this year}}

What they care about at the moment:
{{what they care about}}

Suggest six things we could do next year. For each: the problem of theirs it solves, what it would look like after four weeks, rough effort (days), and why now. Two of the six must be smaller than what they buy today, and one must be something we should advise them to do without us.

Sort them by how glad they would be, not by what we would earn.`,
    }),
  },
]

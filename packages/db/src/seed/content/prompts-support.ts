// long because: demo content
import { history } from './history.ts'
import type { DemoPrompt } from './types.ts'

export const supportPrompts: readonly DemoPrompt[] = [
  {
    key: 'angry-customer-reply',
    name: 'Reply to an angry customer',
    useCase: 'The message is loud, part of it is justified, and the answer should go out within the hour.',
    category: 'Support',
    tags: ['email', 'complaints'],
    status: 'battle_tested',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Read it aloud once before sending. Threats of legal steps go to Jonas first.',
    inputs: [
      { id: 'their_message', type: 'long_text' },
      { id: 'what_really_happened', type: 'long_text' },
    ],
    versions: history(
      {
        daysAgo: 89.8,
        author: 'david',
        changeNote: 'Moved over from the shared document',
        body: `
Write a reply to this angry customer. Apologise, show understanding and offer a solution.

Their message:
{{their message}}

What really happened:
{{what really happened}}

What we can offer: {{what we can offer}}`,
      },
      {
        daysAgo: 68.2,
        author: 'david',
        changeNote: 'Say what went wrong first; the understanding phrases made it worse',
        edits: [
          [
            'Apologise, show understanding and offer a solution.',
            'Start with what went wrong on our side, in plain words. Apologise once, for that and nothing else. Then say what we do now and by when.',
          ],
          [
            'What we can offer: {{what we can offer}}',
            'What we can offer: {{what we can offer}}\n\nNo "we understand your frustration", no "inconvenience", no "policy".',
          ],
        ],
      },
      {
        daysAgo: 40.3,
        author: 'david',
        changeNote: 'Where the customer is wrong, correct it without a fight',
        edits: [
          [
            'Then say what we do now and by when.',
            'Then say what we do now and by when. If something they claim is not true, put it right in one neutral sentence near the end, with the date or number that shows it.',
          ],
        ],
      },
      {
        daysAgo: 11.3,
        author: 'clara',
        changeNote: 'Length depends on theirs, and it is signed by a person',
        edits: [
          [
            'no "policy".',
            'no "policy". Not longer than their message and never over 150 words. Sign as {{your first name}}, with a direct way to reach you.\n\nBelow the reply, tell me in one line whether somebody should call them instead, and why.',
          ],
        ],
      },
    ),
  },
  {
    key: 'ticket-handover',
    name: 'Hand a ticket over',
    useCase: 'End of shift or holiday: a colleague takes over a long ticket.',
    category: 'Support',
    tags: ['handover', 'summary'],
    status: 'active',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['chatgpt', 'gemini'],
    notes: '',
    inputs: [{ id: 'the_whole_thread', type: 'long_text' }],
    versions: history({
      daysAgo: 75.2,
      author: 'david',
      body: `
Summarise this support thread for a colleague who takes it over and has two minutes.

{{the whole thread}}

1. Who is it and what do they want, in one sentence.
2. What has been tried, with dates, and how it ended.
3. What we promised, word for word, and whether we have kept it.
4. How they feel and what annoys them in particular.
5. The next step and the date it is due.

Only what is in the thread. If two messages contradict each other, say so. Leave out e-mail footers and phone numbers.`,
    }),
  },
  {
    key: 'help-article',
    name: 'Help article from a solved ticket',
    useCase: 'You have just explained something for the third time.',
    category: 'Support',
    tags: ['documentation', 'self-service'],
    status: 'active',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['claude'],
    notes: 'Publish within a week or it will not happen.',
    inputs: [{ id: 'the_ticket', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 62.9,
        author: 'david',
        body: `
Write a help article from this solved ticket. Use a clear title, short steps and a friendly tone. Remove personal data.

{{the ticket}}`,
      },
      {
        daysAgo: 24.2,
        author: 'ines',
        changeNote: 'Title in the words customers search for; steps one can check off',
        edits: [
          [
            'Use a clear title, short steps and a friendly tone. Remove personal data.',
            'Readers use {{product name}} and are in a hurry.',
          ],
          [
            '{{the ticket}}',
            `{{the ticket}}

- Title: the problem in the customer's words, not the name of the feature.
- First line: the answer for people who only need a reminder.
- Steps: numbered, one action each, with the exact words on the button, and what one should see afterwards.
- "If that did not help": the two most likely reasons, and what to send us.
- Five other ways customers might phrase this question, for the search.

Remove names, addresses, order numbers and everything else that points to a person. Mark with [CHECK] whatever you concluded without reading it in the ticket.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'incident-update',
    name: 'Status update during an outage',
    useCase: 'Something is down and customers need a line every half hour.',
    category: 'Support',
    tags: ['incident', 'status', 'short'],
    status: 'battle_tested',
    owner: 'jonas',
    collection: 'support',
    recommendedModels: ['chatgpt', 'claude'],
    notes: 'Post first, polish never. Paste the earlier update so that the new one does not contradict it.',
    inputs: [
      { id: 'what_we_know', type: 'long_text' },
      { id: 'earlier_update', type: 'long_text', required: false },
    ],
    versions: history(
      {
        daysAgo: 81.4,
        author: 'jonas',
        body: `
Write a status update about an outage of {{service}}.

What we know: {{what we know}}

Reassure customers and say that we are working on it.`,
      },
      {
        daysAgo: 56.6,
        author: 'jonas',
        changeNote: 'What still works, and when the next update comes',
        edits: [
          [
            'Reassure customers and say that we are working on it.',
            `Four sentences:
1. What does not work, since when, for whom.
2. What still works, or a way around it.
3. What we are doing right now.
4. The time of the next update: {{next update at}}.

Do not guess a cause and do not promise a time of repair.`,
          ],
        ],
      },
      {
        daysAgo: 30.1,
        author: 'david',
        changeNote: 'Knows the previous update and which stage we are in',
        edits: [
          [
            'Write a status update',
            'Write a status update ({{stage=first notice|still working|fixed, watching|all clear}})',
          ],
          [
            'What we know: {{what we know}}',
            'What we know: {{what we know}}\n\nOur earlier update, if there was one:\n{{earlier update}}\nStay consistent with it, and say clearly what is new.',
          ],
        ],
      },
    ),
  },
  {
    key: 'refund-reply',
    name: 'Reply to a refund request',
    useCase: 'Somebody wants their money back and you know what the answer is.',
    category: 'Support',
    tags: ['email', 'refund'],
    status: 'active',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['chatgpt'],
    notes: 'Decide first, write second. The text does not make the decision.',
    inputs: [{ id: 'their_message', type: 'long_text' }],
    versions: history({
      daysAgo: 57.4,
      author: 'david',
      body: `
Write a reply to a refund request. The decision is: {{decision=full refund|partial refund|no refund}}, because {{reason}}.

Their message:
{{their message}}

The decision stands in the first sentence. Give the reason in one sentence that a reasonable person could accept. If money goes back, say how much, which way and by what date. If it does not, offer {{alternative=help to get it working}} and name the next person they can turn to.

At most 100 words. Do not quote terms and conditions, do not thank them for their patience.`,
    }),
  },
  {
    key: 'bug-report',
    name: 'Bug report from a complaint',
    useCase: 'A customer writes "it does not work" and the developers need something they can reproduce.',
    category: 'Support',
    tags: ['bugs', 'handover'],
    status: 'active',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['claude', 'chatgpt'],
    notes: '',
    inputs: [{ id: 'conversation', type: 'long_text', label: 'Conversation with the customer' }],
    versions: history(
      {
        daysAgo: 65.3,
        author: 'david',
        body: `
Write a bug report for our developers from this conversation:

{{conversation}}

Include steps to reproduce, expected and actual result, device and browser, and severity.`,
      },
      {
        daysAgo: 20.7,
        author: 'jonas',
        changeNote: 'Separate what the customer said from what we assume',
        edits: [
          [
            'Include steps to reproduce, expected and actual result, device and browser, and severity.',
            `Product: {{product name}}

Title: what fails, where, under what condition, in one line.
Then: steps to reproduce / what happened / what should have happened / device, browser, time / how many people are affected / is there a way around it.

Mark each line with S (said by the customer, with the quote) or A (assumed). Never fill a gap with something likely: write "not known".

Last, write the message to the customer that asks for what is missing: at most three questions, answerable by somebody who is not technical, with thanks for what they already sent.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'reply-in-their-language',
    name: "Reply in the customer's language",
    useCase: 'You know what to answer but not in the language of the person who asks.',
    category: 'Support',
    tags: ['translation', 'email'],
    status: 'battle_tested',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['chatgpt', 'gemini', 'claude'],
    notes: 'Good for French, Polish, Turkish, Spanish and Dutch. Ask Inês for Portuguese, she enjoys it.',
    inputs: [
      { id: 'their_message', type: 'long_text' },
      { id: 'what_to_answer', type: 'long_text' },
    ],
    versions: history(
      {
        daysAgo: 73.7,
        author: 'david',
        body: `
Translate my answer into the language of this message.

Message:
{{their message}}

Answer:
{{what to answer}}`,
      },
      {
        daysAgo: 46.4,
        author: 'leyla',
        changeNote: 'Same form of address as the customer uses, and a translation back to check',
        edits: [
          [
            'Translate my answer into the language of this message.',
            'Write my answer in the language of this message, the way a native speaker in support would write it, not word for word.',
          ],
          [
            '{{what to answer}}',
            `{{what to answer}}

- Use the same form of address as they do (formal or familiar). If it is unclear, formal.
- Leave product names, button labels, links, amounts and dates untouched.
- Below it, translate your text back into {{my language=German|English}}, so that I can check what I am sending.
- Tell me if something in my answer might sound rude or strange in their culture.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'questions-from-tickets',
    name: 'Most asked questions of the month',
    useCase: 'First of the month, with an export of the ticket subjects.',
    category: 'Analysis',
    tags: ['reporting', 'self-service', 'analysis'],
    status: 'active',
    owner: 'ines',
    collection: 'support',
    recommendedModels: ['gemini', 'claude'],
    notes: 'Remove the column with names and addresses before you paste anything.',
    inputs: [{ id: 'ticket_subjects', type: 'long_text' }],
    versions: history({
      daysAgo: 42.5,
      author: 'ines',
      body: `
These are the ticket subjects of {{month}} from the help desk of {{client name}}:

{{ticket subjects}}

Group them by what the customer wanted to get done, not by words that look alike. Give me a table with: what they wanted, number of tickets, share, one typical subject word for word, and whether a help article, a change in the product or only a person can solve it.

Ten groups at most; everything else is "other", with its number. The numbers must add up to the number of lines I gave you: state that number.

Under the table: the three groups where one hour of our work would save the most tickets, and what to do in that hour.`,
    }),
  },
  {
    key: 'saved-reply-check',
    name: 'Check our saved replies',
    useCase: 'Twice a year, to clean up the saved replies of a help desk.',
    category: 'Support',
    tags: ['review', 'editing'],
    status: 'draft',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['claude'],
    notes: 'Draft. Too strict with short replies so far.',
    inputs: [{ id: 'saved_replies', type: 'long_text' }],
    versions: history({
      daysAgo: 8.7,
      author: 'david',
      body: `
Here are saved replies of a help desk, separated by lines:

{{saved replies}}

Read each as a customer who gets it at ten in the evening. For each give: keep, rewrite or delete, and one reason of at most ten words. Delete when another reply says the same. Rewrite when the answer is not in the first two sentences, when it blames the customer, or when it names a feature, price or person that looks out of date.

Then write the new text for every "rewrite", in the same language and not longer than before.`,
    }),
  },
  {
    key: 'holiday-auto-reply',
    name: 'Auto-reply for holidays',
    useCase: 'The help desk is closed for some days and people will write anyway.',
    category: 'Support',
    tags: ['email', 'short'],
    status: 'active',
    owner: 'david',
    collection: 'support',
    recommendedModels: ['chatgpt'],
    notes: '',
    inputs: [
      { id: 'closed_from', type: 'date' },
      { id: 'back_on', type: 'date' },
    ],
    versions: history({
      daysAgo: 86.9,
      author: 'david',
      body: `
Write an automatic reply in German and English. We are closed from {{closed from}} and back on {{back on}}. In an emergency people can reach {{emergency contact}}. Say what counts as an emergency in one example. Two or three sentences in each language, warm, no wordplay about the season.`,
    }),
  },
]

// long because: demo content
import { history } from './history.ts'
import type { DemoPrompt } from './types.ts'

export const marketingPrompts: readonly DemoPrompt[] = [
  {
    key: 'launch-email',
    name: 'Product launch email',
    useCase: 'A client ships something new and their existing customers should hear it from us first.',
    category: 'Marketing',
    tags: ['email', 'launch', 'copy'],
    status: 'battle_tested',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['claude', 'chatgpt'],
    notes:
      'Fill "what changes for the customer" with a real before and after; that one blank decides whether the e-mail is good. Not for price increases.',
    inputs: [
      { id: 'what_changes_for_the_customer', type: 'long_text' },
      { id: 'launch_date', type: 'date' },
    ],
    versions: history(
      {
        daysAgo: 91.3,
        author: 'clara',
        changeNote: 'Moved over from the shared document',
        body: `
Write a launch email for {{product name}} from {{client name}} to their existing customers.

What is new and why it matters:
{{what changes for the customer}}

Available from: {{launch date}}

Structure:
1. A subject line that says what the reader can do now.
2. An opening that describes the old annoyance in one sentence.
3. What is new, in at most three short paragraphs.
4. One call to action.

Tone: {{tone=friendly|formal|playful}}. No exclamation marks, no "we are excited to announce".`,
      },
      {
        daysAgo: 70.2,
        author: 'clara',
        changeNote: 'Three subject lines instead of one, clients always ask for a choice',
        edits: [
          [
            '1. A subject line that says what the reader can do now.',
            '1. Three subject lines to choose from, each under 50 characters: one that says what the reader can do now, one that names the old annoyance, one that is a plain question.',
          ],
        ],
      },
      {
        daysAgo: 41.6,
        author: 'mia',
        changeNote: 'Hard length limit; the drafts came back at 400 words',
        edits: [
          [
            '3. What is new, in at most three short paragraphs.',
            '3. What is new, in at most two short paragraphs.',
          ],
          [
            '4. One call to action.',
            '4. One call to action, as a button label of two to four words.\n\nThe body is 150 words at most, without the subject lines.',
          ],
        ],
      },
      {
        daysAgo: 12.4,
        author: 'clara',
        changeNote: 'Preview text added, and it must not invent features',
        edits: [
          [
            '2. An opening',
            '2. Preview text of at most 80 characters that does not repeat the subject.\n3. An opening',
          ],
          ['3. What is new, in at most two', '4. What is new, in at most two'],
          ['4. One call to action', '5. One call to action'],
          [
            'No exclamation marks',
            'Use only the facts above: if something important is missing, ask me for it at the end and do not make it up. No exclamation marks',
          ],
        ],
      },
    ),
  },
  {
    key: 'linkedin-project-post',
    name: 'LinkedIn post from a finished project',
    useCase: 'A project went live and we want one honest post about it from a person, not from the company.',
    category: 'Marketing',
    tags: ['social', 'linkedin', 'copy'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['claude'],
    notes: 'Still sounds a little like everybody else. Expect to rewrite the first line by hand.',
    inputs: [{ id: 'what_happened', type: 'long_text', label: 'What happened, in your own words' }],
    versions: history(
      {
        daysAgo: 84.5,
        author: 'clara',
        body: `
Write a LinkedIn post about a project we just finished.

Client: {{client name}}
What happened: {{what happened}}

Start with a hook. Explain the challenge, our solution and the result. End with a question to the reader and five hashtags. About 200 words.`,
      },
      {
        daysAgo: 58.3,
        author: 'clara',
        changeNote: 'No hook, no hashtags: the posts that did well had neither',
        notes: '',
        edits: [
          [
            'Start with a hook. Explain the challenge, our solution and the result.',
            'Start in the middle of the story, with something that was said or done on a certain day. Then say what we tried first, why it did not work, and what did.',
          ],
          [
            'End with a question to the reader and five hashtags. About 200 words.',
            'End when the story ends. No hashtags, no question to the reader, no emoji. About 150 words.',
          ],
        ],
      },
      {
        daysAgo: 23.7,
        author: 'tomasz',
        changeNote: 'Written as the person who posts it, with one number',
        edits: [
          [
            'about a project we just finished.',
            'about a project we just finished. It is posted by {{who posts it}}, so write as that person, in the first person singular.',
          ],
          ['and what did.', 'and what did. Use exactly one number, and only one that is in my notes.'],
        ],
      },
    ),
  },
  {
    key: 'case-study-draft',
    name: 'Case study from interview notes',
    useCase: 'You have talked to the client for half an hour and need a first draft for the website.',
    category: 'Marketing',
    tags: ['case-study', 'website', 'copy'],
    status: 'battle_tested',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['claude', 'gemini'],
    notes:
      'Quotes come out word for word since version 3. Send the draft to the client before design starts.',
    inputs: [{ id: 'interview_notes', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 88.1,
        author: 'clara',
        notes: 'Check every quote against the notes.',
        body: `
Turn these interview notes into a case study for our website.

Client: {{client name}}, {{industry}}
Notes:
{{interview notes}}

Use the headings "The problem", "What we did" and "What changed". Around 500 words, in plain English. Include two or three quotes from the client.`,
      },
      {
        daysAgo: 61.4,
        author: 'mia',
        changeNote: 'Result goes first; nobody reads to the end',
        notes: 'Check every quote against the notes. Send the draft to the client before design starts.',
        edits: [
          [
            'Use the headings "The problem", "What we did" and "What changed".',
            'Open with a summary box: one sentence on the result, then three facts (who, how long, what for). After it use the headings "Before", "The turning point", "What we did" and "Today".',
          ],
          ['Around 500 words', 'Around 600 words'],
        ],
      },
      {
        daysAgo: 33.8,
        author: 'clara',
        changeNote: 'Quotes must be real: one had been made up',
        edits: [
          [
            'Include two or three quotes from the client.',
            'Include two or three quotes from the client, copied word for word from the notes. If the notes have no sentence worth quoting, write [QUOTE NEEDED: about …] and do not invent one.\n\nAt the end, list every number you used and where in the notes it stands, so that I can check it.',
          ],
        ],
      },
    ),
  },
  {
    key: 'blog-outline',
    name: 'Blog outline that answers one question',
    useCase: 'Before anyone writes a blog post, to see whether there is an article in the idea.',
    category: 'Marketing',
    tags: ['blog', 'planning', 'seo'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['chatgpt', 'claude'],
    notes: '',
    inputs: [],
    versions: history(
      {
        daysAgo: 76.9,
        author: 'clara',
        body: `
Plan a blog article that answers this question: {{the question}}

Reader: {{reader=someone who runs a small company}}
What we know that others do not: {{our own experience}}

Give me:
- a working title of at most 60 characters
- the answer in two sentences, as it would stand in the first paragraph
- five to seven section headings, each with one line on what the section proves
- three things to leave out because everybody writes them already`,
      },
      {
        daysAgo: 36.2,
        author: 'ines',
        changeNote: 'Asks for evidence for each section, so research happens before writing',
        edits: [
          [
            'each with one line on what the section proves',
            'each with one line on what the section proves and one line on the evidence we would need (a number, an example, a person to ask)',
          ],
          [
            'because everybody writes them already',
            'because everybody writes them already\n\nIf the question does not carry a whole article, say so and suggest a shorter form instead.',
          ],
        ],
      },
    ),
  },
  {
    key: 'newsletter-intro',
    name: 'Newsletter opening paragraph',
    useCase: 'The newsletter is finished except for the first three sentences.',
    category: 'Marketing',
    tags: ['newsletter', 'email', 'short'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['claude'],
    notes: '',
    inputs: [{ id: 'topics', type: 'long_text', label: 'Topics, one a line' }],
    versions: history({
      daysAgo: 66.6,
      author: 'clara',
      body: `
Write five different opening paragraphs for a newsletter, three sentences each. This issue covers:

{{topics}}

Each one starts from another angle: a small scene from everyday work, a surprising fact from the topics, a question our readers really ask, something that annoyed us this month, something in the season. Do not list the topics, do not say "in this issue" and do not mention the weather.`,
    }),
  },
  {
    key: 'search-ad-variants',
    name: 'Search ad variants',
    useCase: 'Setting up or refreshing a search campaign and you need headlines that fit the limits.',
    category: 'Marketing',
    tags: ['ads', 'copy', 'campaign'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['chatgpt', 'gemini'],
    notes: 'Check the character counts anyway, they are sometimes off by one or two.',
    inputs: [{ id: 'proof', type: 'long_text', label: 'Proof (numbers, awards, guarantees)' }],
    versions: history({
      daysAgo: 72.1,
      author: 'clara',
      body: `
Write text for a search ad.

Offer: {{offer}}
Search term it should answer: {{search term}}
Proof we may use: {{proof}}
Language: {{language=German|English|French}}

Give me 12 headlines of at most 30 characters and 4 descriptions of at most 90 characters, as a table with a column for the character count.

- At least three headlines contain the search term word for word.
- At least three name a benefit, three use the proof, and two answer a doubt.
- Any two headlines must make sense side by side, in either order.
- No claims that are not in the offer or the proof, no superlatives, no capitals for emphasis.

After the table, name the two headlines you would test first against each other, and why.`,
    }),
  },
  {
    key: 'landing-page-critique',
    name: 'Landing page critique',
    useCase: 'A page gets visitors but no enquiries, or you want a second pair of eyes before launch.',
    category: 'Marketing',
    tags: ['website', 'review', 'conversion'],
    status: 'active',
    owner: 'ines',
    collection: 'marketing',
    recommendedModels: ['claude', 'chatgpt'],
    notes: 'Paste the text of the page, not the address: the tools do not always read the live page.',
    inputs: [{ id: 'page_text', type: 'long_text' }],
    versions: history(
      {
        daysAgo: 69.4,
        author: 'ines',
        body: `
You are visiting this landing page for the first time. You are {{visitor}} and came here from {{source=a search ad|a newsletter|a recommendation}}.

{{page text}}

Tell me what works, what does not work and what you would improve.`,
      },
      {
        daysAgo: 29.5,
        author: 'ines',
        changeNote: 'Reads like a visitor now instead of handing out marks',
        edits: [
          [
            'Tell me what works, what does not work and what you would improve.',
            `Read it from top to bottom and answer as that visitor:
1. After the first screen, what do you think is sold here, to whom, and what does it cost?
2. Write down every question in your head, in the order they come up, and mark those the page never answers.
3. Where exactly do you stop reading? Quote the sentence.
4. What would have to be true for you to press the button today?

Then step out of the role and list the five changes with the most effect, biggest first. For each one quote the present words and give the new words, ready to paste.`,
          ],
        ],
      },
    ),
  },
  {
    key: 'brand-voice-rewrite',
    name: "Rewrite in the client's voice",
    useCase: 'The facts are right but the text does not sound like the client.',
    category: 'Marketing',
    tags: ['voice', 'editing', 'copy'],
    status: 'battle_tested',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['claude'],
    notes: 'Two samples work better than five. Choose ones the client wrote without us.',
    inputs: [
      { id: 'sample_of_their_writing', type: 'long_text' },
      { id: 'text_to_rewrite', type: 'long_text' },
    ],
    versions: history(
      {
        daysAgo: 90.2,
        author: 'clara',
        changeNote: 'Moved over from the shared document',
        body: `
Rewrite the text below so that it sounds like {{client name}}. They are {{three words for their voice}}.

{{text to rewrite}}`,
      },
      {
        daysAgo: 79.6,
        author: 'clara',
        changeNote: 'Adjectives were not enough; it learns from a sample now',
        edits: [
          [
            'They are {{three words for their voice}}.',
            'This is how they write:\n\n{{sample of their writing}}\n\nText to rewrite:',
          ],
        ],
      },
      {
        daysAgo: 55.1,
        author: 'tomasz',
        changeNote: 'Facts, names and numbers must survive the rewrite',
        edits: [
          [
            '{{text to rewrite}}',
            '{{text to rewrite}}\n\nKeep every fact, name, number, date and link exactly as it is. Do not add claims. Stay within ten percent of the length.',
          ],
        ],
      },
      {
        daysAgo: 34.4,
        author: 'clara',
        changeNote: 'First describe the voice, then write: easier to correct',
        edits: [
          [
            'Text to rewrite:',
            'First describe their voice in five bullet points: sentence length, how they address the reader, favourite words, what they never do, how they end. Then rewrite this:',
          ],
        ],
      },
      {
        daysAgo: 9.2,
        author: 'mia',
        changeNote: 'Shows the three sentences it is least sure about',
        edits: [
          [
            'Stay within ten percent of the length.',
            'Stay within ten percent of the length.\n\nAfter the text, quote the three sentences you are least sure about and give one alternative for each.',
          ],
        ],
      },
    ),
  },
  {
    key: 'campaign-brief',
    name: 'Campaign brief on one page',
    useCase: 'A client call ended with "let us do something" and the team needs a brief by tomorrow.',
    category: 'Marketing',
    tags: ['brief', 'planning', 'campaign'],
    status: 'active',
    owner: 'tomasz',
    collection: 'marketing',
    recommendedModels: ['chatgpt', 'claude'],
    notes: '',
    inputs: [
      { id: 'notes_from_the_call', type: 'long_text' },
      { id: 'budget_in_euros', type: 'number', required: false },
    ],
    versions: history({
      daysAgo: 52.7,
      author: 'tomasz',
      body: `
Write a campaign brief that fits on one page from these notes:

{{notes from the call}}

Client: {{client name}}
Budget in euros, if known: {{budget in euros}}

Use exactly these headings, two or three lines under each:
Why now / Who it is for / What they think today / What they should think afterwards / The one thing we say / Proof / Where it runs / What we must not do / How we know it worked / Dates

Rules:
- "The one thing we say" is one sentence without "and".
- "How we know it worked" has one number and a date.
- Mark everything the notes do not say with (assumption), so that we can clear it up.

Close with the five questions to ask the client before work starts, the most expensive mistake first.`,
    }),
  },
  {
    key: 'webinar-follow-up',
    name: 'Webinar follow-up emails',
    useCase: 'The day after a webinar, one e-mail for those who came and one for those who did not.',
    category: 'Marketing',
    tags: ['email', 'events'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['chatgpt'],
    notes: 'Written for the first webinar series.',
    inputs: [{ id: 'three_takeaways', type: 'long_text' }],
    versions: history({
      daysAgo: 89.4,
      author: 'clara',
      body: `
Write two follow-up e-mails after our webinar "{{webinar title}}".

Takeaways:
{{three takeaways}}
Link to the recording: {{recording link}}

E-mail A goes to those who were there. Thank them in half a sentence, give them the one takeaway that was discussed most, link the recording and offer a 20-minute call.

E-mail B goes to those who registered but did not come. No reproach and no "sorry we missed you". Give them the takeaways in three lines and the minute in the recording where it gets interesting.

Each e-mail: subject line, at most 120 words, one link.`,
    }),
  },
  {
    key: 'hashtag-finder',
    name: 'Hashtag finder',
    useCase: 'Retired: hashtags no longer help our posts. Kept for the record.',
    category: 'Marketing',
    tags: ['social', 'short'],
    status: 'retired',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['chatgpt'],
    notes: 'Retired in a monthly review. Use "LinkedIn post from a finished project" without hashtags.',
    inputs: [{ id: 'post', type: 'long_text' }],
    versions: history({
      daysAgo: 91.1,
      author: 'clara',
      changeNote: 'Moved over from the shared document',
      body: `
Suggest 15 hashtags for this {{network=LinkedIn|Instagram}} post: five broad, five for the niche, five that hardly anyone uses yet. Sort them by how well they fit.

{{post}}`,
    }),
  },
  {
    key: 'press-release',
    name: 'Press release for the local paper',
    useCase: 'A client has real news and the regional press might print it.',
    category: 'Marketing',
    tags: ['press', 'copy'],
    status: 'active',
    owner: 'tomasz',
    collection: 'marketing',
    recommendedModels: ['claude'],
    notes: 'Call the editor first. A release nobody expects is not printed.',
    inputs: [
      { id: 'facts', type: 'long_text' },
      { id: 'date_of_the_news', type: 'date' },
    ],
    versions: history({
      daysAgo: 82.2,
      author: 'tomasz',
      body: `
Write a press release for a regional newspaper.

Who: {{client name}} in {{town}}
When: {{date of the news}}
Facts:
{{facts}}

- The headline says what happened to whom, with a verb, in at most 70 characters.
- The first paragraph answers who, what, when, where and why it matters to people in {{town}}.
- Second paragraph: one quote from the client, marked [PLEASE CONFIRM].
- Third paragraph: background an editor can cut without losing the story.
- Last: two sentences about the client and a contact line to fill in.

250 to 300 words. News style, no advertising words such as "leading", "innovative" or "unique".`,
    }),
  },
  {
    key: 'image-alt-texts',
    name: 'Alt texts for images',
    useCase: 'Before a page goes live, for every picture that says something.',
    category: 'Marketing',
    tags: ['website', 'accessibility', 'short'],
    status: 'active',
    owner: 'ines',
    collection: null,
    recommendedModels: ['chatgpt', 'gemini'],
    notes: 'Attach the pictures in the chat, up to ten at a time.',
    inputs: [],
    versions: history({
      daysAgo: 47.8,
      author: 'ines',
      body: `
Write an alt text for each picture I attach. The page is about {{topic of the page}}.

Say what matters about the picture on this page, in one sentence of at most 120 characters. Do not begin with "picture of". Repeat any text that can be read in the picture. If a picture is only decoration, answer "empty alt text" and give the reason in three words.

Number them in the order of the pictures.`,
    }),
  },
  {
    key: 'content-calendar',
    name: 'Content calendar for a month',
    useCase: 'Last week of the month, to plan the posts of the next one with a client.',
    category: 'Marketing',
    tags: ['planning', 'social', 'campaign'],
    status: 'active',
    owner: 'clara',
    collection: 'marketing',
    recommendedModels: ['chatgpt', 'gemini'],
    notes: 'The topics are good, the dates need checking against the calendar of the client.',
    inputs: [
      { id: 'posts_a_week', type: 'number', default: '3' },
      { id: 'what_is_going_on', type: 'long_text', label: 'What is going on (events, launches, holidays)' },
    ],
    versions: history(
      {
        daysAgo: 63.5,
        author: 'clara',
        body: `
Make a content calendar for {{client name}} for {{month}}, with {{posts a week}} posts a week.

What is going on that month:
{{what is going on}}

Table with the columns date, topic, format, channel, text idea. Mix informing, entertaining and selling.`,
      },
      {
        daysAgo: 27.3,
        author: 'clara',
        changeNote: 'Every post needs a reason to exist and a person who delivers the material',
        edits: [
          [
            'Table with the columns date, topic, format, channel, text idea. Mix informing, entertaining and selling.',
            `Table with these columns: date and weekday, topic, why a follower would care, format, channel, first sentence, what we need from the client and by when.

- Half of the posts help with a problem, a quarter show people and work, at most a quarter sell.
- Nothing that any other company could post unchanged.
- No "happy Monday" and no invented awareness days.
- Leave one place a week empty for something that comes up.

Under the table: the three posts most worth paying to promote, and why.`,
          ],
        ],
      },
    ),
  },
]
